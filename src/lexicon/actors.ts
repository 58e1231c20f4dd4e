// Turns the tables under lexicon/actors/ into the registry, and says what does not fit: `unknown state "GBX"`.
import type { Problem } from "./problem.ts";
import type {
  NationalTitleRow,
  OrganizationRow,
  OrganKindRow,
  OrganRow,
  OutletRow,
  PlaceRow,
  PostRow,
  RankRow,
  Registry,
  RoleRow,
  StateGroupRow,
  StateRow,
  TenureRow,
} from "./registry.ts";
import { type Columns, readTable, type Row, values } from "./table.ts";

/** Folder under lexicon/actors/ (or a file's own name there) -> the columns of its tables. */
const tables = {
  states: {
    required: ["code", "name", "kind"],
    optional: ["adjectives", "people", "capitals", "aliases", "metonyms", "now", "source"],
  },
  "state-groups": { required: ["name", "states"], optional: [] },
  organs: { required: ["name", "state", "kind"], optional: ["id", "sector", "aliases", "source"] },
  "organ-kinds": { required: ["kind", "name", "sector"], optional: ["words"] },
  organizations: {
    required: ["id", "name", "type"],
    optional: ["state", "sector", "of", "aliases", "source"],
  },
  places: { required: ["name", "kind"], optional: ["state", "aliases", "source"] },
  outlets: { required: ["name", "kind"], optional: ["id", "state", "aliases", "official", "source"] },
  posts: { required: ["title", "words"], optional: ["organ", "level", "sector", "state"] },
  ranks: { required: ["word", "rank"], optional: ["sector", "sex"] },
  "national-titles": { required: ["state", "title", "national"], optional: [] },
  roles: { required: ["sector", "words"], optional: [] },
  people: {
    required: ["person", "title"],
    optional: ["who", "sex", "aliases", "surname", "state", "organ", "from", "to", "source"],
  },
} as const satisfies Record<string, Columns>;
export type ActorTable = keyof typeof tables;

const kinds: Partial<Record<ActorTable, [column: string, allowed: readonly string[]][]>> = {
  states: [["kind", ["state", "observer", "disputed", "territory", "historical"]]],
  organizations: [["type", ["IGO", "NGO", "IMG", "MNC", "GRP"]]],
  places: [["kind", ["city", "region", "site", "sea", "world-region"]]],
  outlets: [
    ["kind", ["agency", "newspaper", "broadcaster", "magazine", "site"]],
    ["official", ["", "yes", "no"]],
  ],
  posts: [["level", ["", "head-of-state", "minister", "senior-official", "working", "military-command"]]],
  ranks: [["sex", ["", "m", "f"]]],
  people: [["sex", ["", "m", "f"]]],
};

/** Which table a path belongs to: lexicon/actors/people/asia.tsv -> people; null when it is none of them. */
export function actorTable(path: string): ActorTable | null {
  const match = /(?:^|\/)actors\/(?:([a-z-]+)\/)?([a-z0-9-]+)\.tsv$/.exec(path);
  if (!match) return null;
  for (const name of [match[2], match[1]])
    if (name !== undefined && name in tables) return name as ActorTable;
  return null;
}

const plain: Record<string, string> = { ø: "o", ł: "l", đ: "d", ı: "i", ß: "ss", æ: "ae" };

/** Letters, digits and hyphens: "Lloyd Austin" -> "lloyd-austin", "Türkiye" -> "turkiye". */
export const slug = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[øłđıßæ]/g, (letter) => plain[letter]!)
    .replace(/[’'.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

/** Reads all tables; `files` holds only paths for which `actorTable` is not null. */
export function readRegistry(files: ReadonlyMap<string, string>): {
  registry: Registry;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const rows = Object.fromEntries(Object.keys(tables).map((name) => [name, [] as Row[]])) as Record<
    ActorTable,
    Row[]
  >;
  for (const path of [...files.keys()].sort()) {
    const table = actorTable(path)!;
    const read = readTable(path, files.get(path)!, tables[table]);
    problems.push(...read.problems);
    for (const row of read.rows) if (fits(row, table, problems)) rows[table].push(row);
  }
  const states = rows.states.map(
    ({ cells }): StateRow => ({
      code: cells.code!,
      name: cells.name!,
      kind: cells.kind as StateRow["kind"],
      adjectives: values(cells.adjectives),
      people: values(cells.people),
      capitals: values(cells.capitals),
      aliases: values(cells.aliases),
      metonyms: values(cells.metonyms),
      now: cells.now || cells.code!,
      source: cells.source!,
    }),
  );
  const codes = new Set(states.map((state) => state.code));
  for (const row of rows.states)
    if (row.cells.now && !codes.has(row.cells.now))
      problems.push(unknown(row, "now", row.cells.now, "a code of actors/states"));
  for (const table of [
    "organs",
    "organizations",
    "places",
    "outlets",
    "posts",
    "people",
    "national-titles",
  ] as const)
    for (const row of rows[table])
      if (row.cells.state && !codes.has(row.cells.state))
        problems.push(unknown(row, "state", row.cells.state, "a code of actors/states"));
  for (const row of rows["state-groups"])
    for (const code of values(row.cells.states))
      if (!codes.has(code)) problems.push(unknown(row, "state", code, "a code of actors/states"));
  const organKinds = new Set(rows["organ-kinds"].map((row) => row.cells.kind!));
  for (const row of [...rows.organs, ...rows.posts]) {
    const cell = row.cells.kind ?? row.cells.organ ?? "";
    if (cell && !organKinds.has(cell))
      problems.push(unknown(row, "kind of organ", cell, "one of actors/organ-kinds.tsv"));
  }
  const bodies = new Set([
    ...organKinds,
    ...rows.organizations.map((row) => row.cells.id!),
    ...rows.organs.map((row) => row.cells.id!),
  ]);
  for (const row of rows.people)
    if (row.cells.organ && !bodies.has(row.cells.organ))
      problems.push(
        unknown(
          row,
          "organ",
          row.cells.organ,
          "a kind of organ-kinds.tsv or the id of an organ or organization",
        ),
      );
  once(rows.states, (cells) => cells.code!, "code", problems);
  once(rows.organizations, (cells) => cells.id!, "id", problems);
  once(rows["organ-kinds"], (cells) => cells.kind!, "kind", problems);
  once(rows.posts, (cells) => `${cells.title} / ${cells.organ}`, "title", problems);
  onceWord(rows.posts, "words", problems);
  onceWord(rows["organ-kinds"], "words", problems);
  once(rows["national-titles"], (cells) => `${cells.title}, ${cells.state}`, "title", problems);
  once(rows.ranks, (cells) => cells.word!, "word", problems);
  once(rows.outlets, (cells) => cells.id || slug(cells.name!), "id", problems);
  once(
    rows.organs,
    (cells) => cells.id || `${cells.state}-${slug(cells.name!)}`.toLowerCase(),
    "id",
    problems,
  );
  once(rows.places, (cells) => `${cells.name}, ${cells.state}`, "place", problems);
  once(
    rows.people,
    (cells) => [cells.person, cells.who, cells.title, cells.organ, cells.state, cells.from].join(" / "),
    "tenure",
    problems,
  );
  for (const row of rows.people) checkDays(row, problems);
  const kindSector = new Map(rows["organ-kinds"].map(({ cells }) => [cells.kind!, cells.sector!]));
  return {
    problems,
    registry: {
      states,
      stateGroups: rows["state-groups"].map(
        ({ cells }): StateGroupRow => ({ name: cells.name!, states: values(cells.states) }),
      ),
      organs: rows.organs.map(
        ({ cells }): OrganRow => ({
          id: cells.id || `${cells.state}-${slug(cells.name!)}`.toLowerCase(),
          name: cells.name!,
          state: cells.state!,
          kind: cells.kind!,
          sector: cells.sector || kindSector.get(cells.kind!) || "GOV",
          aliases: values(cells.aliases),
          source: cells.source!,
        }),
      ),
      organKinds: rows["organ-kinds"].map(
        ({ cells }): OrganKindRow => ({
          kind: cells.kind!,
          name: cells.name!,
          sector: cells.sector!,
          words: values(cells.words),
        }),
      ),
      organizations: rows.organizations.map(
        ({ cells }): OrganizationRow => ({
          id: cells.id!,
          name: cells.name!,
          type: cells.type as OrganizationRow["type"],
          state: cells.state!,
          sector: cells.sector!,
          of: cells.of!,
          aliases: values(cells.aliases),
          source: cells.source!,
        }),
      ),
      places: rows.places.map(
        ({ cells }): PlaceRow => ({
          name: cells.name!,
          state: cells.state!,
          kind: cells.kind as PlaceRow["kind"],
          aliases: values(cells.aliases),
          source: cells.source!,
        }),
      ),
      outlets: rows.outlets.map(
        ({ cells }): OutletRow => ({
          id: cells.id || slug(cells.name!),
          name: cells.name!,
          state: cells.state!,
          kind: cells.kind as OutletRow["kind"],
          aliases: values(cells.aliases),
          official: cells.official === "yes",
          source: cells.source!,
        }),
      ),
      posts: rows.posts.map(
        ({ cells }): PostRow => ({
          title: cells.title!,
          words: values(cells.words),
          organ: cells.organ!,
          level: cells.level as PostRow["level"],
          sector: cells.sector || "GOV",
          state: cells.state!,
        }),
      ),
      ranks: rows.ranks.map(
        ({ cells }): RankRow => ({
          word: cells.word!,
          rank: cells.rank!,
          sector: cells.sector!,
          sex: cells.sex as RankRow["sex"],
        }),
      ),
      nationalTitles: rows["national-titles"].map(
        ({ cells }): NationalTitleRow => ({
          state: cells.state!,
          title: cells.title!,
          national: cells.national!,
        }),
      ),
      roles: rows.roles.map(({ cells }): RoleRow => ({ sector: cells.sector!, words: values(cells.words) })),
      tenures: rows.people.map(
        ({ cells }): TenureRow => ({
          person: cells.person!,
          who: cells.who!,
          sex: cells.sex as TenureRow["sex"],
          aliases: values(cells.aliases),
          surname: cells.surname!,
          state: cells.state!,
          organ: cells.organ!,
          title: cells.title!,
          from: cells.from!,
          to: cells.to!,
          source: cells.source!,
        }),
      ),
    },
  };
}

/** Checks the columns that take one of few words. */
function fits(row: Row, table: ActorTable, problems: Problem[]): boolean {
  for (const [column, allowed] of kinds[table] ?? [])
    if (!allowed.includes(row.cells[column] ?? "")) {
      problems.push(
        unknown(row, column, row.cells[column] ?? "", `one of ${allowed.filter((word) => word).join(", ")}`),
      );
      return false;
    }
  if (table === "states" && !/^[A-Z]{3}$/.test(row.cells.code!)) {
    problems.push(unknown(row, "code", row.cells.code!, "three capital letters (ISO 3166-1 alpha-3)"));
    return false;
  }
  return true;
}

const unknown = (row: Row, column: string, value: string, mend: string): Problem => ({
  path: row.path,
  line: row.line,
  what: `unknown ${column} "${value}"`,
  mend: `Write ${mend}.`,
});

/** Reports the second of two rows with one key, naming the line of the first. */
function once(
  rows: readonly Row[],
  key: (cells: Row["cells"]) => string,
  name: string,
  problems: Problem[],
): void {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const value = key(row.cells);
    const earlier = seen.get(value);
    if (!earlier) seen.set(value, row);
    else
      problems.push({
        path: row.path,
        line: row.line,
        what: `${name} "${value}" appears twice (also ${earlier.path === row.path ? `line ${earlier.line}` : `${earlier.path}:${earlier.line}`})`,
        mend: "Delete one.",
      });
  }
}

/** Reports a word that two rows of a table claim. */
function onceWord(rows: readonly Row[], column: string, problems: Problem[]): void {
  const seen = new Map<string, Row>();
  for (const row of rows)
    for (const word of values(row.cells[column])) {
      const earlier = seen.get(word);
      if (!earlier) seen.set(word, row);
      else
        problems.push({
          path: row.path,
          line: row.line,
          what: `"${word}" appears twice (also ${earlier.path === row.path ? `line ${earlier.line}` : `${earlier.path}:${earlier.line}`})`,
          mend: "Delete one.",
        });
    }
}

function checkDays(row: Row, problems: Problem[]): void {
  const form = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
  const { from = "", to = "" } = row.cells;
  for (const [column, value] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (value !== "" && !form.test(value))
      problems.push(unknown(row, column, value, "a year, month or day, e.g. 2018-03-19"));
  if (from !== "" && to !== "" && to.slice(0, from.length) < from.slice(0, to.length))
    problems.push({
      path: row.path,
      line: row.line,
      what: `the tenure ends (${to}) before it begins (${from})`,
      mend: "Exchange or correct the days.",
    });
}
