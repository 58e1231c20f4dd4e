// The own sentences of `test/cases/sentences*`: parses their blocks of a text and the facts it tells, e.g. "= refusal VNM > KOR; when 2024-06-04".
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const home = resolve(import.meta.dirname, "../..");

export const kinds = new Set(
  (
    "meeting visit call summit channel-opened channel-suspended channel-cancelled channel-agreed-to-resume channel-resumed " +
    "channel-offered agreement commitment request refusal cancellation postponement appointment dismissal vacancy tenure " +
    "disappearance position relation joint-activity military-activity sanction accusation threat protest aid concession " +
    "no-comment non-disclosure precedent assessment diplomatic-ties"
  ).split(" "),
);
export const modalities = new Set(
  "asserted planned possible conditional denied not-yet-happened hedged".split(" "),
);
const levels = new Set("head-of-state minister senior-official working military-command".split(" "));
const fields = new Set(["modality", "when", "level", "channel", "persons"]);

/** Who does and to whom. A symmetric act has both sides in `from`, none in `to`. Codes are canonical (see `codeOf`), sorted, each once. */
export interface Parties {
  readonly symmetric: boolean;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** One way to code a fact: any of the kinds, any of the modalities, these parties. Null parties stand for any ("*", of "~" only). */
export interface Coding {
  readonly kinds: readonly string[];
  readonly parties: Parties | null;
  readonly modalities: readonly string[];
}

/** A fact of the gold. `codings` lists what is as good, the best first; `when` is a pair of ISO days, both ends included. */
export interface SentenceFact {
  readonly counts: boolean;
  readonly codings: readonly [Coding, ...Coding[]];
  readonly when: readonly [string, string] | null;
  readonly level: string | null;
  readonly channel: string | null;
  readonly persons: readonly string[];
  readonly line: string;
}

/** A text with what it tells. `facts` is empty where the gold is "nothing". */
export interface Block {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly facts: readonly SentenceFact[];
}

export type SentencePart = "tune" | "held";
export const folders: Readonly<Record<SentencePart, string>> = {
  tune: join(home, "test/cases/sentences"),
  held: join(home, "test/cases/sentences-held"),
};

/** The part a text belongs to: held where its SHA-256, as a number, is a multiple of three. */
export const partOf = (text: string): SentencePart =>
  BigInt(`0x${createHash("sha256").update(text).digest("hex")}`) % 3n === 0n ? "held" : "tune";

const table = (path: string): string[][] =>
  readFileSync(join(home, "lexicon/actors", path), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));

const states = new Set(table("states/states.tsv").map(([code]) => code!));
/** Organs of a body stand for the body, as a ministry stands for its state. */
const bodies = new Map<string, string>([
  // Codes that the golds use and that are no names in reports.
  ["euu", "eu"],
  ["uno", "un"],
  ["au", "african-union"],
  ...table("organizations/organizations.tsv").flatMap(([id, name, , , , of = "", aliases = ""]) =>
    [id!, name!, ...aliases.split(";")].map((word): [string, string] => [
      word.trim().replace(/~$/, "").toLowerCase(),
      of || id!,
    ]),
  ),
]);

/** A state's code as it is; a body by any of its names as its id in the registry: "EUU" and "European Commission" are "eu". Null where unknown. */
export const codeOf = (word: string): string | null =>
  states.has(word) ? word : (bodies.get(word.toLowerCase()) ?? null);

const set = (words: readonly string[]): string[] => [...new Set(words)].sort();

function parties(words: string): Parties {
  const coded = (list: string): string[] =>
    set(
      list
        .split(/[\s,&]+/)
        .filter((word) => word !== "" && word !== "-")
        .map((word) => {
          const code = codeOf(word);
          if (code === null) throw new Error(`no state or body "${word}"`);
          return code;
        }),
    );
  const [from, to, more] = words.split(">");
  if (more !== undefined) throw new Error(`two ">" in "${words}"`);
  if (to === undefined)
    return {
      symmetric: words.includes("&"),
      from: coded(from!),
      to: [],
    };
  return { symmetric: false, from: coded(from!), to: coded(to) };
}

function among(words: string, known: ReadonlySet<string>, what: string): string[] {
  const list = words.split("|").map((word) => word.trim());
  for (const word of list) if (!known.has(word)) throw new Error(`no ${what} "${word}"`);
  return list;
}

function days(words: string): [string, string] {
  const [from, to = from] = words.split("..").map((word) => word.trim());
  for (const day of [from, to])
    if (!/^\d{4}-\d\d-\d\d$/.test(day!)) throw new Error(`no day "${day}": write 2024-06-04`);
  if (from! > to!) throw new Error(`"${words}" ends before it begins`);
  return [from!, to!];
}

/** One side of "||": a kind, parties, and fields by name. */
function coding(words: string, free: boolean): { coding: Coding; told: ReadonlyMap<string, string> } {
  const [head, ...rest] = words.split(";").map((part) => part.trim());
  const [, kind, sides] = /^(\S+)\s+(.+)$/.exec(head!) ?? [];
  if (kind === undefined || sides === undefined) throw new Error(`"${head}" is no kind and parties`);
  if (sides === "*" && !free) throw new Error('"*" is for facts that begin with ~');
  const told = new Map(
    rest.map((part) => {
      const [, name, value] = /^(\S+)\s+(.+)$/.exec(part) ?? [];
      if (name === undefined || !fields.has(name)) throw new Error(`no field "${part}"`);
      return [name, value!] as const;
    }),
  );
  return {
    coding: {
      kinds: among(kind, kinds, "kind"),
      parties: sides === "*" ? null : parties(sides),
      modalities: among(told.get("modality") ?? "asserted", modalities, "modality"),
    },
    told,
  };
}

function fact(line: string): SentenceFact {
  const counts = line.startsWith("=");
  const [first, ...others] = line
    .slice(1)
    .split("||")
    .map((words) => coding(words, !counts));
  const told = new Map([first!, ...others].flatMap((one) => [...one.told]));
  for (const one of [first!, ...others])
    for (const other of others)
      if (
        !one.told.has("modality") &&
        other.told.has("modality") &&
        one.coding.kinds[0] === other.coding.kinds[0]
      )
        throw new Error(`say the modality of each "${one.coding.kinds[0]}", "asserted" too`);
  const level = told.get("level") ?? null;
  return {
    counts,
    codings: [first!.coding, ...others.map((one) => one.coding)],
    when: told.has("when") ? days(told.get("when")!) : null,
    level: level === null ? null : among(level, levels, "level")[0]!,
    channel: told.get("channel") ?? null,
    persons: (told.get("persons") ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    line,
  };
}

/** The blocks of a file's text. Throws, naming file and line, where a line is not of the form. */
export function parseSentences(source: string, file: string): Block[] {
  const out: Block[] = [];
  let published = "2024-06-05";
  let open: { text: string; line: number; facts: SentenceFact[]; nothing: boolean } | null = null;
  const close = (): void => {
    if (open === null) return;
    if (open.nothing === open.facts.length > 0)
      throw new Error(`${file}:${open.line}: say "= nothing" or at least one fact, not both`);
    out.push({ id: `${file}:${open.line}`, text: open.text, published, facts: open.facts });
    open = null;
  };
  source.split("\n").forEach((line, index) => {
    const words = line.trim();
    if (words === "") return close();
    if (words.startsWith("#")) {
      close();
      published = /^# on (\d{4}-\d\d-\d\d)$/.exec(words)?.[1] ?? published;
      return;
    }
    try {
      if (!/^[=~]/.test(words)) {
        if (open !== null) throw new Error("a block has one line of text; begin facts with = or ~");
        open = { text: words, line: index + 1, facts: [], nothing: false };
      } else if (open === null) throw new Error("a fact without a text above it");
      else if (/^=\s*nothing$/.test(words)) open.nothing = true;
      else open.facts.push(fact(words));
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${(error as Error).message}`, { cause: error });
    }
  });
  close();
  return out;
}

/** The files of a part in the order of their names, each with its blocks. */
export const sentenceFiles = (
  part: SentencePart,
): { readonly file: string; readonly blocks: readonly Block[] }[] =>
  readdirSync(folders[part])
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => ({
      file,
      blocks: parseSentences(
        readFileSync(join(folders[part], file), "utf8"),
        `${basename(folders[part])}/${file}`,
      ),
    }));
