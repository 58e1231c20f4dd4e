// The neighbourhood of a statement: "CHN+USA|dialogue|2023q4", or "CHN+USA|dialogue|~2023q4" where its day is vague. Only statements
// of one neighbourhood, and of the few that a theatre joins to it, are ever compared, so that a new report touches no more than those.
import type { Participant, Statement } from "../coding/index.ts";
import { civil, type Day, parseDay } from "../report/index.ts";
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

/** The post that a statement tells of, and who has it. */
export function postTold(
  statement: Statement,
): { post: NonNullable<Participant["post"]>; person: string | null } | null {
  const holder = [...statement.actors, ...statement.recipients].find((each) => each.person !== null);
  const post =
    statement.content?.post ?? holder?.post ?? statement.actors.find((each) => each.post)?.post ?? null;
  return post ? { post, person: holder?.person ?? null } : null;
}

/** The state that the post of a statement belongs to, where the statement tells. */
export const postState = (statement: Statement): string | null =>
  postTold(statement)?.post.state ?? statement.actors.find((each) => each.state !== null)?.state ?? null;

/** Longest interval that has a quarter of its own; what is vaguer is filed as vague and joined by the theatre. */
const longestWindowed = 100;

/** Quarters before the one in which a vague happening is looked for last, and it: a year. */
export const vagueReach = 4;

/** Quarters since year 0: 2023q1 is 8092. */
export function quarterOf(day: number): number {
  const { year, month } = civil(day);
  return year * 4 + Math.floor((month - 1) / 3);
}

const quarterName = (quarter: number): string => `${Math.floor(quarter / 4)}q${(quarter % 4) + 1}`;

/**
 * The quarter of the first day. Of what is vague the last day on which it can have happened by the day it was told: "has met him
 * since 2019" of May 2023 is looked for in the year up to then.
 */
function windowOf(statement: Statement, family: KindFamily, known: Day): string {
  // Who holds a post is told in report after report, who comes and goes only when it happens.
  if (family === "posts" && statement.kind !== "tenure") return postWindow(statement);
  const interval = whenInterval(statement.when);
  const told = parseDay(known) ?? Infinity;
  if (family === "stances" || family === "posts") {
    const day = [interval.last, interval.first, told].find((each) => Number.isFinite(each));
    const year = day === undefined ? "vague" : `${civil(day).year}`;
    return family === "posts" ? `${postWindow(statement)} ${year}` : year;
  }
  if (width(interval) <= longestWindowed) return quarterName(quarterOf(interval.first));
  const first = Number.isFinite(interval.first) ? interval.first : -Infinity;
  const day = Math.min(interval.last, Math.max(told, first));
  return `~${quarterName(quarterOf(day))}`;
}

/** `${theatre}|${family}|${window}`. `known` is the day from which the statement could be known. */
export function homeOf(statement: Statement, known: Day): string {
  const family = familyOf(statement.kind);
  const parties = partiesOf(statement);
  const theatre = family === "posts" ? (postState(statement) ?? parties[0] ?? "-") : theatreOf(parties);
  return `${theatre}|${family}|${windowOf(statement, family, known)}`;
}

/** The theatre of a neighbourhood key. */
export const theatreOfHome = (home: string): string => home.slice(0, home.indexOf("|"));

/** A neighbourhood key in its parts. */
export interface HomeParts {
  readonly theatre: string;
  readonly family: KindFamily;
  /** Theatre and family: neighbourhoods of one stage are joined, of two never. */
  readonly stage: string;
  /** Quarters since year 0; null in families that are not filed by quarter. */
  readonly quarter: number | null;
  readonly vague: boolean;
}

export function partsOfHome(home: string): HomeParts {
  const first = home.indexOf("|");
  const second = home.indexOf("|", first + 1);
  const window = home.slice(second + 1);
  const family = home.slice(first + 1, second) as KindFamily;
  const match = family === "posts" || family === "stances" ? null : /^(~?)(\d+)q([1-4])$/.exec(window);
  return {
    theatre: home.slice(0, first),
    family,
    stage: home.slice(0, second),
    quarter: match ? Number(match[2]) * 4 + Number(match[3]) - 1 : null,
    vague: match?.[1] === "~",
  };
}

/** The neighbourhood of a stage and quarter. */
export const homeAt = (stage: string, quarter: number, vague: boolean): string =>
  `${stage}|${vague ? "~" : ""}${quarterName(quarter)}`;
