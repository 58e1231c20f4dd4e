// A process that judges until it is killed: `node judging.ts RECORD SEED`. It says what it is about to write, writes it through the
// store, and says that it is kept; now and then it looks into the record, which folds what was judged.
import { writeSync } from "node:fs";
import { type Judgement, type StatementMark } from "../../src/record/index.ts";
import type { Statement } from "../../src/coding/index.ts";
import { openRecord, type RecordStore } from "../../src/store/index.ts";
import { type Random, random } from "./killing.ts";

/** A line of its output. `kept` follows `about` once the store has answered. */
export type Said =
  | { readonly about: Judgement }
  | { readonly about: { readonly withdraw: string; readonly by: NonNullable<Judgement["withdrawn"]> } }
  | { readonly kept: string };

/** Judgements of every kind on the statements of a record, endlessly; the same for the same numbers, but for their time. */
export async function* judgementsOn(
  store: RecordStore,
  name: string,
  next: Random,
): AsyncGenerator<Judgement> {
  const all = (await store.readings()).flatMap(({ report, statements }) =>
    statements.map((statement) => ({ report, statement })),
  );
  type Told = (typeof all)[number];
  const byKind = Map.groupBy(all, ({ statement }) => statement.kind);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const markOf = ({ report, statement: { kind, evidence } }: Told): StatementMark => ({
    report,
    kind,
    span: evidence,
  });
  const people = [
    ...new Set(
      all.flatMap(({ statement }) =>
        statement.actors.flatMap(({ entity, person }) => (person === null || !entity ? [] : [entity])),
      ),
    ),
  ];
  const bodyOf = (told: Told): object => {
    const target = markOf(told);
    const at = next();
    if (at < 0.25) return { kind: "accept", target };
    if (at < 0.45) return { kind: "reject", target };
    if (at < 0.65) return { kind: "correct", target, field: "level", value: one(["working", "minister"]) };
    if (at < 0.75) return { kind: "same-event", target, other: markOf(one(byKind.get(target.kind)!)) };
    if (at < 0.85) return { kind: "different-event", target, other: markOf(one(byKind.get(target.kind)!)) };
    if (at < 0.95 || people.length < 2) {
      const statement: Statement = { ...told.statement, causes: [], sameAs: [] };
      const report = next() < 0.5 ? null : told.report;
      return { kind: "add-fact", report, statement, source: "desk notes", knownFrom: "2024-05-01" };
    }
    if (at < 0.975) return { kind: "merge-entities", entities: [one(people)], into: one(people) };
    const [entity, into] = [one(people), "person:another"];
    return { kind: "split-entities", entity, into, intoName: "Another", statements: [target] };
  };
  for (let n = 0; ; n += 1)
    yield {
      id: `${name}-${n}`,
      author: one(["Ines", "Tom"]),
      at: new Date().toISOString(),
      reason: next() < 0.5 ? null : "as the communique has it",
      withdrawn: null,
      ...bodyOf(one(all)),
    } as Judgement;
}

if (import.meta.main) {
  const [folder, seed] = process.argv.slice(2) as [string, string];
  // Not through a stream: what was said has been said when the kill comes.
  const say = (line: Said): number => writeSync(1, `${JSON.stringify(line)}\n`);
  const next = random(Number(seed));
  const store = await openRecord(folder);
  const mine: string[] = [];
  for await (const judgement of judgementsOn(store, seed, next)) {
    say({ about: judgement });
    await store.judge(judgement);
    say({ kept: judgement.id });
    mine.push(judgement.id);
    if (next() < 0.15) {
      const [withdraw] = mine.splice(Math.floor(next() * mine.length), 1) as [string];
      const by = { author: "Ines", at: new Date().toISOString(), reason: null };
      say({ about: { withdraw, by } });
      await store.withdraw(withdraw, by);
      say({ kept: withdraw });
    }
    if (next() < 0.1) await store.settle();
  }
}
