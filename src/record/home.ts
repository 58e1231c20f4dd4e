// The neighbourhood of a statement: "CHN+USA|dialogue|2023q4". Only statements of one neighbourhood, and of those that a
// theatre joins, are ever compared, so that a new report touches no more than its own.
import type { Participant, Statement } from "../coding/index.ts";
import { civil } from "../report/index.ts";
import { whenInterval, width } from "./interval.ts";
import { familyOf, type KindFamily } from "./kindred.ts";

/** Bodies that act in their own right: PLOVER's sectors for intergovernmental bodies and for armed groups. */
const actsItself = new Set(["INT", "IGO", "REB"]);

/**
 * The state of a participant, or the body where no state stands behind it (NATO, the UN); null for a bare description and for
 * what is no party at all, such as a forum or a firm.
 */
export const partyOf = (participant: Participant): string | null =>
  participant.state ??
  (participant.sector !== null && actsItself.has(participant.sector) ? participant.organ : null);

/** Parties of a statement, each once, in alphabetical order. */
export function partiesOf(statement: Statement): string[] {
  const parties: string[] = [];
  for (const participant of statement.actors) {
    const party = partyOf(participant);
    if (party !== null && !parties.includes(party)) parties.push(party);
  }
  for (const participant of statement.recipients) {
    const party = partyOf(participant);
    if (party !== null && !parties.includes(party)) parties.push(party);
  }
  return parties.sort();
}

/** Theatre of a set of parties: "CHN+USA"; a post's is its state alone. */
export const theatreOf = (parties: readonly string[]): string =>
  parties.length === 0 ? "-" : parties.join("+");

/** Person's id without entity kind: what tells one neighbourhood of posts from another. */
const postWindow = (statement: Statement): string => {
  const person = [...statement.actors, ...statement.recipients].find((each) => each.person !== null);
  if (person?.person) return person.person.toLowerCase();
  const title = statement.content?.post?.title ?? person?.post?.title;
  return title ? title.toLowerCase() : (statement.actors[0]?.organ?.toLowerCase() ?? "post");
};

/** The state that a post belongs to. */
const postState = (statement: Statement): string | null =>
  statement.content?.post?.state ??
  statement.actors.find((each) => each.post?.state)?.post?.state ??
  statement.actors.find((each) => each.state !== null)?.state ??
  null;

/** Longest interval that has a quarter of its own; what is vaguer is filed as vague and joined by the theatre. */
const longestWindowed = 100;

/** Quarter of the first day, "vague" for open or long intervals. */
function windowOf(statement: Statement, family: KindFamily): string {
  if (family === "posts") return postWindow(statement);
  const interval = whenInterval(statement.when);
  if (family === "stances") {
    const day = Number.isFinite(interval.last) ? interval.last : interval.first;
    return Number.isFinite(day) ? `${civil(day).year}` : "vague";
  }
  if (!(width(interval) <= longestWindowed)) return "vague";
  const { year, month } = civil(interval.first);
  return `${year}q${Math.ceil(month / 3)}`;
}

/** `${theatre}|${family}|${window}`. */
export function homeOf(statement: Statement): string {
  const family = familyOf(statement.kind);
  const parties = partiesOf(statement);
  const theatre = family === "posts" ? (postState(statement) ?? parties[0] ?? "-") : theatreOf(parties);
  return `${theatre}|${family}|${windowOf(statement, family)}`;
}

/** Every neighbourhood that a statement belongs to; one today, a list so that stores need not know. */
export const neighbourhoods = (statement: Statement): string[] => [homeOf(statement)];

/** The theatre of a neighbourhood key. */
export const theatreOfHome = (home: string): string => home.slice(0, home.indexOf("|"));
