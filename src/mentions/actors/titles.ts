// Reads a title with what stands around it: "the deputy assistant secretary of defense for China, Taiwan and Mongolia" is one post of the
// U.S. Department of Defense; "the defense attache at the Chinese Embassy" belongs to China, wherever the embassy stands.
import type { Level, Post, StateCode } from "../mention.ts";
import type { PhraseHit, Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import { beforeTitle } from "./title-before.ts";
import { behindTitle } from "./title-behind.ts";
import type { Choose } from "./title-senses.ts";
import { nameTitle, organName, seatIn, spell } from "./title-words.ts";

export interface Title {
  /** Tokens `[first, last)` with modifiers before and complements behind. */
  readonly first: number;
  readonly last: number;
  /** Last token of the title's own words. */
  readonly head: number;
  /** Several for "the U.S. and Chinese defense ministers". */
  readonly states: readonly StateCode[];
  /** States that the post is accredited to: "ambassador to China". */
  readonly to: readonly StateCode[];
  readonly post: Post;
  readonly sector: string;
  readonly plural: boolean;
  readonly definite: boolean;
  /** Registry organ (`organ:` row id) or organization id that the words name, e.g. "us-department-of-defense", "nato". */
  readonly body: string | null;
  /** The state is only that of the body: "National Security Council Secretary" may be another state's. */
  readonly byBody: boolean;
  /** Kind of the body that the post belongs to: "foreign" of "foreign ministry spokesman". */
  readonly kind: string;
  /** Posts row, or -1 for "counterpart". */
  readonly row: number;
  /** "national security adviser" of "Biden's national security adviser": the token of the owner's name. */
  readonly owner: number;
}

/** Reads the title at a phrase of kind "post". Linear in the tokens that it covers. */
export function readTitle(scan: Scan, hit: PhraseHit, lookup: Lookup, choose: Choose): Title {
  const row = lookup.registry.posts[hit.row]!;
  return readAround(scan, hit.first, hit.last, hit.row, row.title, hit.plural, lookup, choose);
}

/** Reads "Chinese counterpart" as a title without a name of its own; its post is empty. */
export function readCounterpart(scan: Scan, at: number, lookup: Lookup, choose: Choose): Title {
  const last = scan.lower[at] === "opposite" ? at + 2 : at + 1;
  return readAround(scan, at, last, -1, "", scan.lower[last - 1]!.endsWith("s"), lookup, choose);
}

/** "counterpart", "opposite number" */
export const isCounterpart = (scan: Scan, at: number): boolean =>
  scan.lower[at] === "counterpart" ||
  scan.lower[at] === "counterparts" ||
  (scan.lower[at] === "opposite" && /^numbers?$/.test(scan.lower[at + 1] ?? ""));

/** Titles that stand for many: what the report says is told in its own words, "Secretary", "National Cyber Director". */
const spelledOut: ReadonlySet<string> = new Set([
  "Minister",
  "Director",
  "Deputy Director",
  "Deputy Minister",
  "Chief",
  "Chairman",
  "Adviser",
  "Coordinator",
  "Commissioner",
]);

function readAround(
  scan: Scan,
  from: number,
  to: number,
  rowIndex: number,
  bare: string,
  plural: boolean,
  lookup: Lookup,
  choose: Choose,
): Title {
  let row = rowIndex < 0 ? null : lookup.registry.posts[rowIndex]!;
  const spelled = row !== null && spelledOut.has(row.title);
  const before = beforeTitle(scan, from, to, spelled ? row!.title : null, plural, lookup, choose);
  const { lower } = scan;
  // "-elect", "-designate"
  let last = to;
  let suffix = "";
  if (lower[last] === "-" && (lower[last + 1] === "elect" || lower[last + 1] === "designate")) {
    suffix = `-${lower[last + 1]}`;
    last += 2;
  }
  const behind = behindTitle(scan, [from, to], last, row, spelled, plural, before, lookup, choose);
  last = behind.last;
  const { states: left, former, acting, deputy, definite, owner, first, wordsFrom } = before;
  const { states: right, accredited, topic, bodyState } = behind;
  let { body, organ, organKind } = behind;

  const found =
    left.length > 0
      ? left
      : right.length > 0
        ? right
        : bodyState
          ? [bodyState]
          : row?.state
            ? [row.state]
            : [];
  const state = found[0] ?? null;
  // "head of the Indo-Pacific Command" commands it
  const commanded = body === null ? undefined : lookup.organRow.get(body);
  if (row && commanded !== undefined && (row.title === "Director" || row.title === "Chief")) {
    const { kind } = lookup.registry.organs[commanded]!;
    const commander = lookup.postRow.get("Commander");
    if ((kind === "command" || kind === "military") && commander !== undefined)
      row = lookup.registry.posts[commander]!;
  }
  // "the Philippine Senate's president": the general name of the body is not that of the one in the registry
  if (bodyState !== "" && state !== null && state !== bodyState) {
    const other = body === null ? undefined : lookup.organRow.get(body);
    if (other !== undefined && organKind === "") organKind = lookup.registry.organs[other]!.kind;
    body = null;
  }
  const named = nameTitle(row?.title ?? bare, state, deputy, lookup);
  const deputed = deputy !== "" && named.deputed;
  let level: Level | null = row && row.level !== "" ? row.level : null;
  if (deputed && level === "minister") level = "senior-official";
  if (organ !== null && !organ.includes(" in ")) organ += seatIn(scan, lookup, choose, state);
  const kind = organKind || (row?.organ ?? "");
  if (organ === null && row && kind !== "government" && body === null && state !== null) {
    const own = lookup.organOf.get(`${state}/${kind}`);
    if (own !== undefined) body = lookup.registry.organs[own]!.id;
  }
  organ ??= row ? organName(lookup, body, kind, state) : null;
  const title = spelled ? spell(scan, wordsFrom, to, before.words, deputy, named.title) : named.title;
  return {
    first,
    last,
    head: to - 1,
    states: found.length > 1 && !plural ? found.slice(-1) : found,
    to: accredited,
    post: {
      title: title + behind.tail + suffix + (topic ? ` for ${topic}` : ""),
      organ,
      state,
      level,
      former,
      acting,
    },
    sector: sectorOf(lookup, body) ?? row?.sector ?? "GOV",
    plural,
    definite,
    body,
    byBody: left.length === 0 && right.length === 0 && (bodyState !== "" || (row?.state ?? "") !== ""),
    kind,
    row: rowIndex,
    owner,
  };
}

/** A leader of Hamas is no government's: the sector of a group, party or army that the title names. */
function sectorOf(lookup: Lookup, body: string | null): string | null {
  if (body === null) return null;
  const organization = lookup.organizationRow.get(body);
  if (organization === undefined) return null;
  const { sector } = lookup.registry.organizations[organization]!;
  return sector === "" || sector === "INT" ? null : sector;
}
