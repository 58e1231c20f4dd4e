// The standing line an act is about, and its level: "high-level military dialogue" between Washington and Beijing.
import type { Tree } from "../language/index.ts";
import type { Level, StateCode } from "../mentions/index.ts";
import type { Participant, StatementKind } from "./statement.ts";

/** Domains of dialogue by the words that tell them; the first that matches names the line. */
const domains: readonly (readonly [name: string, words: ReadonlySet<string>])[] = [
  [
    "military-to-military",
    new Set([
      "military-to-military",
      "military",
      "mil-to-mil",
      "defense",
      "defence",
      "army",
      "armed",
      "theater",
      "theatre",
    ]),
  ],
  [
    "nuclear",
    new Set(["nuclear", "arms-control", "disarmament", "denuclearization", "denuclearisation", "strategic"]),
  ],
  ["trade", new Set(["trade", "economic", "tariff", "commercial", "financial"])],
  ["climate", new Set(["climate", "environmental"])],
  ["border", new Set(["border", "boundary", "frontier"])],
  ["counter-narcotics", new Set(["counter-narcotics", "counternarcotics", "fentanyl", "narcotics"])],
  ["human rights", new Set(["rights"])],
  ["maritime", new Set(["maritime", "naval", "coast"])],
  ["peace", new Set(["peace", "ceasefire", "truce"])],
];
const lineWords: ReadonlySet<string> = new Set([
  "talks",
  "talk",
  "dialogue",
  "dialog",
  "hotline",
  "channel",
  "agreement",
  "committee",
  "commission",
  "mechanism",
  "forum",
  "consultations",
  "line",
  "communication",
  "contact",
  "contacts",
  "communications",
]);

const levels: readonly Level[] = [
  "head-of-state",
  "minister",
  "senior-official",
  "military-command",
  "working",
];

/** The highest level of the posts held by those who take part; null when no post is told. */
export function levelOf(participants: readonly Participant[]): Level | null {
  for (const level of levels)
    if (participants.some(({ post }) => post?.level === level && !post.former)) return level;
  return null;
}

/** Words of a noun phrase that say at which level: "ministerial talks", "working-level". */
export function levelInWords(words: readonly string[]): Level | null {
  const all = words.join(" ");
  if (/\b(leaders|presidents|summit)\b/.test(all)) return "head-of-state";
  if (/\b(ministers?|ministerial|foreign-minister|defen[sc]e-minister)\b/.test(all)) return "minister";
  if (/\b(working|working-level)\b/.test(all)) return "working";
  if (/\b(theat(er|re) command(er)?s?|chiefs of staff)\b/.test(all)) return "military-command";
  return null;
}

/** Name by which states are paired: "US", "China". */
export type ShortName = (state: StateCode) => string;

/**
 * The name of the channel, or null. A line that has a name of its own ("Defense Policy Coordination Talks") keeps it; others are
 * named by parties and domain.
 */
export function channelOf(
  tree: Tree,
  noun: number | null,
  kind: StatementKind,
  line: boolean,
  states: readonly StateCode[],
  organs: readonly string[],
  short: ShortName,
): string | null {
  const words =
    noun === null
      ? []
      : tree
          .subtree(noun, (child) => ["acl", "advcl", "obl", "appos"].includes(tree.relation(child)))
          .map((token) => tree.tokens[token]!);
  const own = noun === null ? null : nameOf(tree, noun);
  if (own !== null) return own;
  const low = words.map(({ form, lemma }) => [form.toLowerCase(), lemma.toLowerCase()]).flat();
  let domain = domains.find(([, list]) => low.some((word) => list.has(word)))?.[0] ?? null;
  if (domain === null && organs.some((organ) => /defen[sc]e|military|army/i.test(organ)))
    domain = "military-to-military";
  const hotline = low.includes("hotline") ? "hotline" : null;
  if (!kind.startsWith("channel-") && (domain === null || states.length !== 2)) return null;
  if (!kind.startsWith("channel-") && !line && domain !== "military-to-military") return null;
  if (states.length < 2 && domain === null) return null;
  const parties = [...states]
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(short)
    .join("-");
  return [parties, domain, hotline ?? "dialogue"].filter((part) => part !== null && part !== "").join(" ");
}

/** The habit of the trade: the United States first ("US-China"), the others by name. */
const order = (state: StateCode): number => (state === "USA" ? 0 : 1);

/** A proper name whose last word names a line: "Military Maritime Consultative Agreement", "Defense Policy Coordination Talks". */
function nameOf(tree: Tree, noun: number): string | null {
  const head = tree.tokens[noun]!;
  if (!/^\p{Lu}/u.test(head.form) || !lineWords.has(head.form.toLowerCase())) return null;
  let first = noun;
  while (first > 0) {
    const word = tree.tokens[first - 1]!;
    if (!/^\p{Lu}/u.test(word.form) && word.form !== "-" && word.form !== "and") break;
    first--;
  }
  if (noun - first < 2) return null;
  return tree.tokens
    .slice(first, noun + 1)
    .map(({ form }) => form)
    .join(" ")
    .replace(/ - /g, "-");
}
