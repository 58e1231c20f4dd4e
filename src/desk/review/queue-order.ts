// Where the review stands: which statement is next, what a decision leaves, what undo brings back.

/** A decision that this person made on this screen, newest last. */
export interface Made {
  /** Id of the judgement, made here. */
  readonly id: string;
  /** The statement that it is about; null for a decision on none. */
  readonly ref: string | null;
  /** The statement in a few words. */
  readonly words: string;
  readonly verb:
    | "accepted"
    | "rejected"
    | "corrected"
    | "same event"
    | "different event"
    | "added"
    | "told apart"
    | "merged";
  readonly reason: string | null;
}

/** The ref after `ref` in the queue, or before it; the nearest that is left when `ref` is not in it; null when none is. */
export function neighbour(queue: readonly string[], ref: string | null, step: 1 | -1): string | null {
  if (queue.length === 0) return null;
  const at = ref === null ? -1 : queue.indexOf(ref);
  if (at === -1) return queue[0]!;
  return queue[Math.min(queue.length - 1, Math.max(0, at + step))]!;
}

/** The ref to show once `ref` was decided on: the one that followed it, else the one before, else null. */
export function afterDecision(queue: readonly string[], ref: string): string | null {
  const at = queue.indexOf(ref);
  return queue[at + 1] ?? queue[at - 1] ?? null;
}
