// Kit channels: `{id, date, text}` -> `{id, event, channel, kind, date}`: documents of one contact share an event.
import { type Participant, type Statement, transcriptContact } from "../../../src/coding/index.ts";
import type { Sentence } from "../../../src/language/index.ts";
import { describer } from "../../../src/mentions/index.ts";
import { fold, type FoldedReading, type FoldedReport } from "../../../src/record/index.ts";
import { reportIdentity, textHash } from "../../../src/report/index.ts";
import { type Contact, contactOf } from "../contact.ts";
import { lines, type Predict, records } from "../kit.ts";

/** The government whose documents the kit holds. */
const own = "USA";
const publisher = "The White House";
const unnamed = "unnamed";

export const predict: Predict = (input, engine) => {
  const reports: FoldedReport[] = [];
  const readings: FoldedReading[] = [];
  const rows: { id: string; report: string; date: string; contact: Statement | null }[] = [];
  records(input).forEach((record, index) => {
    const text = String(record.text ?? "");
    const date = String(record.date);
    const report = {
      id: `${reportIdentity({ text, publisher, published: date, url: null })}-${index}`,
      textHash: `${textHash(text)}-${index}`,
      title: null,
      publisher,
      byline: null,
      published: date,
      url: null,
      language: "en",
      rights: "full" as const,
      text,
    };
    const sentences: Sentence[] = [];
    const reading = engine.reader.read(report, { parsed: (parsed) => sentences.push(...parsed) });
    const contact =
      transcriptContact(
        text,
        engine.lexicon.actors,
        reading.publication,
        reading.entities,
        reading.mentions,
      ) ?? told(text, sentences, reading, engine, date);
    rows.push({ id: String(record.id), report: report.id, date, contact });
    reports.push(report);
    readings.push({ ...reading, statements: contact ? [contact] : [] });
  });
  const view = fold({ reports, readings, judgements: [] });
  const eventOf = new Map(view.events.flatMap((event) => event.statements.map((ref) => [ref, event.id])));
  return lines(
    rows.map(({ id, report, date, contact }) => {
      const states = contact ? [...contact.actors, ...contact.recipients].map((each) => each.state) : [];
      return {
        id,
        // Who names nobody may speak of any contact of the day: it stands alone.
        event:
          contact && !contact.id.startsWith(unnamed)
            ? (eventOf.get(`${report}/${contact.id}`) ?? `alone ${id}`)
            : `alone ${id}`,
        channel: states.find((state) => state !== null && state !== own) ?? null,
        kind: contact?.kind === "call" ? "call" : "meeting",
        date,
      };
    }),
  );
};

/** Two governments speaking as one ("The two countries affirm ...") name nobody: the other is the state spoken of most. */
function between(
  reading: FoldedReading & { readonly mentions: Parameters<typeof transcriptContact>[4] },
  sentences: readonly Sentence[],
): Contact | null {
  const states = new Map(reading.entities.map((entity) => [entity.id, entity.states]));
  const counts = new Map<string, number>();
  for (const mention of reading.mentions) {
    const [state, second] = mention.entity === null ? [] : (states.get(mention.entity) ?? []);
    if (state !== undefined && second === undefined && state !== own)
      counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!most || sentences.length === 0) return null;
  const side = (state: string): Contact["actors"][number] =>
    ({ entity: `state:${state}`, state, person: null, post: null }) as Contact["actors"][number];
  return { kind: "meeting", actors: [side(own), side(most[0])], sentence: 0 };
}

/** The contact that prose tells in its first sentences, as a statement of the day of publication. */
function told(
  text: string,
  sentences: readonly Sentence[],
  reading: FoldedReading & { readonly mentions: Parameters<typeof transcriptContact>[4] },
  engine: Parameters<Predict>[1],
  date: string,
): Statement | null {
  const found = { mentions: reading.mentions, entities: reading.entities } as Parameters<typeof describer>[1];
  const named = contactOf(text, sentences, found, describer(sentences, found, engine.lexicon), own);
  const contact = named ?? between(reading, sentences);
  if (!contact) return null;
  const sentence = sentences[contact.sentence]!;
  // A readout names those who took part in its first clause; whoever comes after them is only spoken of.
  const actors = contact.actors
    .filter((actor) => actor.state !== null || actor.person !== null)
    .map(
      (actor): Participant => ({
        span: null,
        entity: actor.entity,
        state: actor.state,
        person: actor.person,
        organ: null,
        sector: null,
        post: actor.post,
      }),
    );
  const day = [date, date] as const;
  return {
    id: `${named ? "contact" : unnamed}@${sentence.start}-${sentence.end}`,
    kind: contact.kind === "call" ? "call" : "meeting",
    plover: "CONSULT",
    mode: null,
    context: [],
    cameo: null,
    evidence: { start: sentence.start, end: sentence.end },
    trigger: { start: sentence.start, end: sentence.end },
    rule: "contact",
    actors,
    recipients: [],
    symmetric: true,
    host: null,
    mediators: [],
    channel: null,
    level: null,
    when: { begin: day, end: day, precision: "day", origin: "implied", basis: "publication", span: null },
    place: null,
    factuality: { polarity: "positive", certainty: "certain", status: "actual" },
    says: [],
    onRecord: true,
    causes: [],
    sameAs: [],
    content: null,
    confidence: 1,
  };
}
