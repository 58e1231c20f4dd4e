// Small invented worlds for property tests: four states, six officials, ninety days, reports that tell of each other's news.
import fc from "fast-check";
import { type Participant, type Statement, statementKinds } from "../../src/coding/index.ts";
import type { FoldedReading, FoldedReport, FoldInputs, Judgement } from "../../src/record/index.ts";
import { isoDay } from "../../src/report/index.ts";

const officials: readonly (readonly [name: string, state: string, title: string])[] = [
  ["Anna Berg", "NOR", "Minister of Defense"],
  ["Ole Dahl", "NOR", "President"],
  ["Ivo Kranz", "AUT", "Minister of Defense"],
  ["Mira Kranz", "AUT", "President"],
  ["Jon Sund", "ISL", "Minister of Foreign Affairs"],
  ["Lea Marti", "CHE", "Minister of Foreign Affairs"],
];
const states = ["NOR", "AUT", "AUT", "NOR", "CHE"];
const outlets = ["Harbour Wire", "The Morning Ledger", "Alpine Post"];
const epoch = 19_700;
const day = fc.integer({ min: 0, max: 120 }).map((n) => isoDay(epoch + n));

const bound = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 120 })),
    fc.constantFrom(0, 0, 0, 1, 6, 29, 200),
    fc.constantFrom(0, 0, 0, 0, 1, 2),
  )
  .map(([first, more, open]) =>
    open === 1
      ? ([null, isoDay(epoch + first)] as const)
      : open === 2
        ? ([isoDay(epoch + first), null] as const)
        : ([isoDay(epoch + first), isoDay(epoch + first + more)] as const),
  );

const anyParticipant: readonly Participant[] = [
  ...states.map(
    (state): Participant => ({
      span: null,
      entity: `state:${state}`,
      state,
      person: null,
      organ: null,
      sector: "GOV",
      post: null,
    }),
  ),
  ...officials.map(
    ([name, state, title]): Participant => ({
      span: null,
      entity: `person:${name.toLowerCase().replace(" ", "-")}`,
      state,
      person: name,
      organ: null,
      sector: "GOV",
      post: { title, organ: null, state, level: "minister", former: false, acting: false },
    }),
  ),
];
const participant = fc.constantFrom(...anyParticipant);
/** Most statements are about one pair, so that there is something to merge. */
const of = (state: string): fc.Arbitrary<Participant[]> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...anyParticipant.filter((each) => each.state === state))
        .map((each) => [each]),
    },
    { weight: 1, arbitrary: fc.array(participant, { minLength: 1, maxLength: 2 }) },
  );

const statement = (index: number, text: string): fc.Arbitrary<Statement> =>
  fc
    .record({
      kind: fc.oneof(
        fc.constantFrom(...statementKinds),
        fc.constantFrom("meeting", "summit", "channel-resumed", "channel-suspended"),
        fc.constantFrom("agreement", "channel-agreed-to-resume", "tenure", "dismissal", "appointment"),
      ),
      actors: of("NOR"),
      recipients: fc.oneof({ weight: 4, arbitrary: of("AUT") }, { weight: 1, arbitrary: fc.constant([]) }),
      symmetric: fc.boolean(),
      channel: fc.constantFrom(null, null, "military dialogue", "trade talks", "Joint Defense Forum"),
      level: fc.constantFrom(null, "minister" as const, "head-of-state" as const, "senior-official" as const),
      bound,
      place: fc.constantFrom(
        null,
        null,
        { name: "Oslo", country: "NOR", span: null },
        { name: "Wien", country: "AUT", span: null },
      ),
      polarity: fc.constantFrom(
        "positive" as const,
        "positive" as const,
        "positive" as const,
        "negative" as const,
      ),
      status: fc.constantFrom("actual" as const, "actual" as const, "planned" as const, "not-yet" as const),
      voices: fc.array(fc.constantFrom("Harbour Wire", "a spokesman", "Foreign Ministry"), { maxLength: 2 }),
      sameAs: fc.constantFrom(null, null, null, 0, 1),
      cause: fc.constantFrom(null, null, 0, 1),
      content: fc.constantFrom(null, "to meet again", "to resume the dialogue", "claims the island"),
      confidence: fc.constantFrom(1, 0.9, 0.6, 0.3),
    })
    .map((draw): Statement => {
      const start = index * 10;
      const idAt = (i: number): string => `s${i}`;
      return {
        id: idAt(index),
        kind: draw.kind as Statement["kind"],
        plover: null,
        mode: null,
        context: [],
        cameo: null,
        evidence: { start, end: Math.min(text.length, start + 40) },
        trigger: { start, end: start + 5 },
        rule: "invented",
        actors: draw.actors,
        recipients: draw.recipients,
        symmetric: draw.symmetric,
        host: null,
        mediators: [],
        channel: draw.channel,
        level: draw.level,
        when: {
          begin: draw.bound,
          end: draw.bound,
          precision: "day",
          origin: "stated",
          basis: "invented",
          span: null,
        },
        place: draw.place,
        factuality: { polarity: draw.polarity, certainty: "certain", status: draw.status },
        says: [
          { name: "Harbour Wire", entity: null, span: null, onRecord: true },
          ...draw.voices.map((name) => ({
            name,
            entity: name === "Harbour Wire" ? "outlet:harbour-wire" : null,
            span: { start: 0, end: 4 },
            onRecord: name !== "a spokesman",
          })),
        ],
        onRecord: true,
        causes: draw.cause === null || draw.cause === index ? [] : [idAt(draw.cause)],
        sameAs: draw.sameAs === null || draw.sameAs === index ? [] : [idAt(draw.sameAs)],
        content:
          draw.content === null
            ? null
            : { text: draw.content, span: null, since: null, due: null, post: null },
        confidence: draw.confidence,
      };
    });

/** Texts that share no sentence; reports of one number print one text. */
const texts = [
  "The two sides spoke of resuming a dialogue that had been broken off, officials of both said on the day.",
  "Ministers met behind closed doors in the capital while snow fell and reporters waited at the gate for hours.",
  "A telephone conversation lasted forty minutes, and neither government gave out more than two short lines.",
  "Fishing rights, overflight and a burnt consulate stood on the list that the envoys took home unsigned.",
  "The president dismissed her defense minister by letter; nobody has been named to follow him as yet.",
  "Old maps were laid on the table, an interpreter coughed, and the talks over the strait were put off again.",
  "Trade officials agreed to sit down once more in spring, though the tariffs of last year remain in force.",
];

const pairOf = (index: number): fc.Arbitrary<readonly [FoldedReport, FoldedReading]> =>
  fc
    .record({
      publisher: fc.constantFrom(...outlets),
      published: fc.option(day, { freq: 4 }),
      latest: fc.option(day, { freq: 3 }),
      received: day,
      copy: fc.integer({ min: 0, max: 6 }),
      size: fc.integer({ min: 0, max: 4 }),
    })
    .chain((draw) =>
      fc
        .tuple(...Array.from({ length: draw.size }, (_, i) => statement(i, texts[draw.copy]!)))
        .map((statements) => {
          const id = `r${index}`;
          const report: FoldedReport = {
            id,
            textHash: `h${draw.copy}`,
            title: null,
            publisher: draw.publisher,
            published: draw.published,
            text: texts[draw.copy]!,
            received: `${draw.received}T08:00:00.000Z`,
          };
          const reading: FoldedReading = {
            report: id,
            publication: {
              earliest: draw.published ?? null,
              latest: draw.published ?? draw.latest,
              certain: draw.published !== null,
              basis: "invented",
              evidence: [],
            },
            entities: [
              {
                id: "outlet:harbour-wire",
                kind: "outlet",
                name: "Harbour Wire",
                states: [],
                sector: "MED",
                posts: [],
              },
            ],
            statements,
          };
          return [report, reading] as const;
        }),
    );

const judgementsFor = (
  pairs: readonly (readonly [FoldedReport, FoldedReading])[],
): fc.Arbitrary<Judgement[]> => {
  const marks = pairs.flatMap(([report, reading]) =>
    reading.statements.map(({ kind, evidence }) => ({ report: report.id, kind, span: evidence })),
  );
  const lost = { report: "r0", kind: "meeting" as const, span: { start: 900, end: 950 } };
  const mark = fc.constantFrom(lost, ...marks, ...marks);
  const kinds = fc.oneof(
    fc.record({ kind: fc.constantFrom("accept" as const, "reject" as const), target: mark }),
    fc.record({
      kind: fc.constant("correct" as const),
      target: mark,
      field: fc.constant("level" as const),
      value: fc.constantFrom("working", "minister"),
    }),
    fc.record({
      kind: fc.constantFrom("same-event" as const, "different-event" as const),
      target: mark,
      other: mark,
    }),
    fc.record({
      kind: fc.constant("merge-entities" as const),
      entities: fc.constant(["person:mira-kranz", "person:ivo-kranz"]),
      into: fc.constant("person:ivo-kranz"),
    }),
    fc.record({
      kind: fc.constant("add-fact" as const),
      report: fc.constantFrom(null, "r0"),
      statement: statement(7, texts[0]!),
      source: fc.constant("desk notes"),
      knownFrom: day,
    }),
    fc.record({
      kind: fc.constant("split-entities" as const),
      entity: fc.constant("person:ole-dahl"),
      into: fc.constant("person:olga-dahl"),
      intoName: fc.constant("Olga Dahl"),
      statements: fc.array(mark, { minLength: 1, maxLength: 2 }),
    }),
  );
  return fc
    .array(fc.tuple(kinds, fc.integer({ min: 0, max: 5 }), fc.constantFrom("Ines", "Tom")), { maxLength: 5 })
    .map((list) =>
      list.map(([body, minute, author], i) => ({
        ...body,
        id: `j${i}`,
        author,
        at: `2024-05-01T10:0${minute}:00.000Z`,
        reason: null,
        withdrawn: null,
      })),
    ) as fc.Arbitrary<Judgement[]>;
};

/** Inputs of a small record: up to seven reports and five judgements. */
export const world: fc.Arbitrary<FoldInputs> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, i) => pairOf(i))))
  .chain((pairs) =>
    judgementsFor(pairs).map((judgements) => ({
      reports: pairs.map(([report]) => report),
      readings: pairs.map(([, reading]) => reading),
      judgements,
    })),
  );

export { day as someDay };
