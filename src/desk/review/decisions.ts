// Sends decisions: kept in the browser first, then posted; what the server cannot take now is sent when it is back.
import type { CorrectableField } from "../../record/index.ts";
import { DeskFailure, post } from "../api.ts";
import { markOfRef } from "./corrections.ts";
import {
  dropDecision,
  forgetRefused,
  keepDecision,
  type PendingDecision,
  pendingDecisions,
  type RefusedDecision,
  refusedDecisions,
  retryRefused,
  type Sent,
  sendPending,
  type Shelf,
} from "./pending.ts";
import { sureShelf } from "./shelf.ts";

/** What a person decided on a statement. */
export type Verdict =
  | { readonly kind: "accept" | "reject" }
  | { readonly kind: "correct"; readonly field: CorrectableField; readonly value: unknown }
  | { readonly kind: "same-event" | "different-event"; readonly other: string };

/** The judgement to post for a verdict on the statement `ref`; null for facts added by hand, which have no mark. */
export function judgementOf(
  ref: string,
  verdict: Verdict,
  by: { readonly id: string; readonly author: string; readonly at: string; readonly reason: string | null },
): Record<string, unknown> | null {
  const target = markOfRef(ref);
  if (!target) return null;
  if ("other" in verdict) {
    const other = markOfRef(verdict.other);
    return other ? { ...by, kind: verdict.kind, target, other } : null;
  }
  return { ...by, ...verdict, target };
}

/** Answers after which a decision is sent again: the server is away, busy, failing, or wants to know who asks. */
const later = (status: number): boolean => status === 0 || status >= 500 || [401, 408, 429].includes(status);

/** Posts one decision. */
async function sendOne({ path, body }: PendingDecision): Promise<Sent> {
  try {
    await post(path, body);
    return { end: "taken" };
  } catch (error) {
    if (!(error instanceof DeskFailure) || later(error.status)) return { end: "away" };
    return { end: "refused", why: error.message };
  }
}

/** The browser's storage; looked up when it is used, for a browser that forbids it throws at its very name. */
const storage: Shelf = {
  get length() {
    return localStorage.length;
  },
  key: (index) => localStorage.key(index),
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};
const shelf = sureShelf(storage);

// What waits in memory alone would be lost with the page: the browser asks before it closes it.
globalThis.addEventListener("beforeunload", (event) => {
  if (shelf.inMemory > 0) event.preventDefault();
});

const listeners = new Set<() => void>();
export const onPending = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const told = (): void => {
  for (const listener of listeners) listener();
};

let sending: Promise<unknown> | null = null;

/** Sends what waits; several calls at once are one. */
export function flush(onRefused: () => void): Promise<unknown> {
  sending ??= sendPending(shelf, sendOne)
    .then(({ refused }) => {
      if (refused.length > 0) onRefused();
    })
    .finally(() => {
      sending = null;
      told();
    });
  return sending;
}

export const waiting = (): readonly PendingDecision[] => pendingDecisions(shelf);

/** What the server refused and nobody has looked at yet. */
export const refusedYet = (): readonly RefusedDecision[] => refusedDecisions(shelf);

/** Sends a refused decision once more, or lets it go for good. */
export function settleRefused(id: string, how: "again" | "forget"): void {
  if (how === "again") retryRefused(shelf, id);
  else forgetRefused(shelf, id);
  told();
}

export function keep(decision: PendingDecision): void {
  keepDecision(shelf, decision);
  told();
}

/**
 * Takes a decision back. One that still waits in this browser is dropped, as if never made; another is withdrawn by a post of
 * its own, and stays in the log.
 */
export function takeBack(id: string, author: string, at: string): void {
  // One being sent just now may have reached the server: then only a withdrawal is sure.
  if (sending === null && dropDecision(shelf, id)) {
    told();
    return;
  }
  keep({
    id: `${id}.withdrawn`,
    path: `/judgements/${encodeURIComponent(id)}/withdraw`,
    body: { author, at, reason: "undone" },
    at,
  });
}
