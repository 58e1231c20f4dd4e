// What a clause leaves to its report: "the meeting" is the one told before, a suspended dialogue's other side is who else is spoken of.
import { levelOf } from "./channel.ts";
import { encounters } from "./kinds.ts";
import type { Draft } from "./draft.ts";
import { same } from "./parties.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { narrow } from "./when.ts";

/** The states that take part, and the bodies between states by their names. */
const statesOf = (draft: Draft): Set<string> =>
  new Set(
    [...draft.actors, ...draft.recipients]
      .map(({ state, code, organ }) => state ?? (code === "IGO" ? organ : null))
      .filter((state): state is string => state !== null),
  );

/** Participants carried over from another clause have no words of their own here. */
const carried = (list: readonly Participant[]): Participant[] => list.map((one) => ({ ...one, span: null }));

const family = (draft: Draft): string =>
  encounters.has(draft.kind) || draft.kind === "channel-resumed"
    ? draft.kind === "visit" || draft.kind === "call" || draft.kind === "summit"
      ? draft.kind
      : "meeting"
    : draft.kind;

/**
 * "The two presidents discussed trade" goes on about the call or meeting of the same states that a verb told of before: the nearest
 * one, at most six sentences back, gives its kind, and both are one happening.
 */
export function continueContacts(drafts: readonly Draft[]): void {
  for (const [index, draft] of drafts.entries()) {
    if (draft.act?.pattern.entry.continues !== true || draft.when.origin === "stated") continue;
    const own = statesOf(draft);
    if (own.size < 2) continue;
    for (let back = index - 1; back >= 0 && draft.sentence - drafts[back]!.sentence <= 6; back--) {
      const other = drafts[back]!;
      if (
        other.bare ||
        other.kind === "visit" ||
        other.act === null ||
        !encounters.has(other.kind) ||
        other.act.pattern.part === "noun"
      )
        continue;
      if (other.factuality.status !== "actual" || other.factuality.polarity === "negative") continue;
      const others = statesOf(other);
      if (others.size !== own.size || ![...own].every((state) => others.has(state))) continue;
      draft.kind = other.kind;
      draft.sameAs.push(other);
      break;
    }
  }
}

/** Gives every act the level of the highest post that those who take part hold anywhere in the report ("official", later "deputy assistant secretary"). */
export function raiseLevels(drafts: readonly Draft[]): void {
  const known = new Map<string, Participant>();
  for (const { actors, recipients } of drafts)
    for (const one of [...actors, ...recipients]) {
      if (one.entity === null || one.person === null || one.post?.level == null) continue;
      const before = known.get(one.entity);
      if (!before || levelOf([one, before]) !== before.post!.level) known.set(one.entity, one);
    }
  for (const draft of drafts) {
    const everybody = [...draft.actors, ...draft.recipients].map((one) =>
      one.entity === null ? one : (known.get(one.entity) ?? one),
    );
    draft.level = levelOf(everybody) ?? draft.level;
  }
}

/** Gives a person without a state the one that his dismissal, post or company elsewhere in the report shows. */
export function ownStates(drafts: readonly Draft[]): void {
  const known = new Map<string, string>();
  for (const { kind, actors, recipients } of drafts) {
    for (const one of [...actors, ...recipients])
      if (one.person !== null && one.entity !== null && one.state !== null) known.set(one.entity, one.state);
    const [authority] = actors;
    if ((kind === "dismissal" || kind === "appointment") && authority?.state)
      for (const one of recipients)
        if (one.person !== null && one.entity !== null && !known.has(one.entity))
          known.set(one.entity, authority.state);
  }
  // "China's failure to appoint a minister after Li was dismissed": the state whose post is spoken of
  for (const { kind, recipients, sentence } of drafts) {
    if (kind !== "dismissal" && kind !== "disappearance") continue;
    const near = drafts.find(
      (other) =>
        other.sentence === sentence &&
        (other.kind === "vacancy" || other.kind === "appointment") &&
        other.actors[0]?.state,
    );
    if (near)
      for (const one of recipients)
        if (one.person !== null && one.entity !== null && !known.has(one.entity))
          known.set(one.entity, near.actors[0]!.state!);
  }
  const fill = (list: readonly Participant[]): readonly Participant[] =>
    list.map((one) => {
      const state = one.state === null && one.entity !== null ? known.get(one.entity) : undefined;
      return state === undefined ? one : { ...one, state, code: state };
    });
  for (const draft of drafts) {
    draft.actors = fill(draft.actors);
    draft.recipients = fill(draft.recipients);
  }
}

/** Words for a contact in one room. */
const inRoom = /^(?:meeting|summit|session|gathering)s?$/i;

/**
 * Gives a mere mention ("the meeting", "a secret visit to Taipei") the people of the nearest telling of the same kind, before it
 * rather than after it. Mentions that find none keep what they have.
 */
export function recallMentions(scene: Scene, drafts: readonly Draft[]): void {
  for (const [index, draft] of drafts.entries()) {
    if (!draft.bare || draft.act === null) continue;
    const own = statesOf(draft);
    const told = draft.actors.length > 0;
    if (told && (draft.kind !== "meeting" || own.size > 1)) continue;
    if (!draft.definite && draft.kind !== "visit") continue;
    let best: Draft | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [at, other] of drafts.entries()) {
      if (other === draft || other.actors.length === 0) continue;
      if (
        family(other) !== family(draft) &&
        !(
          draft.kind === "meeting" &&
          (other.kind === "summit" || other.kind === "visit" || other.kind === "call")
        )
      )
        continue;
      if (other.factuality.status !== "actual" || other.factuality.polarity === "negative") continue;
      // A place or party told here has to fit.
      const others = statesOf(other);
      if (own.size > 0 && ![...own].every((state) => others.has(state))) continue;
      const back = at < index;
      const gap = Math.abs(other.sentence - draft.sentence);
      if (!back && (draft.definite || gap > 4)) continue;
      const distance =
        gap + (back ? 0 : 3) + (family(other) === family(draft) ? 0 : 2) + (other.bare ? 1 : 0);
      if (gap <= 6 && distance < nearest) {
        nearest = distance;
        best = other;
      }
    }
    if (!best) continue;
    const there = draft.recipients;
    draft.actors = draft.kind === "visit" ? carried(best.actors) : carried(best.actors);
    if (there.length === 0) draft.recipients = carried(best.recipients);
    draft.symmetric = best.symmetric;
    // "The talks" that were a call are called one; "the meeting" insists on its own word.
    if (
      draft.kind === "meeting" &&
      best.kind === "call" &&
      !inRoom.test(scene.text.slice(draft.trigger.start, draft.trigger.end))
    ) {
      draft.kind = best.kind;
      draft.mode = best.mode;
      draft.cameo = best.cameo;
    }
    draft.level ??= best.level;
    draft.channel ??= best.channel;
    if (draft.when.span === null)
      draft.when = narrow(best.when, draft.when, "told of the same happening before");
    draft.confidence = Math.max(draft.confidence, Math.min(best.confidence, 0.62));
    draft.sameAs.push(best);
    best.sameAs.push(draft);
  }
}

const twoSided: ReadonlySet<string> = new Set([
  "channel-opened",
  "channel-suspended",
  "channel-cancelled",
  "channel-agreed-to-resume",
  "channel-resumed",
  "channel-offered",
  "meeting",
  "summit",
  "agreement",
]);

/** Gives a two-sided act of which one side is told the other side that its sentence, or the nearest two-sided act, speaks of. */
export function completeSides(
  scene: Scene,
  drafts: readonly Draft[],
  statesIn: (sentence: number) => readonly Participant[],
): void {
  for (const draft of drafts) {
    if (bySentence.has(draft.kind)) nameGroups(scene.text, draft, statesIn(draft.sentence));
    if (!twoSided.has(draft.kind)) continue;
    const own = statesOf(draft);
    if (own.size >= 2) continue;
    // A body between states is a side too.
    if (own.size === 1 && [...draft.actors, ...draft.recipients].some(({ code }) => code === "IGO")) continue;
    if (own.size === 0 && draft.actors.length + draft.recipients.length > 0) continue;
    if (own.size === 0 && !draft.kind.startsWith("channel-")) continue;
    const [side] = own;
    let others: Participant[] = [];
    let factor = 0.95;
    if (side !== undefined) {
      const here = statesIn(draft.sentence).filter(({ state }) => state !== null && state !== side);
      if (new Set(here.map(({ state }) => state)).size === 1) others = here.slice(0, 1);
    }
    if (others.length === 0) {
      factor = 0.9;
      const ranked = drafts
        .filter(
          (other) =>
            other !== draft &&
            statesOf(other).size === 2 &&
            (side === undefined || statesOf(other).has(side)) &&
            (encounters.has(other.kind) || twoSided.has(other.kind)),
        )
        .sort((a, b) => Math.abs(a.sentence - draft.sentence) - Math.abs(b.sentence - draft.sentence));
      const [nearest] = ranked;
      if (nearest && Math.abs(nearest.sentence - draft.sentence) <= 5) {
        const seen = new Set<string>();
        for (const one of [...nearest.actors, ...nearest.recipients])
          if (one.state !== null && one.state !== side && !seen.has(one.state)) {
            seen.add(one.state);
            others.push({ ...one, person: null, post: null, organ: null, entity: `state:${one.state}` });
          }
      }
    }
    if (others.length === 0) continue;
    const fill = carried(others);
    const directed =
      draft.kind === "channel-suspended" ||
      draft.kind === "channel-cancelled" ||
      draft.kind === "channel-offered";
    if (side === undefined) {
      draft.actors = fill;
      draft.symmetric = true;
      // It was unsure for want of parties (confidence.ts), which the report has.
      draft.confidence = Math.min(0.62, (draft.confidence / 0.45) * 0.95);
    } else if (directed) draft.recipients = [...draft.recipients, ...fill];
    else {
      draft.actors = [
        ...draft.actors,
        ...fill.filter((one) => !draft.actors.some((other) => same(one, other))),
      ];
      draft.symmetric = true;
    }
    draft.confidence *= factor;
  }
}

const bySentence: ReadonlySet<string> = new Set([
  ...twoSided,
  "call",
  "cancellation",
  "postponement",
  "visit",
]);
const groups =
  /^(side|country|nation|government|neighbour|neighbor|capital|embassy|minister|ministry|president|premier|leader|army|navy|chief|general|ambassador|envoy|negotiator|team|delegation|rival|ally|commander|foe)$/;

/**
 * "The two sides did not meet, Pakistan's commissioner said, because the Indian team had gone": those whom nobody named before are
 * the two states that the sentence speaks of; of one side told, the other.
 */
function nameGroups(text: string, draft: Draft, spoken: readonly Participant[]): void {
  const unnamed = ({ span, state, person, organ, code, word }: Participant): boolean =>
    span !== null &&
    /^(the|two|both|neither|either|their)\b/i.test(text.slice(span.start, span.end)) &&
    state === null &&
    person === null &&
    organ === null &&
    (code ?? null) === null &&
    groups.test(word ?? "");
  const all = [...draft.actors, ...draft.recipients];
  const group = all.find(unnamed);
  if (!group) return;
  const own = statesOf(draft);
  const others = spoken.filter(({ state }) => state !== null && !own.has(state));
  if (new Set(others.map(({ state }) => state)).size !== 2 - own.size || own.size > 1) return;
  const named = others.map((one) => ({ ...group, state: one.state, code: one.state }));
  const fill = (list: readonly Participant[]): Participant[] =>
    list.flatMap((one) => (one === group ? named : [one]));
  draft.actors = fill(draft.actors);
  draft.recipients = fill(draft.recipients);
  if (own.size === 0 && draft.actors.length > 1 && draft.recipients.length === 0) draft.symmetric = true;
  // It was unsure for want of parties (confidence.ts).
  if (own.size === 0) draft.confidence = Math.min(0.7, draft.confidence * 1.8);
}
