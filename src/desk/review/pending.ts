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

/** All that waits, the oldest first. One entry a key: two tabs never overwrite each other's. */
export function pendingDecisions(shelf: Shelf): PendingDecision[] {
  const found: PendingDecision[] = [];
  for (let i = 0; i < shelf.length; i += 1) {
    const key = shelf.key(i);
    if (!key?.startsWith(prefix)) continue;
    try {
      found.push(JSON.parse(shelf.getItem(key) ?? "") as PendingDecision);
    } catch {
      // Half-written by a browser that was killed: it was never acknowledged, and cannot be read by anybody.
    }
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

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
  readonly refused: readonly { readonly decision: PendingDecision; readonly why: string }[];
}> {
  let sent = 0;
  const refused: { decision: PendingDecision; why: string }[] = [];
  for (const decision of pendingDecisions(shelf)) {
    const { end, ...rest } = await send(decision);
    if (end === "away") break;
    dropDecision(shelf, decision.id);
    if (end === "taken") sent += 1;
    else refused.push({ decision, why: "why" in rest ? rest.why : "" });
  }
  return { sent, left: pendingDecisions(shelf).length, refused };
}
