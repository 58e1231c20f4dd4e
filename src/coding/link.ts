// Joins the tellings of one happening within a report: "a secret visit to Taipei" and "Chase's trip to Taiwan in February".
import type { Draft } from "./draft.ts";
import { encounters } from "./kinds.ts";
import { contradicts, likeness, tellsTheSame } from "./same.ts";
import { narrow } from "./when.ts";

/**
 * Links tellings of one happening and lets them narrow each other's day, place and level. Pairs are joined from the likest on;
 * two groups are joined only when no telling of one contradicts a telling of the other.
 */
export function link(drafts: readonly Draft[]): void {
  const told = drafts.map((draft) => ({
    ...draft,
    negative: draft.factuality.polarity === "negative",
    unreal: draft.factuality.status !== "actual",
  }));
  const groups = drafts.map((draft) => new Set([drafts.indexOf(draft)]));
  const join = (i: number, j: number): void => {
    const [a, b] = [groups[i]!, groups[j]!];
    if (a === b) return;
    for (const one of a) for (const other of b) if (contradicts(told[one]!, told[other]!)) return;
    for (const other of b) {
      a.add(other);
      groups[other] = a;
    }
  };
  const at = new Map(drafts.map((draft, index) => [draft, index]));
  drafts.forEach((draft, i) => {
    for (const other of draft.sameAs) join(i, at.get(other)!);
  });
  const pairs: { i: number; j: number; likeness: number }[] = [];
  for (let i = 0; i < drafts.length; i++)
    for (let j = i + 1; j < drafts.length; j++) {
      const [a, b] = [drafts[i]!, drafts[j]!];
      if (a.causes.includes(b) || b.causes.includes(a) || !tellsTheSame(told[i]!, told[j]!)) continue;
      pairs.push({ i, j, likeness: likeness(told[i]!, told[j]!) });
    }
  pairs.sort((a, b) => b.likeness - a.likeness);
  for (const { i, j } of pairs) join(i, j);
  drafts.forEach((draft, i) => {
    draft.sameAs = [...groups[i]!].filter((other) => other !== i).map((other) => drafts[other]!);
  });
  narrowTogether(drafts);
}

/** What one telling knows of day, place, level and people, the others of its happening know too. */
export function narrowTogether(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    for (const other of draft.sameAs) {
      draft.when = narrow(draft.when, other.when, "told of the same happening elsewhere in the report");
      if (draft.place === null && other.place !== null && encounters.has(draft.kind))
        draft.place = { ...other.place, span: null };
      draft.level ??= other.level;
      draft.channel ??= other.channel;
      if (draft.actors.length === 0 && other.actors.length > 0 && draft.kind === other.kind)
        draft.actors = other.actors.map((one) => ({ ...one, span: null }));
    }
  }
}
