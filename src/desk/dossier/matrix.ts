// The who-says-so matrix: a row for each telling, a column for each detail: it agrees, differs, is less exact, or is silent.
import type { Claim, Event, EventField } from "../../record/index.ts";

export type Verdict = "agrees" | "differs" | "other words" | "silent";

export interface MatrixCell {
  readonly verdict: Verdict;
  /** The value that this telling gives, in words; null when it is silent. */
  readonly text: string | null;
}

export interface MatrixRow {
  readonly claim: Claim;
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly fields: readonly EventField[];
  /** The value of the event itself for each field: the best supported. */
  readonly held: readonly string[];
  readonly rows: readonly MatrixRow[];
}

const order: readonly EventField[] = ["kind", "when", "place", "level", "persons", "factuality", "channel"];

/**
 * The matrix of an event. A detail that all tellings give alike has no entry in `fields`: `alike` names its value, and every
 * telling agrees. "Differs" is only what the record counts as a disagreement; a wider date or another wording is "other words".
 */
export function matrixOf(
  event: Pick<Event, "fields" | "disagreements" | "claims">,
  alike: Readonly<Partial<Record<EventField, string>>>,
): Matrix {
  const fields = order.filter(
    (field) => (event.fields[field]?.length ?? 0) > 0 || alike[field] !== undefined,
  );
  const held = fields.map((field) => event.fields[field]?.[0]?.text ?? alike[field] ?? "");
  const rows = event.claims.map((claim) => ({
    claim,
    cells: fields.map((field): MatrixCell => {
      const values = event.fields[field] ?? [];
      if (values.length === 0) return { verdict: "agrees", text: alike[field]! };
      const at = values.findIndex(({ claims }) => claims.some(({ ref }) => ref === claim.ref));
      if (at === -1) return { verdict: "silent", text: null };
      const { text } = values[at]!;
      if (at === 0) return { verdict: "agrees", text };
      return { verdict: event.disagreements.includes(field) ? "differs" : "other words", text };
    }),
  }));
  return { fields, held, rows };
}

/** Rungs of the relay ladder: each chain once, nearest voice first, with its tellings; the longest chains first. */
export function ladderOf(
  claims: readonly Claim[],
): { readonly voices: readonly string[]; readonly claims: readonly Claim[] }[] {
  const rungs = new Map<string, { voices: readonly string[]; claims: Claim[] }>();
  for (const claim of claims) {
    const key = claim.says.join(" ← ");
    const rung = rungs.get(key) ?? { voices: claim.says, claims: [] };
    rung.claims.push(claim);
    rungs.set(key, rung);
  }
  return [...rungs.values()].sort((a, b) => b.voices.length - a.voices.length);
}

/** A detail that changed on its way from its origin: "when: 8 January, by Plain Courier 9 January". */
export interface Drift {
  readonly field: EventField;
  readonly before: string;
  readonly after: string;
  /** The telling in which it is changed. */
  readonly ref: string;
}

/** Details that a later telling of the same origin gives otherwise than the first telling that gives them at all. */
export function driftOf(matrix: Matrix): Drift[] {
  const first = new Map<string, string>();
  const drifts: Drift[] = [];
  const rows = [...matrix.rows].sort((a, b) =>
    a.claim.knownFrom < b.claim.knownFrom
      ? -1
      : a.claim.knownFrom > b.claim.knownFrom
        ? 1
        : a.claim.says.length - b.claim.says.length,
  );
  for (const { claim, cells } of rows)
    cells.forEach(({ text }, index) => {
      if (text === null) return;
      const field = matrix.fields[index]!;
      const key = `${claim.origin} ${field}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, text);
      else if (before !== text) drifts.push({ field, before, after: text, ref: claim.ref });
    });
  return drifts;
}
