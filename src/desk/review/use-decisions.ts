// Decisions of this sitting: each acts at once on the screen, is kept in the browser, and goes to the server behind it.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { newsHeard } from "../frame/live.ts";
import { flush, judgementOf, keep, onPending, takeBack, type Verdict, waiting } from "./decisions.ts";
import type { Made } from "./queue-order.ts";

const verbs: Readonly<Record<Verdict["kind"], Made["verb"]>> = {
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  "same-event": "same event",
  "different-event": "different event",
};

/** Verbs after which a statement waits no more. */
const decidesOnOne: ReadonlySet<Made["verb"]> = new Set(["accepted", "rejected", "corrected"]);

/** Milliseconds between two attempts to send what waits. */
const again = 4_000;

/** Decisions since the page was opened: they stay in reach when another screen is looked at in between. */
let sitting: readonly Made[] = [];
const ears = new Set<() => void>();
const listenTo = (ear: () => void): (() => void) => {
  ears.add(ear);
  return () => ears.delete(ear);
};
function setSitting(next: readonly Made[]): void {
  sitting = next;
  for (const ear of ears) ear();
}

export interface Decisions {
  readonly made: readonly Made[];
  /** Refs that are decided here, whatever the server's queue still says. */
  readonly decided: ReadonlySet<string>;
  readonly waiting: number;
  /** What can't be decided here, in words, or null. */
  readonly refused: string | null;
  decide(ref: string, words: string, verdict: Verdict, author: string, reason: string | null): void;
  /** A decision on more than one statement, or on none: a fact added, names merged or told apart. Its id. */
  say(
    ref: string | null,
    words: string,
    verb: Made["verb"],
    body: Readonly<Record<string, unknown>>,
    author: string,
    reason: string | null,
  ): string;
  /** Takes back a decision of whatever sitting. */
  withdraw(id: string, author: string): void;
  /** Takes a decision back; the ref that it was about, or null when it is not of this sitting. */
  undo(id: string, author: string): string | null;
}

export function useDecisions(): Decisions {
  const queries = useQueryClient();
  const made = useSyncExternalStore(listenTo, () => sitting);
  const [refused, setRefused] = useState<string | null>(null);
  const left = useSyncExternalStore(onPending, () => waiting().length);
  const send = useCallback(() => {
    void flush(() => void queries.invalidateQueries({ queryKey: ["api"] }));
  }, [queries]);
  useEffect(() => {
    send();
    const timer = setInterval(() => {
      if (waiting().length > 0) send();
    }, again);
    newsHeard.addEventListener("back", send);
    return () => {
      clearInterval(timer);
      newsHeard.removeEventListener("back", send);
    };
  }, [send]);

  const decide: Decisions["decide"] = (ref, words, verdict, author, reason) => {
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    const body = judgementOf(ref, verdict, { id, author, at, reason });
    if (body === null) {
      setRefused("A fact added by hand has no place in a report; it can't be decided on here.");
      return;
    }
    setRefused(null);
    keep({ id, path: "/judgements", body, at });
    setSitting([...sitting, { id, ref, words, verb: verbs[verdict.kind], reason }]);
    send();
  };
  const say: Decisions["say"] = (ref, words, verb, body, author, reason) => {
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    setRefused(null);
    keep({ id, path: "/judgements", body: { ...body, id, author, at, reason }, at });
    const of = typeof body.report === "string" ? body.report : "by hand";
    setSitting([...sitting, { id, ref: verb === "added" ? `${of}/${id}` : ref, words, verb, reason }]);
    send();
    return id;
  };
  const withdraw: Decisions["withdraw"] = (id, author) => {
    takeBack(id, author, new Date().toISOString());
    setSitting(sitting.filter((each) => each.id !== id));
    send();
  };
  const undo: Decisions["undo"] = (id, author) => {
    const entry = made.find((each) => each.id === id);
    if (!entry) return null;
    withdraw(id, author);
    // A fact that is taken back is nowhere to be shown.
    return entry.verb === "added" ? null : entry.ref;
  };
  const decided = new Set(
    made.flatMap(({ verb, ref }) => (decidesOnOne.has(verb) && ref !== null ? [ref] : [])),
  );
  return { made, decided, waiting: left, refused, decide, say, withdraw, undo };
}
