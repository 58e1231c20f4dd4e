// What words name: "Beijing" in "Beijing suspended talks" is the government of China, in "met in Beijing" a city.
import type { Span } from "../report/index.ts";

/** ISO 3166-1 alpha-3, or a neutral code of lexicon/actors/states for those without one (XKX for Kosovo). */
export type StateCode = string;

export type EntityKind =
  | "state"
  | "organization"
  | "person"
  | "place"
  | "outlet"
  | "group"
  | "channel"
  | "document";

/** PLOVER sectors (Halterman et al. 2021, sec. 4): GOV MIL LEG JUD SPY COP OPP REB CVL MED BUS EDU PTY LAB REF UNK and INT for intergovernmental bodies. */
export type Sector = string;

/** head-of-state (and of government); minister; senior-official = vice minister to deputy assistant secretary; working = below; military-command. */
export type Level = "head-of-state" | "minister" | "senior-official" | "working" | "military-command";

/** A post as a report or the registry gives it. A post is not its holder. */
export interface Post {
  /** "Secretary of Defense", "Defense Attaché", spelled out. */
  readonly title: string;
  /** Body it belongs to, e.g. "U.S. Department of Defense"; null when not told. */
  readonly organ: string | null;
  readonly state: StateCode | null;
  readonly level: Level | null;
  /** "the former foreign minister" */
  readonly former: boolean;
  readonly acting: boolean;
}

/** A thing that words name, one for each report: `person:lloyd-austin`, `state:CHN`, `org:us-department-of-defense`. */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  /** Full normalised name: "Lloyd Austin" even where the page has "Llyod Austin". */
  readonly name: string;
  /** The states it belongs to or stands for; empty for the UN. */
  readonly states: readonly StateCode[];
  readonly sector: Sector | null;
  /** For persons: posts that this report or the registry gives them; the report's own first. */
  readonly posts: readonly (Post & {
    readonly source: "report" | "registry" | "registry, unsourced";
    readonly span: Span | null;
  })[];
}

/** How a mention of a state or capital is meant here. */
export type MentionSense = "government" | "place" | "people" | "person" | "organization" | "outlet" | "other";

export interface Mention extends Span {
  /** Index into the report's sentences; tokens `[first, last)` of it, `head` the head token. */
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: "name" | "description" | "pronoun";
  /** Id of an Entity of the reading, or null when it could not be resolved. */
  readonly entity: string | null;
  /** Several for "the two leaders", "both governments". */
  readonly entities: readonly string[];
  readonly sense: MentionSense;
  /** The post that stands in or at this mention ("U.S. defense chief" of "U.S. defense chief Llyod Austin"). */
  readonly post: Post | null;
  readonly rule: string;
  /** 0..1 */
  readonly confidence: number;
}
