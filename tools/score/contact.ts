// The contact that a readout tells: "President Biden spoke today with Prime Minister Trudeau of Canada" is a call with CAN.
import { type Sentence, type Tree, treeOf } from "../../src/language/index.ts";
import type { Actor, Describer, FoundMentions, Mention } from "../../src/mentions/index.ts";

export interface Contact {
  readonly kind: "call" | "meeting" | "visit";
  /** Everyone on both sides whom the clause names, in its order. */
  readonly actors: readonly Actor[];
  readonly sentence: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const plainVerbs = words("speak talk call phone telephone meet host welcome receive visit travel");
const contactVerbs = words(
  "speak talk call phone telephone meet host welcome receive greet visit travel convene hold join participate lead attend discuss confer consult engage conclude have conduct co-host deliver chair co-chair sit thank congratulate underscore express",
);
const contactNouns = words(
  "call meeting conversation visit talks talk dialogue discussion summit lunch dinner session consultation consultations conference trip videoconference roundtable teleconference round",
);
const callWords =
  /\b(call|calls|phone|telephone|secure line|virtually|virtual|video|videoconference|teleconference|videoconferenced|by phone)\b/i;
const inPerson =
  /\b(in person|in-person|on the margins|on the sidelines|in the margins|at the G-?7|at the G-?20|at the White House|Oval Office|met with|hosted|welcomed|bilateral meeting|at the summit)\b/i;

/**
 * The first contact told in `sentences` (the first six are looked at). `own` is the state whose readout it is: it is no counterpart.
 * Null where no sentence tells a contact with anyone of another state or body.
 */
export function contactOf(
  text: string,
  sentences: readonly Sentence[],
  found: FoundMentions,
  describer: Describer,
  own: string,
): Contact | null {
  let second: Contact | null = null;
  for (let index = 0; index < Math.min(sentences.length, 6); index++) {
    const sentence = sentences[index]!;
    const tree = treeOf(sentence);
    const mentions = found.mentions.filter((mention) => mention.sentence === index);
    // "joined by ..., spoke today with": the plain verb of contact before nouns and wider verbs
    const order = [
      ...sentence.tokens.filter(({ upos, lemma }) => upos === "VERB" && plainVerbs.has(lemma.toLowerCase())),
      ...sentence.tokens,
    ];
    for (const token of order) {
      const lemma = token.lemma.toLowerCase();
      const noun = token.upos === "NOUN" && contactNouns.has(lemma);
      if (!noun && !(token.upos === "VERB" && contactVerbs.has(lemma))) continue;
      const end = topicAt(sentence, token.index);
      const away =
        lemma === "travel" ||
        lemma === "visit" ||
        lemma === "trip" ||
        (lemma === "lead" && sentence.tokens.some((word) => word.lemma === "delegation"));
      const actors = partiesBefore(mentions, end, describer, away);
      const foreign = actors.filter((actor) => actor.code !== null && actor.code !== own);
      const unknown = actors.filter(
        (actor) => actor.code === null && actor.person !== null && actor.post !== null,
      );
      if (foreign.length === 0 && index < 2 && plainVerbs.has(lemma) && unknown.length > 0) {
        // "President Biden spoke with President Petro": neither the words nor the registry tell of where he is president
        const state = counterpartState(text, found, describer, own);
        const known = unknown.map((actor) => (state === null ? actor : { ...actor, state, code: state }));
        const kind = kindOf(text, sentence, token.index, lemma, tree);
        return {
          kind,
          actors: [...actors.filter((actor) => !unknown.includes(actor)), ...known],
          sentence: index,
        };
      }
      if (foreign.length === 0) continue;
      const contact = { kind: kindOf(text, sentence, token.index, lemma, tree), actors, sentence: index };
      if (away || foreign.some((actor) => actor.person !== null || actor.post !== null)) return contact;
      second ??= contact;
      break;
    }
  }
  return second;
}

/** The state that the report sets beside the own one: "the U.S.-Colombia relationship"; null when none stands out. */
function counterpartState(
  text: string,
  found: FoundMentions,
  describer: Describer,
  own: string,
): string | null {
  const weights = new Map<string, number>();
  found.mentions.forEach((mention, at) => {
    const entity = mention.entity === null ? null : describer.entity(mention.entity);
    const state = entity?.kind === "state" ? (entity.states[0] ?? null) : null;
    if (state === null || state === own || mention.sense === "place") return;
    const before = found.mentions[at - 1];
    const beside =
      before?.entity === `state:${own}` &&
      /^(?:\W|\band\b|\bthe\b|\s)*$/.test(text.slice(before.end, mention.start));
    weights.set(state, (weights.get(state) ?? 0) + (beside ? 3 : 1));
  });
  const [first, second] = [...weights].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

const topics = words(
  "about regarding concerning where which whom following ahead after before during as underscoring highlighting emphasizing congratulating discussing reaffirming conveying",
);

/** The token behind the contact verb where the parties end and the topic begins: "to discuss", "about", "ahead of". */
function topicAt(sentence: Sentence, verb: number): number {
  const { tokens } = sentence;
  for (let i = verb + 1; i < tokens.length; i++) {
    const word = tokens[i]!.form.toLowerCase();
    if (topics.has(word)) return i;
    if (word === "to" && tokens[i + 1]?.upos === "VERB") return i;
    if (word === "and" && tokens[i + 1]?.upos === "VERB") return i;
    if (word === "on" && tokens[i + 1]?.upos === "NOUN") return i;
  }
  return tokens.length;
}

/** People and titles named before a token; where there are none, states that are meant as governments. */
function partiesBefore(
  mentions: readonly Mention[],
  end: number,
  describer: Describer,
  away: boolean,
): Actor[] {
  const found: Actor[] = [];
  const add = (actors: readonly Actor[]): void => {
    for (const actor of actors)
      if (
        (actor.acts || (away && actor.state !== null)) &&
        !found.some((known) => known.entity === actor.entity && known.code === actor.code)
      )
        found.push(actor);
  };
  for (const mention of mentions) {
    if (mention.first >= end || mention.sense !== "person") continue;
    if (mention.form === "description" && mention.entity !== null && mention.rule === "title.of-name")
      continue;
    add(describer.describe(mention.sentence, mention.head, false));
  }
  if (found.some((actor) => actor.code !== null && actor.code !== "USA")) return found;
  for (const mention of mentions)
    if (
      mention.first < end &&
      (mention.sense === "government" ||
        mention.sense === "organization" ||
        (away && mention.sense === "place"))
    )
      add(describer.describe(mention.sentence, mention.head, false));
  return found;
}

function kindOf(text: string, sentence: Sentence, token: number, lemma: string, tree: Tree): Contact["kind"] {
  const told = text.slice(sentence.start, sentence.end);
  if (lemma === "travel" || lemma === "visit" || lemma === "trip") return "visit";
  if (lemma === "lead" && /delegation/.test(told)) return "visit";
  const phrase = text.slice(
    sentence.tokens[tree.reach(token)[0]]!.start,
    sentence.tokens[tree.reach(token)[1]]!.end,
  );
  if (/\b(virtually|by phone|by telephone|secure (?:call|video)|phone call|telephone)\b/i.test(phrase))
    return "call";
  if (lemma === "call" || lemma === "phone" || lemma === "telephone" || lemma === "videoconference")
    return "call";
  if (lemma === "speak" || lemma === "talk" || lemma === "conversation")
    return inPerson.test(told) ? "meeting" : "call";
  if (
    lemma === "meet" ||
    lemma === "host" ||
    lemma === "welcome" ||
    lemma === "receive" ||
    lemma === "meeting"
  )
    return /\bvirtual/i.test(told) ? "call" : "meeting";
  return callWords.test(told) && !inPerson.test(told) ? "call" : "meeting";
}
