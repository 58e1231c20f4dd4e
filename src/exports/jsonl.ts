// Everything of the view, one object a line with its `type`: nothing is lost.
import type { Format } from "./format.ts";

export const jsonl: Format = {
  name: "jsonl",
  summary: "the whole view, one JSON object a line, told apart by `type`",
  columns: [
    [
      "type",
      "view, report, event, statement, lane, commitment, post, position, silence, precedent or contradiction",
    ],
    ["...", "the fields of that thing, as the types of `parley/record` have them"],
  ],
  loses: [],
  write(view) {
    const { asOf, asRecorded, on, coverage } = view;
    const lines: unknown[] = [{ type: "view", asOf, asRecorded, on, coverage }];
    const add = (type: string, things: readonly object[]) => {
      for (const thing of things) lines.push({ type, ...thing });
    };
    add("report", view.reports);
    add("event", view.events);
    add("statement", view.statements);
    add("lane", view.lanes);
    add("commitment", view.commitments);
    add("post", view.posts);
    add("position", view.positions);
    add("silence", view.silences);
    add("precedent", view.precedents);
    add("contradiction", view.contradictions);
    return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  },
};
