// The words of a post: "Minister of Defense" of the USA is its Secretary of Defense, of the body "U.S. Department of Defense";
// "for China, Taiwan and Mongolia" is what it is for.
import type { StateCode } from "../mention.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import { type Choose, codeOf } from "./title-senses.ts";

/** " in Washington": a capital that the sentence names as a place houses the embassy of another state. */
export function seatIn(scan: Scan, lookup: Lookup, choose: Choose, state: StateCode | null): string {
  for (const name of scan.names) {
    if (scan.lower[name.first - 1] !== "in") continue;
    const sense = choose(name.senses);
    if (sense?.kind !== "capital" || codeOf(lookup, sense.row) === state) continue;
    return ` in ${scan.sentence.tokens[name.first]!.form}`;
  }
  return "";
}

export const afterArticle = (lower: readonly string[], at: number): number =>
  lower[at] === "the" ? at + 1 : at;

/** End of what a post is for: "China, Taiwan and Mongolia", "Policy", "Near Eastern Affairs". */
export function topicEnd(scan: Scan, at: number): number {
  let end = at;
  for (let i = at; i < scan.forms.length && i - at < 14; i++) {
    const form = scan.forms[i]!;
    if (isCapital(form)) end = i + 1;
    else if (!["and", ",", "the", "of", "&", "-"].includes(form)) break;
    else if (form === "," && !isCapital(scan.forms[i + 1] ?? "") && scan.lower[i + 1] !== "and") break;
    else if (form === "," && !listGoesOn(scan, i)) break;
  }
  return end;
}

/** A comma belongs to the list when "and Capital" follows before the list breaks: "China, Taiwan and Mongolia", not "China, Xi said". */
function listGoesOn(scan: Scan, comma: number): boolean {
  for (let i = comma + 1; i < scan.forms.length && i - comma < 8; i++) {
    const form = scan.forms[i]!;
    if (form === "and") return isCapital(scan.forms[i + 1] ?? "");
    if (form !== "," && !isCapital(form)) return false;
  }
  return false;
}

export const words = (scan: Scan, from: number, to: number): string =>
  scan.sentence.tokens
    .slice(from, to)
    .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? " " : "") + token.form)
    .join("");

/** The title in the report's own words: "Secretary", "National Cyber Director", "Emergencies Minister"; `general` where it has but one word. */
export function spell(
  scan: Scan,
  from: number,
  to: number,
  before: readonly string[],
  deputy: string,
  general: string,
): string {
  const own = [...before, ...words(scan, from, to).replace(/-$/, "").split(" ")]
    .filter((word) => word !== "")
    .map((word) => (/^(of|the|and|for)$/.test(word) ? word : word[0]!.toUpperCase() + word.slice(1)));
  const title = own.join(" ").replace(/([^s])s$/, "$1");
  if (title === "" || /^(Chairwoman|Chairperson|Chair)$/.test(title)) return general;
  return deputy !== "" && !/^(Deputy|Vice|Assistant|Under)/.test(title)
    ? `${deputy[0]!.toUpperCase()}${deputy.slice(1)} ${title}`
    : title;
}

/** "Minister of Defense" of the USA is its Secretary of Defense; with "deputy" before it a Deputy Secretary of Defense. */
export function nameTitle(
  title: string,
  state: StateCode | null,
  deputy: string,
  lookup: Lookup,
): { title: string; deputed: boolean } {
  if (title === "") return { title: "", deputed: false };
  const national = (plain: string): string =>
    (state !== null && lookup.nationalTitle.get(`${state}/${plain}`)) || plain;
  if (deputy === "" || /^(Deputy|Vice|Assistant|Under)\b/.test(title))
    return { title: national(title), deputed: false };
  const known = lookup.nationalTitle.get(`${state}/Deputy ${title}`);
  if (known) return { title: known, deputed: true };
  const own =
    title === "President" || title === "Prime Minister" || title === "Chairman"
      ? deputy === "vice"
        ? "Vice"
        : "Deputy"
      : "Deputy";
  return { title: `${own} ${national(title)}`, deputed: true };
}

/** Name of the body that a post belongs to; null when nothing tells. */
export function organName(
  lookup: Lookup,
  body: string | null,
  kind: string,
  state: StateCode | null,
): string | null {
  if (body !== null) {
    const organ = lookup.organRow.get(body);
    if (organ !== undefined) return lookup.registry.organs[organ]!.name;
    const organization = lookup.organizationRow.get(body);
    if (organization !== undefined) return lookup.registry.organizations[organization]!.name;
  }
  if (state === null || kind === "") return null;
  if (kind === "government") return null;
  const own = lookup.organOf.get(`${state}/${kind}`);
  if (own !== undefined) return lookup.registry.organs[own]!.name;
  const general = lookup.organKindRow.get(kind);
  const row = lookup.stateRow.get(state);
  if (general === undefined || row === undefined) return null;
  return `${lookup.registry.organKinds[general]!.name} of ${lookup.registry.states[row]!.name}`;
}
