// Decisions that the server has not yet confirmed: kept in the browser one by one, sent when the server is back.

/** What is to be sent: a judgement, or the withdrawal of one. `id` is made here, so that sending twice adds nothing. */
export interface PendingDecision {
  readonly id: string;
  readonly path: string;
  readonly body: unknown;
  /** Instant of the decision, ISO (UTC): they are sent in this order. */
  readonly at: string;
}

/** The part of `localStorage` that is needed. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** How a sending ended: taken by the server, refused for good (with why), or not reached. */
export type Sent =
  | { readonly end: "taken" }
  | { readonly end: "refused"; readonly why: string }
  | { readonly end: "away" };

const prefix = "parley.pending.";
const refusedPrefix = "parley.refused.";

/** A decision that the server will never take as it is, and why: kept until the person has sent it again or let it go. */
export interface RefusedDecision {
  readonly decision: PendingDecision;
  readonly why: string;
}

/** Entries of the shelf whose keys begin with `start`. */
function entries<T>(shelf: Shelf, start: string): T[] {
  const found: T[] = [];
  for (let i = 0; i < shelf.length; i += 1) {
    const key = shelf.key(i);
    if (!key?.startsWith(start)) continue;
    try {
      found.push(JSON.parse(shelf.getItem(key) ?? "") as T);
    } catch {
      // Half-written by a browser that was killed: it was never acknowledged, and cannot be read by anybody.
    }
  }
  return found;
}

const byTime = (a: PendingDecision, b: PendingDecision): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;

/** All that waits, the oldest first. One entry a key: two tabs never overwrite each other's. */
export const pendingDecisions = (shelf: Shelf): PendingDecision[] =>
  entries<PendingDecision>(shelf, prefix).sort(byTime);

/** All that was refused, the oldest first. */
export const refusedDecisions = (shelf: Shelf): RefusedDecision[] =>
  entries<RefusedDecision>(shelf, refusedPrefix).sort((a, b) => byTime(a.decision, b.decision));

/** Puts a refused decision back among those that wait; false when it is no longer there. */
export function retryRefused(shelf: Shelf, id: string): boolean {
  const found = refusedDecisions(shelf).find(({ decision }) => decision.id === id);
  if (!found) return false;
  keepDecision(shelf, found.decision);
  shelf.removeItem(refusedPrefix + id);
  return true;
}

/** Lets a refused decision go. */
export const forgetRefused = (shelf: Shelf, id: string): void => shelf.removeItem(refusedPrefix + id);

export const keepDecision = (shelf: Shelf, decision: PendingDecision): void =>
  shelf.setItem(prefix + decision.id, JSON.stringify(decision));

/** Drops one that waits; true when it was there (it then never left this browser). */
export function dropDecision(shelf: Shelf, id: string): boolean {
  const there = shelf.getItem(prefix + id) !== null;
  shelf.removeItem(prefix + id);
  return there;
}

/**
 * Sends what waits in order, each dropped only when the server took or refused it; stops at the first that does not reach the
 * server. Gives the refused with the server's reason, so that the screen can tell the person.
 */
export async function sendPending(
  shelf: Shelf,
  send: (decision: PendingDecision) => Promise<Sent>,
): Promise<{
  readonly sent: number;
  readonly left: number;
  readonly refused: readonly RefusedDecision[];
}> {
  let sent = 0;
  const refused: RefusedDecision[] = [];
  for (const decision of pendingDecisions(shelf)) {
    const { end, ...rest } = await send(decision);
    if (end === "away") break;
    if (end === "refused") {
      const entry = { decision, why: "why" in rest ? rest.why : "" };
      // Kept there before it is dropped here: a browser killed in between has it twice, not never.
      shelf.setItem(refusedPrefix + decision.id, JSON.stringify(entry));
      refused.push(entry);
    } else sent += 1;
    dropDecision(shelf, decision.id);
  }
  return { sent, left: pendingDecisions(shelf).length, refused };
}
