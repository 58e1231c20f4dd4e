// What a channel is called and what it is about: "US-China military-to-military dialogue" is CHN+USA/military.
import type { StatementKind } from "../coding/index.ts";

/** Subject of a channel; `general` when nothing narrower is named, `contacts` for contacts that nobody puts in a channel. */
export type ChannelDomain =
  | "military"
  | "hotline"
  | "trade"
  | "climate"
  | "nuclear"
  | "narcotics"
  | "terrorism"
  | "rights"
  | "migration"
  | "water"
  | "border"
  | "ceasefire"
  | "technology"
  | "general"
  | "contacts";

/** In the order in which they are tried: the narrower first. */
const domains: readonly (readonly [ChannelDomain, RegExp])[] = [
  ["hotline", /\bhot[- ]?lines?\b|\b(?:communication|liaison|phone|telephone) (?:line|link)s?\b/i],
  ["ceasefire", /\bcease-?fire\b|\btruce\b|\bmilitary operations\b|\bDGMO/i],
  [
    "military",
    /\bmilitar|\bdefen[cs]e\b|\bmil-to-mil\b|\btheat(?:er|re) commander|\barmed forces\b|\bjoint chiefs\b|\bchiefs? of staff\b|\bMMCA\b|\bDPCT\b|\bnav(?:y|al)\b|\barmy\b|\bPentagon\b|\bPLA\b/i,
  ],
  ["nuclear", /\bnuclear\b|\barms control\b|\bstrategic stability\b|\bnon-?proliferation\b|\bdenuclear/i],
  ["trade", /\btrade\b|\beconom|\bcommerc|\btariff|\bfinanc|\btreasur/i],
  ["climate", /\bclimate\b|\benvironment/i],
  ["narcotics", /\bnarcotic|\bfentanyl\b|\bdrugs?\b/i],
  ["terrorism", /\bterror/i],
  ["rights", /\bhuman rights\b/i],
  ["migration", /\bmigra|\brepatriat|\bconsular\b/i],
  ["water", /\bwaters?\b|\bindus\b|\briver\b/i],
  ["border", /\bborder\b|\bboundary\b/i],
  ["technology", /\bcyber|\bartificial intelligence\b|\bAI\b|\btechnolog/i],
];

/** The domain that a channel's name, a post or an organ speaks of. */
export function domainOf(text: string): ChannelDomain {
  for (const [domain, words] of domains) if (words.test(text)) return domain;
  return "general";
}

const mechanismNoun =
  "(?:Talks|Dialogue|Dialog|Agreement|Group|Commission|Committee|Forum|Mechanism|Council|Process|Treaty|Consultations?|Conference|Framework|Hotline)";
const mechanismName = new RegExp(
  `(?:[A-Z][\\w'’-]+(?: (?:of|and|on|for|the|to))*[ -])+${mechanismNoun}\\b|\\b[A-Z]{3,6}\\b`,
);
const stateWord = /^(?:U\.?S\.?A?|UK|EU|UN|DPRK|ROK|PRC|NATO|ASEAN|APEC)$/;
/** "US-China", "Sino-American", "India-Pakistan": who, not what. */
const pairWord = /^[A-Z][\w.]*(?:[-–][A-Z][\w.]*)+$/;

/** A named mechanism inside a channel ("Defense Policy Coordination Talks", "MMCA"), or null. */
export function mechanismOf(channel: string): string | null {
  const match = mechanismName.exec(channel);
  if (!match) return null;
  const words = match[0]
    .replace(/^(?:The|A|An) /, "")
    .split(" ")
    .filter((word) => !pairWord.test(word) && !stateWord.test(word));
  if (words.length === 0) return null;
  const name = words.join(" ");
  return words.length > 1 || /^[A-Z]{3,6}$/.test(name) ? name : null;
}

/** One channel however it is named. */
export interface ChannelIdentity {
  readonly id: string;
  readonly domain: ChannelDomain;
  readonly mechanism: string | null;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("defence", "defense")
    .replace(/[^a-z0-9]+/g, "-");

/** Identity of a named channel between parties; `theatre` is the parties joined by "+". */
export function channelIdentity(theatre: string, channel: string): ChannelIdentity {
  const domain = domainOf(channel);
  const mechanism = mechanismOf(channel);
  return {
    id: mechanism ? `${theatre}/${domain}/${slug(mechanism)}` : `${theatre}/${domain}`,
    domain,
    mechanism,
  };
}

const domainWords: Record<ChannelDomain, string> = {
  military: "military-to-military dialogue",
  hotline: "hotlines",
  trade: "trade and economic dialogue",
  climate: "climate dialogue",
  nuclear: "nuclear and arms control dialogue",
  narcotics: "counter-narcotics dialogue",
  terrorism: "counter-terrorism dialogue",
  rights: "human rights dialogue",
  migration: "migration and consular dialogue",
  water: "water dialogue",
  border: "border dialogue",
  ceasefire: "ceasefire line",
  technology: "technology dialogue",
  general: "dialogue",
  contacts: "leaders and diplomats",
};

/** The record's own plain name of a domain, used where reports give none. */
export const domainName = (domain: ChannelDomain): string => domainWords[domain];

/** Kinds that say something about a channel as such. */
export const isChannelKind = (kind: StatementKind): boolean => kind.startsWith("channel-");
