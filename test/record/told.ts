// Reads a line such as `2023-12-13 Newsweek <- Financial Times: meeting USA Michael Chase = CHN Liu Zhan @ 2023-11-01..14` into
// statements, so that cases of the record can be written and read as text.
import type { Participant, Statement, StatementKind } from "../../src/coding/index.ts";
import type { Level } from "../../src/mentions/index.ts";
import type { FoldedReading, FoldedReport } from "../../src/record/index.ts";
import type { Bound } from "../../src/report/index.ts";

const bound = (text: string): Bound => {
  if (text === "undated") return [null, null];
  const [first, last] = text.split("..") as [string, string | undefined];
  const open = (day: string): string | null => (day === "" ? null : day);
  return [open(first), last === undefined ? open(first) : open(last)];
};

/** `USA Lloyd Austin (Secretary of Defense), CHN` -> participants. */
function side(text: string): Participant[] {
  if (text.trim() === "") return [];
  return text.split(",").map((part): Participant => {
    const match = /^\s*([A-Z]{3}|-)?\s*([^(\n]*?)\s*(?:\(([^)]*)\))?\s*$/.exec(part);
    if (!match) throw new Error(`no participant: "${part}"`);
    const state = match[1] === undefined || match[1] === "-" ? null : match[1];
    const name = match[2] === "" ? null : match[2]!;
    const [title, organ] = (match[3] ?? "").split(" of the body ") as [string, string | undefined];
    return {
      span: null,
      entity: name ? `person:${name.toLowerCase().replaceAll(" ", "-")}` : state ? `state:${state}` : null,
      state,
      person: name,
      organ: null,
      sector: null,
      post: title ? { title, organ: organ ?? null, state, level: null, former: false, acting: false } : null,
    };
  });
}

/**
 * One statement a line, `2024-01-02 Wire <- Ministry: planned meeting CHN = USA @ 2024-01-09; level minister; in Beijing/CHN`. In order:
 * day of publication, chain of voices, then `denied`, `planned`, `possible` or `not-yet` where it is, kind, actors, `=` (both sides) or
 * `>` (toward), others, days. Behind semicolons what more is told: channel, level, place, "words", due, since, over (a cause's kind), same
 * (the kind of another telling of it).
 */
export function told(
  line: string,
  index: number,
): { key: string; published: string | null; publisher: string; statement: Statement } {
  const match =
    /^(\d{4}-\d{2}-\d{2}|\?) ([^:]+): (?:(denied|planned|possible|not-yet) )?([a-z-]+) ([^@]*?)@ (\S+)(?:; (.*))?$/.exec(
      line,
    );
  if (!match) throw new Error(`no statement: "${line}"`);
  const [, published, chain, mood, kind, who, when, rest = ""] = match as unknown as string[];
  const names = chain!.split(" <- ");
  const symmetric = who!.includes("=");
  const [actors, others = ""] = who!.split(/[=>]/) as [string, string?];
  const traits = new Map<string, string>();
  for (const part of rest.split("; ").filter((each) => each !== "")) {
    const quoted = /^"(.*)"$/.exec(part);
    if (quoted) traits.set("words", quoted[1]!);
    else traits.set(part.slice(0, part.indexOf(" ")), part.slice(part.indexOf(" ") + 1));
  }
  const days = bound(when!);
  const time = {
    begin: days,
    end: days,
    precision: "day" as const,
    origin: "stated" as const,
    basis: "told",
    span: null,
  };
  const [city, country] = (traits.get("in") ?? "").split("/") as [string, string?];
  const needsContent = traits.has("words") || traits.has("due") || traits.has("since");
  const due = traits.get("due");
  const statement: Statement = {
    id: `${kind}@${index}`,
    kind: kind as StatementKind,
    plover: null,
    mode: null,
    context: [],
    cameo: null,
    evidence: { start: 0, end: 0 },
    trigger: { start: 0, end: 0 },
    rule: "told",
    actors: [...side(actors), ...(symmetric ? side(others) : [])],
    recipients: symmetric ? [] : side(others),
    symmetric,
    host: null,
    mediators: [],
    channel: traits.get("channel") ?? null,
    level: (traits.get("level") as Level | undefined) ?? null,
    when: time,
    place: city ? { name: city, country: country ?? null, span: null } : null,
    factuality: {
      polarity: mood === "denied" ? "negative" : "positive",
      certainty: mood === "possible" ? "possible" : "certain",
      status: mood === "planned" ? "planned" : mood === "not-yet" ? "not-yet" : "actual",
    },
    says: names.map((name, i) => ({
      name,
      entity: i > 0 && /Times|Wire|Post|Reuters|Xinhua/.test(name) ? `outlet:${name}` : null,
      span: i === 0 ? null : { start: 0, end: 0 },
      onRecord: !name.startsWith("people"),
    })),
    onRecord: !names.at(-1)!.startsWith("people"),
    causes: traits.has("over") ? [traits.get("over")!] : [],
    sameAs: traits.has("same") ? [traits.get("same")!] : [],
    content: needsContent
      ? {
          text: traits.get("words") ?? kind!,
          span: null,
          since: traits.get("since") ?? null,
          due: due ? { ...time, begin: bound(due), end: bound(due) } : null,
          post: null,
        }
      : null,
    confidence: 1,
  };
  return {
    key: `${published} ${names[0]}`,
    published: published === "?" ? null : published!,
    publisher: names[0]!,
    statement,
  };
}

/** Reports and readings of a text of such lines: lines of one day and publisher are one report; `#` begins a remark. */
export function inputsOf(text: string): { reports: FoldedReport[]; readings: FoldedReading[] } {
  const reports = new Map<string, { report: FoldedReport; statements: Statement[]; outlets: Set<string> }>();
  text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .forEach((line, index) => {
      const { key, published, publisher, statement } = told(line, index);
      let there = reports.get(key);
      if (!there) {
        there = {
          report: {
            id: key,
            textHash: key,
            title: null,
            publisher,
            published,
            text: "",
            received: "2025-01-01T00:00:00Z",
          },
          statements: [],
          outlets: new Set(),
        };
        reports.set(key, there);
      }
      for (const voice of statement.says) if (voice.entity) there.outlets.add(voice.entity);
      there.statements.push(statement);
    });
  const named = (statements: readonly Statement[], kinds: readonly string[]): string[] =>
    kinds.flatMap((kind) => statements.filter((each) => each.kind === kind).map((each) => each.id));
  const all = [...reports.values()];
  return {
    reports: all.map(({ report }) => report),
    readings: all.map(({ report, statements, outlets }) => ({
      report: report.id,
      publication: {
        earliest: report.published,
        latest: report.published,
        certain: true,
        basis: "given",
        evidence: [],
      },
      entities: [...outlets].map((id) => ({
        id,
        kind: "outlet" as const,
        name: id.slice(7),
        states: [],
        sector: "MED",
        posts: [],
      })),
      statements: statements.map((statement) => ({
        ...statement,
        causes: named(statements, statement.causes),
        sameAs: named(statements, statement.sameAs).filter((id) => id !== statement.id),
      })),
    })),
  };
}
