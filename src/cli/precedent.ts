// Tests "first visit of a US defense official to Taiwan since 2019" against the record and draws the answer.
import {
  claimedKinds,
  claimedLevel,
  claimedSince,
  claimsDefense,
  type PrecedentClaim,
  type RecordView,
  testPrecedent,
  timeWords,
  chains,
  eventTitle,
  wordsOf,
} from "../record/index.ts";
import { type DrawOptions, inkOf, listed, wrapped } from "./lines.ts";

export interface PrecedentOptions extends DrawOptions {
  /** Parties that must take part, as codes. */
  readonly between?: readonly string[];
  /** States that a text names, for a claim in words: "Chinese" -> ["CHN"]. */
  readonly statesIn?: (text: string) => readonly string[];
  readonly person?: string;
  /** ISO day: what came on or after it is no counter-example. */
  readonly until?: string;
}

/** A claim in words as the record can test it. */
export function claimFrom(text: string, options: PrecedentOptions): PrecedentClaim {
  return {
    text,
    kinds: claimedKinds(text),
    parties: options.between ?? options.statesIn?.(text) ?? [],
    person: options.person ?? null,
    level: claimedLevel(text),
    defense: claimsDefense(text),
    since: claimedSince(text),
    until: options.until ? [options.until, options.until] : null,
  };
}

/** The test of one claim as text. */
export function renderPrecedent(view: RecordView, text: string, options: PrecedentOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const claim = claimFrom(text, options);
  const test = testPrecedent(claim, view.events, view.coverage);
  const out = wrapped(`"${text}"`, columns).map(ink.bold);
  out.push(...wrapped(`looked for: ${test.lookedFor}`, columns, "  ", "    ").map(ink.dim), "");
  if (test.outcome === "not testable") {
    const lacks = [
      claim.kinds.length === 0 ? "what happened (a visit, a meeting, a call, a summit ...)" : "",
      claim.parties.length === 0 ? "between whom (--between USA,CHN)" : "",
    ].filter((each) => each !== "");
    out.push(...wrapped(`This can't be tested: the claim does not say ${listed(lacks)}.`, columns));
    return out.join("\n");
  }
  const draw = (ids: readonly string[]): void => {
    for (const id of ids) {
      const event = words.event(id);
      if (event)
        out.push(
          ...wrapped(
            `${timeWords(event.when, true)}: ${eventTitle(event, words)} (${chains(event.claims, 2)})  ${id}`,
            columns,
            "  ",
            "    ",
          ),
        );
    }
  };
  if (test.outcome === "contradicted") {
    out.push(ink.bad("Contradicted by:"));
    draw(test.counterExamples);
  } else out.push(...wrapped(ink.good(`No counter-example in ${test.coverage}.`), columns));
  if (test.earlier.length > 0) {
    out.push("", `Found at the claimed end of the gap (${claim.since}):`);
    draw(test.earlier);
  }
  if (test.outcome === "contradicted")
    out.push("", ...wrapped(`Tested on ${test.coverage}.`, columns).map(ink.dim));
  const told = view.precedents.filter(
    (each) => claim.parties.every((party) => each.parties.includes(party)) && each.since === claim.since,
  );
  if (told.length > 0) {
    out.push("", "Reports that claim a first of these parties:");
    for (const each of told)
      out.push(
        ...wrapped(
          `"${each.text.replace(/\s+/g, " ")}" (${chains(each.claims, 2)}): ${each.test.outcome}  ${each.event}`,
          columns,
          "  ",
          "    ",
        ),
      );
  }
  return out.join("\n");
}
