// One title before several names: "Presidents Kais Saied and Abdelmadjid Tebboune", "Senators Marco Rubio of Florida, Mike Lee of Utah, and ...".
import type { Post, StateCode } from "../mention.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import { nameRun } from "./name-runs.ts";
import { organName } from "./title-words.ts";
import type { Title } from "./titles.ts";

export interface Named {
  readonly first: number;
  readonly last: number;
  readonly title: Title;
}

/**
 * The names of a list behind a plural title, each with the title as his own: the state that the title names in the same place, or that all
 * share. Empty when fewer than two names follow.
 */
export function namesBehind(scan: Scan, title: Title, lookup: Lookup, taken: Uint8Array): Named[] {
  if (!title.plural) return [];
  const runs: { first: number; last: number }[] = [];
  let at = title.last;
  for (;;) {
    const run = nameRun(scan, at, lookup, taken, true);
    if (!run) break;
    runs.push(run);
    const next = behindComma(scan, behindPlace(scan, run.last));
    if (next < 0) break;
    at = next;
  }
  if (runs.length < 2) return [];
  const { states } = title;
  return runs.map((run, i) => {
    const own = states.length === runs.length ? [states[i]!] : states.length === 1 ? states : [];
    const state = own[0] ?? null;
    const same = state === title.post.state;
    return {
      ...run,
      title: {
        ...title,
        plural: false,
        states: own,
        body: same ? title.body : null,
        post: same ? title.post : postIn(title, state, lookup),
      },
    };
  });
}

/** The post as the state calls it: "defense chiefs" are a Secretary of Defense and a Minister of Defense. */
function postIn({ post, row }: Title, state: StateCode | null, lookup: Lookup): Post {
  const general = row < 0 ? null : lookup.registry.posts[row]!;
  if (state === null || general === null) return { ...post, state, organ: null };
  return {
    ...post,
    state,
    title: lookup.nationalTitle.get(`${state}/${general.title}`) ?? general.title,
    organ: organName(lookup, null, general.organ, state),
  };
}

/** Behind "of Florida", "of the Czech Republic", "(R-Fla.)"; the same token where there is none. */
function behindPlace({ lower, forms }: Scan, at: number): number {
  if (lower[at] === "(") {
    const close = lower.indexOf(")", at);
    return close > 0 && close - at < 8 ? close + 1 : at;
  }
  if (lower[at] !== "of") return at;
  let end = lower[at + 1] === "the" ? at + 2 : at + 1;
  if (!isCapital(forms[end] ?? "")) return at;
  while (isCapital(forms[end] ?? "")) end++;
  return end;
}

/** The token behind ",", "and" or ", and"; -1 where the list ends. */
function behindComma({ lower }: Scan, at: number): number {
  const joined = lower[at] === "," ? at + 1 : at;
  if (lower[joined] === "and" || lower[joined] === "&") return joined + 1;
  return joined > at ? joined : -1;
}
