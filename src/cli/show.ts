// Draws one thing of the record whole: an event with every detail and who gives it, a report, a lane, a post, a person.
import {
  boundWords,
  sinceWords,
  type ChannelLane,
  type Commitment,
  dayWords,
  type Event,
  type PostHistory,
  type RecordView,
  timeWords,
  chains,
  eventTitle,
  levelName,
  stateName,
  support,
  type Words,
  wordsOf,
} from "../record/index.ts";
import { sinceContact } from "./board.ts";
import { counted, type DrawOptions, filled, type Ink, inkOf, listed, wrapped } from "./lines.ts";

/** What an id means in a view. */
export type Found =
  | { readonly kind: "event"; readonly event: Event }
  | { readonly kind: "report"; readonly id: string }
  | { readonly kind: "statement"; readonly ref: string }
  | { readonly kind: "channel"; readonly lanes: readonly ChannelLane[] }
  | { readonly kind: "post"; readonly post: PostHistory }
  | { readonly kind: "commitment"; readonly commitment: Commitment }
  | { readonly kind: "person"; readonly id: string; readonly name: string }
  | { readonly kind: "several"; readonly ids: readonly string[] }
  | { readonly kind: "nothing" };

/** Finds what an id, an unambiguous beginning of one, a ref or a person's name means. */
export function find(view: RecordView, id: string): Found {
  const events = view.events.filter(
    (event) => event.id === id || (id.length >= 3 && event.id.startsWith(id)),
  );
  const exact = events.find((event) => event.id === id);
  if (exact) return { kind: "event", event: exact };
  if (view.statements.some((filed) => filed.ref === id)) return { kind: "statement", ref: id };
  const commitment = view.commitments.find((each) => each.id === id);
  if (commitment) return { kind: "commitment", commitment };
  for (const list of [view.positions, view.silences, view.precedents] as const) {
    const line = list.find((each) => each.id === id);
    const event = line && view.events.find((each) => each.id === line.event);
    if (event) return { kind: "event", event };
  }
  const contradiction = view.contradictions.find((each) => each.id === id);
  const about = contradiction && view.events.find((event) => event.id === contradiction.events[0]);
  if (about) return { kind: "event", event: about };
  const lanes = view.lanes.filter((lane) => lane.channelId === id || lane.id === id);
  if (lanes.length > 0) return { kind: "channel", lanes };
  const post = view.posts.find((each) => each.id === id);
  if (post) return { kind: "post", post };
  const reports = view.reports.filter(
    (report) => report.id === id || (id.length >= 3 && report.id.startsWith(id)),
  );
  const begun = [...events.map((event) => event.id), ...reports.map((report) => report.id)];
  if (begun.length > 1 && !reports.some((report) => report.id === id))
    return { kind: "several", ids: begun.slice(0, 10) };
  if (events.length === 1) return { kind: "event", event: events[0]! };
  const report = reports.find((each) => each.id === id) ?? reports[0];
  if (report) return { kind: "report", id: report.id };
  const name = id.toLowerCase();
  for (const event of view.events)
    for (const person of event.persons)
      if (person.id === id || person.name.toLowerCase() === name)
        return { kind: "person", id: person.id, name: person.name };
  return { kind: "nothing" };
}

const line = (label: string, text: string, columns: number): string[] =>
  wrapped(text, columns, filled(`  ${label}`, 16), " ".repeat(16));

function eventLines(event: Event, words: Words, ink: Ink, columns: number): string[] {
  const out = wrapped(eventTitle(event, words), columns).map(ink.bold);
  out.push(...wrapped(`${event.id}  ${support(event)}`, columns).map(ink.dim), "");
  out.push(...line("when", `${timeWords(event.when)}${event.when.stated ? "" : " (inferred)"}`, columns));
  if (event.place)
    out.push(
      ...line(
        "where",
        event.place.country ? `${event.place.name}, ${words.state(event.place.country)}` : event.place.name,
        columns,
      ),
    );
  for (const person of event.persons)
    out.push(
      ...line(
        "who",
        `${person.name}${person.post ? `, ${person.post}` : ""}${person.party ? ` (${words.state(person.party)})` : ""}`,
        columns,
      ),
    );
  if (event.organs.length > 0) out.push(...line("bodies", listed(event.organs), columns));
  if (event.level) out.push(...line("level", levelName(event.level), columns));
  if (event.channel) out.push(...line("channel", event.channel, columns));
  if (event.content) out.push(...line("content", `"${event.content.replace(/\s+/g, " ")}"`, columns));
  for (const cause of event.causes)
    out.push(
      ...line(
        "cause claimed",
        `"${cause.text.replace(/\s+/g, " ")}", says ${chains(cause.claims, 2)}${cause.event ? `  ${cause.event}` : ""}`,
        columns,
      ),
    );
  for (const [field, values] of Object.entries(event.fields)) {
    if (values === undefined || values.length < 2) continue;
    const differ = event.disagreements.includes(field as Event["disagreements"][number]);
    out.push(
      "",
      ...wrapped(
        `${differ ? "! the reports disagree on" : "told in several ways:"} ${field}`,
        columns,
        "  ",
      ).map(differ ? ink.doubt : ink.dim),
    );
    for (const value of values)
      out.push(...wrapped(`${value.text}: ${chains(value.claims)}`, columns, "    ", "      "));
  }
  out.push("", ink.bold("  Said in"));
  for (const ref of event.statements) {
    const filed = words.filed(ref);
    if (!filed) continue;
    out.push(
      ...wrapped(
        `${dayWords(filed.knownFrom, true)}  ${filed.says.join(" <- ")}${filed.standing === "read" ? "" : ` [${filed.standing}]`}`,
        columns,
        "  ",
        "    ",
      ),
      ...wrapped(`"${filed.quote.replace(/\s+/g, " ").trim()}"`, columns, "    ", "    "),
      ...wrapped(ref, columns, "    ").map(ink.dim),
    );
  }
  return out;
}

function laneLines(lanes: readonly ChannelLane[], words: Words, ink: Ink, columns: number): string[] {
  const first = lanes[0]!;
  const out = [
    ...wrapped(`${first.channel}, ${first.parties.map(words.state).join(" - ")}`, columns).map(ink.bold),
    ...wrapped(first.channelId, columns).map(ink.dim),
  ];
  for (const lane of lanes) {
    out.push(
      "",
      ...wrapped(
        `${levelName(lane.level)}: ${stateName(lane.state)}; ${sinceContact(lane)}`,
        columns,
        "  ",
      ).map(ink.bold),
    );
    for (const transition of lane.transitions) {
      out.push(
        ...wrapped(
          `${boundWords(transition.from, true)}: ${stateName(transition.state)}, ${transition.basis === "said" ? "says" : "shown by a contact, says"} ${chains(transition.claims)}  ${transition.event}`,
          columns,
          "    ",
          "      ",
        ),
      );
      for (const dispute of lane.disputes)
        if (dispute.at.event === transition.event && dispute.at.state === transition.state)
          out.push(
            ...wrapped(
              `! disputed: ${stateName(dispute.side.state)} ${sinceWords(dispute.side.from, true)}, says ${chains(dispute.side.claims)}`,
              columns,
              "      ",
              "        ",
            ).map(ink.doubt),
          );
    }
    if (lane.refusals.length > 0)
      out.push(
        ...wrapped(
          `refusals, which alone close nothing: ${lane.refusals.join(", ")}`,
          columns,
          "    ",
          "    ",
        ).map(ink.dim),
      );
  }
  return out;
}

/** Stretch of a tenure in words; an open beginning is "by" the first day it was seen. */
export const stretch = (
  from: PostHistory["tenures"][number]["from"],
  to: PostHistory["tenures"][number]["to"],
): string => `${boundWords(from, true)} - ${to === null ? "now" : boundWords(to, true)}`;

function postLines(post: PostHistory, words: Words, ink: Ink, columns: number): string[] {
  const out = [
    ...wrapped(`${post.title}${post.state ? `, ${words.state(post.state)}` : ""}`, columns).map(ink.bold),
    ...wrapped(`${post.id}${post.organ ? `  ${post.organ}` : ""}`, columns).map(ink.dim),
    "",
  ];
  for (const tenure of post.tenures)
    out.push(
      ...wrapped(
        `${stretch(tenure.from, tenure.to)}: ${tenure.holder ?? "vacant"}${tenure.status === "acting" ? " (acting)" : ""} - ${tenure.why}; says ${chains(tenure.claims, 2)}`,
        columns,
        "  ",
        "    ",
      ),
    );
  return out;
}

function commitmentLines(each: Commitment, words: Words, ink: Ink, columns: number): string[] {
  const out = wrapped(
    `${listed(each.by.map(words.state))}: "${each.what.replace(/\s+/g, " ")}"`,
    columns,
  ).map(ink.bold);
  out.push(...wrapped(`${each.id}  ${each.status}`, columns).map(ink.dim), "");
  for (const step of each.steps)
    out.push(
      ...wrapped(
        `${boundWords(step.from, true)}: ${step.status} - ${step.why}${step.event ? `  ${step.event}` : ""}`,
        columns,
        "  ",
        "    ",
      ),
    );
  for (const not of each.notEvidence)
    out.push(...wrapped(`not counted: ${not.event}, ${not.why}`, columns, "  ", "    ").map(ink.dim));
  out.push(...wrapped(`says ${chains(each.claims, 5)}`, columns, "  ", "    "));
  return out;
}

/** What the record holds under an id, as text. Says so when there is nothing or more than one. */
export function renderShow(view: RecordView, id: string, options: DrawOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const found = find(view, id);
  const eventsWith = (keep: (event: Event) => boolean): string[] =>
    view.events
      .filter(keep)
      .flatMap((event) =>
        wrapped(
          `${timeWords(event.when, true)}: ${eventTitle(event, words)}  ${event.id}`,
          columns,
          "  ",
          "    ",
        ),
      );
  switch (found.kind) {
    case "event":
      return eventLines(found.event, words, ink, columns).join("\n");
    case "channel":
      return laneLines(found.lanes, words, ink, columns).join("\n");
    case "post":
      return postLines(found.post, words, ink, columns).join("\n");
    case "commitment":
      return commitmentLines(found.commitment, words, ink, columns).join("\n");
    case "statement": {
      const event = view.events.find((each) => each.statements.includes(found.ref));
      return event ? eventLines(event, words, ink, columns).join("\n") : `${found.ref} is in no event`;
    }
    case "report": {
      const report = view.reports.find((each) => each.id === found.id)!;
      return [
        ...wrapped(report.title ?? "(no title)", columns).map(ink.bold),
        ...wrapped(
          `${report.publisher ?? "publisher not told"}, ${dayWords(report.knownFrom)}${report.dated ? "" : " (inferred)"}; origin: ${report.origin}`,
          columns,
        ),
        ...wrapped(report.id, columns).map(ink.dim),
        "",
        ...eventsWith((event) => event.claims.some((claim) => claim.report === found.id)),
      ].join("\n");
    }
    case "person": {
      const name = found.name.toLowerCase();
      const tenures = view.posts.flatMap((post) =>
        post.tenures
          .filter((tenure) => tenure.holder?.toLowerCase() === name)
          .flatMap((tenure) =>
            wrapped(
              `${post.title}${post.state ? `, ${words.state(post.state)}` : ""}: ${stretch(tenure.from, tenure.to)}`,
              columns,
              "  ",
              "    ",
            ),
          ),
      );
      return [
        ink.bold(found.name),
        ...wrapped(found.id, columns).map(ink.dim),
        ...tenures,
        "",
        ...eventsWith((event) => event.persons.some((person) => person.id === found.id)),
      ].join("\n");
    }
    case "several":
      return [
        `"${id}" begins ${counted(found.ids.length, "id")}:`,
        ...found.ids.map((each) => `  ${each}`),
      ].join("\n");
    case "nothing":
      return wrapped(
        `Nothing in this record is called "${id}". Ids stand at the end of the lines of parley chronology.`,
        columns,
      ).join("\n");
  }
}
