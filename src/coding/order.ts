// Acts that date each other: "The meeting came shortly before the summit", "When Biden met Xi, the two agreed".
import type { Tree } from "../language/index.ts";
import type { Draft } from "./draft.ts";
import { encounters } from "./kinds.ts";
import type { StatementKind, When } from "./statement.ts";
import { after, before } from "./when.ts";

/** Acts in one sentence that date each other: "came shortly before the summit", "When Biden met Xi, the two agreed". */
export function relateTimes(tree: Tree, drafts: readonly Draft[]): void {
  for (const draft of drafts) draft.order = orderTold(tree, draft, drafts);
  for (const draft of drafts) {
    for (const word of draft.words)
      for (const child of tree.children(word)) {
        const other = drafts.find(
          (one) => one !== draft && (one.words.has(child) || (one.act !== null && one.act.clause === child)),
        );
        if (!other) continue;
        const marker = markerOf(tree, child);
        if (marker === "without") other.order = { word: "with", other: draft };
        else if (marker === "before" || marker === "ahead of" || marker === "prior to")
          draft.order = { word: "before", other };
        else if (marker === "after" || marker === "following") draft.order = { word: "after", other };
        else if (["when", "as", "during", "while", "at"].includes(marker) && draft.when.span === null)
          draft.order = { word: "with", other };
      }
  }
}

/** The word that joins a clause or phrase to what it hangs on. */
function markerOf(tree: Tree, child: number): string {
  const relation = tree.relation(child);
  if (relation === "obl" || relation === "nmod") return tree.preposition(child);
  if (relation !== "advcl") return "";
  const marker = tree.marker(child);
  if (marker !== "") return marker;
  const adverb = tree.first(child, "advmod");
  return adverb < 0 ? "" : tree.tokens[adverb]!.form.toLowerCase();
}

const twoSided = (kind: StatementKind): boolean =>
  encounters.has(kind) || kind === "agreement" || kind.startsWith("channel-");

/** Applies what acts say of each other's days, once those are known as well as they can be. */
export function orderTimes(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { order } = draft;
    if (!order || order.other.when.begin[0] === null) continue;
    const { when } = order.other;
    if (order.word === "with") {
      if (draft.when.span === null)
        draft.when = { ...when, span: null, origin: "implied", basis: `with it: ${when.basis}` };
      if (draft.place === null && order.other.place !== null && twoSided(draft.kind))
        draft.place = { ...order.other.place, span: null };
    } else if (order.word === "after") {
      if (draft.when.span !== null) draft.when = after(draft.when, when, "after the other");
    } else if (draft.when.begin[0] === null || (draft.when.span === null && draft.sameAs.length === 0))
      draft.when = shortlyBefore(when);
    else draft.when = before(draft.when, when, "before the other");
  }
}

/** "came shortly before ...": the word that orders two acts, where the tree does not join them. */
function orderTold(tree: Tree, draft: Draft, drafts: readonly Draft[]): Draft["order"] {
  if (!draft.act) return null;
  for (let at = draft.act.clause + 1; at < tree.tokens.length && at <= draft.act.clause + 3; at++) {
    const word = tree.tokens[at]!.form.toLowerCase();
    if (word !== "before" && word !== "after") continue;
    const other = drafts.find(
      (one) => one !== draft && one.act !== null && one.act.trigger > at && !one.bare,
    );
    return other ? { word, other } : null;
  }
  return null;
}

/** An act told only as before another: up to the day before, from the first of that month on. */
function shortlyBefore(when: When): When {
  const first = when.begin[0] === null ? null : `${when.begin[0].slice(0, 8)}01`;
  return before(
    {
      ...when,
      begin: [first, when.begin[1]],
      end: [first, when.end[1]],
      span: null,
      origin: "implied",
      precision: "month",
    },
    when,
    "before the other",
  );
}
