// Keys that act on every screen: "?" helps, "/" searches, "g" and a letter go to a screen. Review has keys of its own instead.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useKeyMap } from "../review/reviewer.ts";
import { typesIn } from "./typing.ts";

/** Where "g" and a letter lead. */
export const places = {
  b: ["/", "board"],
  c: ["/chronology", "chronology"],
  r: ["/review", "review"],
  l: ["/ledger", "ledger"],
  p: ["/precedent", "precedent"],
} as const;

/** Milliseconds in which the letter must follow. */
const patience = 1500;

export function useFrameKeys(help: () => void, search: () => void): void {
  const go = useNavigate();
  const [{ on }] = useKeyMap();
  const latest = useRef({ help, search });
  latest.current = { help, search };
  useEffect(() => {
    if (!on) return undefined;
    let since = 0;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      // A dialog, and a screen with keys of its own, take all single keys.
      if (typesIn(event.target) || document.querySelector("dialog[open], [data-own-keys]")) return;
      const place = places[event.key as keyof typeof places];
      if (place && event.timeStamp - since < patience)
        void go({ to: place[0], search: (before: object) => shared(before) } as never);
      else if (event.key === "?") latest.current.help();
      else if (event.key === "/") latest.current.search();
      else if (event.key === "g") {
        since = event.timeStamp;
        return;
      } else return;
      since = 0;
      event.preventDefault();
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  }, [on, go]);
}

/** What every screen shares of an address. */
export const shared = (before: object): object =>
  Object.fromEntries(
    Object.entries(before).filter(
      ([name, value]) => value && ["between", "asOf", "on", "asRecorded"].includes(name),
    ),
  );
