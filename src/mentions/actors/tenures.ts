// Posts by the day: who was China's defense minister on 2023-09-01, and what Li Shangfu was then.
import { organName } from "./title-words.ts";
import type { Lexicon, TenureRow } from "../../lexicon/index.ts";
import type { Level, Post, StateCode } from "../mention.ts";
import { type Lookup, lookupOf } from "./lookup.ts";

/** A tenure of the registry as a post. */
export function tenurePost(
  tenure: TenureRow,
  lookup: Lookup,
): { post: Post; level: Level | null; row: number; sector: string } {
  const acting = tenure.title.startsWith("Acting ");
  const title = acting ? tenure.title.slice(7) : tenure.title;
  const row = lookup.postRow.get(title) ?? rowOfWords(lookup, title);
  const state = tenure.state === "" ? null : codeFor(lookup, tenure.state);
  const posts = row >= 0 ? lookup.registry.posts[row]! : null;
  const body =
    lookup.organRow.has(tenure.organ) || lookup.organizationRow.has(tenure.organ) ? tenure.organ : null;
  const kind = body === null ? tenure.organ || (posts?.organ ?? "") : "";
  const level = posts && posts.level !== "" ? posts.level : null;
  return {
    row,
    level,
    sector: (body !== null && groupSector(lookup, body)) || (posts?.sector ?? "GOV"),
    post: {
      title: (state !== null && lookup.nationalTitle.get(`${state}/${title}`)) || title,
      organ: organName(lookup, body, kind, state),
      state,
      level,
      former: false,
      acting,
    },
  };
}

/** "REB" for Hamas; "" for governments and bodies between them. */
function groupSector(lookup: Lookup, body: string): string {
  const row = lookup.organizationRow.get(body);
  const sector = row === undefined ? "" : lookup.registry.organizations[row]!.sector;
  return sector === "INT" ? "" : sector;
}

/** A title of a person's own is known by the words that it begins with: "Deputy Assistant Secretary of Defense for China, ...". */
function rowOfWords(lookup: Lookup, title: string): number {
  const forms = title.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  const found = lookup.phrases.longest(forms, 0)?.values.find((value) => value.kind === "post");
  return found ? found.row : -1;
}

const codeFor = (lookup: Lookup, state: string): StateCode => {
  const row = lookup.stateRow.get(state);
  return row === undefined ? state : lookup.registry.states[row]!.now;
};

/** True when the tenure covers the ISO day, give or take whole years. */
export function heldOn(tenure: TenureRow, day: string, years: number): boolean {
  const year = Number(day.slice(0, 4));
  const shift = (by: number): string => `${String(year + by).padStart(4, "0")}${day.slice(4)}`;
  const late = years === 0 ? day : shift(years);
  const early = years === 0 ? day : shift(-years);
  if (tenure.from !== "" && tenure.from > late.slice(0, tenure.from.length)) return false;
  if (tenure.to !== "" && tenure.to < early.slice(0, tenure.to.length)) return false;
  return true;
}

export interface Holder {
  /** "person:li-shangfu" */
  readonly entity: string;
  readonly name: string;
  readonly post: Post;
  readonly from: string;
  readonly to: string;
  readonly source: "registry" | "registry, unsourced";
}

/**
 * Who held a post of a state on an ISO day, as the registry has it: `title` general or national ("Minister of Defense", "Secretary of
 * Defense"). Empty where the registry does not know; several for joint holders or days of change.
 */
export function holdersOn(lexicon: Lexicon, state: StateCode, title: string, day: string): Holder[] {
  const lookup = lookupOf(lexicon);
  return holders(lookup, (tenure) => {
    if (codeFor(lookup, tenure.state) !== state || !heldOn(tenure, day, 0)) return false;
    const { post } = tenurePost(tenure, lookup);
    return tenure.title === title || post.title === title || `Acting ${title}` === tenure.title;
  });
}

/** The posts that a person of the registry held on an ISO day; `entity` as in `Entity.id`. */
export function postsOn(lexicon: Lexicon, entity: string, day: string): Holder[] {
  const lookup = lookupOf(lexicon);
  const key = entity.replace(/^person:/, "");
  const person = lookup.people.find((known) => known.key === key);
  if (!person) return [];
  return holders(lookup, (tenure) => person.tenures.includes(tenure) && heldOn(tenure, day, 0));
}

function holders(lookup: Lookup, fits: (tenure: TenureRow) => boolean): Holder[] {
  const found: Holder[] = [];
  for (const person of lookup.people)
    for (const tenure of person.tenures)
      if (fits(tenure))
        found.push({
          entity: `person:${person.key}`,
          name: person.name,
          post: tenurePost(tenure, lookup).post,
          from: tenure.from,
          to: tenure.to,
          source: tenure.source ? "registry" : "registry, unsourced",
        });
  return found;
}
