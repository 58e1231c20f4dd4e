// The registry of facts about actors as plain rows: states, their organs, organizations, places, outlets, posts, dated tenures.
// Row "Wang Yi / CHN / Minister of Foreign Affairs / 2013-03-16 / 2022-12-30" is one tenure; a post is not its holder (Popolo: Membership).

/** A state, territory, or state of the past. */
export interface StateRow {
  /** ISO 3166-1 alpha-3; XKX, or a neutral code of three capitals for those without one. */
  readonly code: string;
  readonly name: string;
  readonly kind: "state" | "observer" | "disputed" | "territory" | "historical";
  /** "Chinese" */
  readonly adjectives: readonly string[];
  /** Words for its people that are not the adjective: "Frenchman", "Poles". */
  readonly people: readonly string[];
  readonly capitals: readonly string[];
  /** Other names of the state itself: "PRC", "mainland China". */
  readonly aliases: readonly string[];
  /** Words for its government: "Zhongnanhai"; the capital is one without being listed. */
  readonly metonyms: readonly string[];
  /** For a state of the past, and for parts of one: the code that statements carry; else its own code. */
  readonly now: string;
  readonly source: string;
}

/** A word for several states: "the two Koreas". */
export interface StateGroupRow {
  readonly name: string;
  readonly states: readonly string[];
}

/** A body of one state: its ministry, army, parliament, service, embassy system, ruling party. */
export interface OrganRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** "foreign", "defense", "military", "parliament", "intelligence", "presidency" ...: kinds of `posts/organ-kinds.tsv`. */
  readonly kind: string;
  /** PLOVER sector: GOV MIL LEG JUD SPY COP OPP PTY ... */
  readonly sector: string;
  readonly aliases: readonly string[];
  readonly source: string;
}

/** How a kind of organ is called when only the state tells which: "<Adjective> Foreign Ministry", "Ministry of Defense of <State>". */
export interface OrganKindRow {
  readonly kind: string;
  /** Canonical name: "Ministry of Foreign Affairs". */
  readonly name: string;
  readonly sector: string;
  /** Words that name it, lower case: "foreign ministry", "ministry of foreign affairs". */
  readonly words: readonly string[];
}

/** An organization that is no body of one state. */
export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  /** IGO, NGO, IMG (international militant group), MNC; or GRP for a group or party of one state. */
  readonly type: "IGO" | "NGO" | "IMG" | "MNC" | "GRP";
  /** The state that a group or company belongs to; "" for none. */
  readonly state: string;
  readonly sector: string;
  /** Id of the organization that it is an organ of, as the European Commission is of the European Union; "" for none. */
  readonly of: string;
  readonly aliases: readonly string[];
  readonly source: string;
}

export interface PlaceRow {
  readonly name: string;
  /** Code of the state it lies in; "" for seas and regions of several states. */
  readonly state: string;
  readonly kind: "city" | "region" | "site" | "sea" | "world-region";
  readonly aliases: readonly string[];
  readonly source: string;
}

export interface OutletRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly kind: "agency" | "newspaper" | "broadcaster" | "magazine" | "site";
  readonly aliases: readonly string[];
  /** True where a government owns or directs it. */
  readonly official: boolean;
  readonly source: string;
}

/** A title as words have it, and the post that it means. */
export interface PostRow {
  /** Canonical title: "Minister of Foreign Affairs". */
  readonly title: string;
  /** Words that give it, lower case: "foreign minister", "top diplomat". */
  readonly words: readonly string[];
  /** Kind of organ it belongs to ("foreign"), or "" where the words name it themselves. */
  readonly organ: string;
  readonly level: "" | "head-of-state" | "minister" | "senior-official" | "working" | "military-command";
  readonly sector: string;
  /** The state whose post it is when the words around do not tell: the USA's for "assistant secretary of state". */
  readonly state: string;
}

/** A rank or form of address that makes the following words a person: "Maj. Gen.", "Mr.". */
export interface RankRow {
  readonly word: string;
  readonly rank: string;
  readonly sector: string;
  readonly sex: "" | "m" | "f";
}

/** A title that one state calls by a name of its own: the foreign minister of the USA is its Secretary of State. */
export interface NationalTitleRow {
  readonly state: string;
  readonly title: string;
  readonly national: string;
}

/** Common nouns for people and bodies that act, by PLOVER sector: "rebels" REB. */
export interface RoleRow {
  readonly sector: string;
  readonly words: readonly string[];
}

/** One tenure of one person in one post. A person has as many lines as posts. */
export interface TenureRow {
  /** Full name as the press writes it. Two people of one name: add a number in the column `who`. */
  readonly person: string;
  readonly who: string;
  readonly sex: "" | "m" | "f";
  readonly aliases: readonly string[];
  /** Surname as used alone; by default the last word ("Xi" for "Xi Jinping" has to be given). */
  readonly surname: string;
  /** Code of the state, or "" for organizations. */
  readonly state: string;
  /** Id of an organization, or kind or id of an organ. */
  readonly organ: string;
  /** Canonical title of `posts/*.tsv`, or any other. */
  readonly title: string;
  /** ISO year, month or day; "" = not known. */
  readonly from: string;
  /** Likewise; "" = still held, as far as is known. */
  readonly to: string;
  /** Citable address, or "": unsourced, and never outranks a report. */
  readonly source: string;
}

export interface Registry {
  readonly states: readonly StateRow[];
  readonly stateGroups: readonly StateGroupRow[];
  readonly organs: readonly OrganRow[];
  readonly organKinds: readonly OrganKindRow[];
  readonly organizations: readonly OrganizationRow[];
  readonly places: readonly PlaceRow[];
  readonly outlets: readonly OutletRow[];
  readonly posts: readonly PostRow[];
  readonly ranks: readonly RankRow[];
  readonly nationalTitles: readonly NationalTitleRow[];
  readonly roles: readonly RoleRow[];
  readonly tenures: readonly TenureRow[];
}
