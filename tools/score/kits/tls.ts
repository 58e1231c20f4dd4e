// Kit tls: `{topic, articles, timelines}` -> `{topic, name, entries: [{date, sents}]}`, one line a timeline. Of a timeline only what the
// papers let a system know is read: its first and last day (which are days of it), its number of days, and of sentences a day.
import { readTopic, timelineOf } from "../../../src/record/index.ts";
import { lines, type Predict, records } from "../kit.ts";

interface Wanted {
  readonly name?: string;
  readonly first?: string;
  readonly last?: string;
  readonly days?: number;
  readonly sentsPerDay?: number;
  readonly entries?: readonly { readonly date: string; readonly sents?: readonly unknown[] }[];
}

export const predict: Predict = (input) =>
  lines(
    records(input).flatMap(({ topic, articles, timelines }) => {
      const given = (articles as { date: string; title?: string; text?: string }[] | undefined) ?? [];
      const read = readTopic(
        given.map(({ date, title, text }) => ({
          date: date.slice(0, 10),
          title: title ?? null,
          text: text ?? "",
        })),
      );
      const published = given.map(({ date }) => date.slice(0, 10)).sort();
      return ((timelines as Wanted[] | undefined) ?? [{}]).map((wanted) => {
        const dates = (wanted.entries ?? []).map(({ date }) => date).sort();
        const sentences = (wanted.entries ?? []).reduce(
          (sum, { sents }) => sum + Math.max(1, sents?.length ?? 1),
          0,
        );
        const first = wanted.first ?? dates[0];
        const last = wanted.last ?? dates.at(-1);
        const days = timelineOf(read, {
          first: first ?? published[0] ?? "",
          last: last ?? published.at(-1) ?? "",
          days: wanted.days ?? (dates.length || 20),
          sentences: Math.max(
            1,
            Math.round(wanted.sentsPerDay ?? (dates.length > 0 ? sentences / dates.length : 1)),
          ),
          known: [first, last].filter((day) => day !== undefined),
        });
        return {
          topic,
          ...(wanted.name === undefined ? {} : { name: wanted.name }),
          entries: days.map(({ date, sentences: sents }) => ({ date, sents })),
        };
      });
    }),
  );
