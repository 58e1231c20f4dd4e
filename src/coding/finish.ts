// From drafts to statements: ids in the order of the text, voices, and links by id.
import type { Draft } from "./draft.ts";
import { same, sides } from "./parties.ts";
import type { Scene } from "./scene.ts";
import type { Participant, Statement } from "./statement.ts";

/** Those above 0.25 confidence in which somebody takes part, in the order of the text. */
export function finish(scene: Scene, drafts: readonly Draft[]): Statement[] {
  const kept = drafts
    .filter(
      ({ confidence, actors, recipients, act, sentence }) =>
        sentence < scene.story &&
        confidence >= 0.25 &&
        (actors.length + recipients.length > 0 || act?.pattern.entry.impersonal === true),
    )
    .sort((a, b) => a.evidence.start - b.evidence.start || a.trigger.start - b.trigger.start);
  const ids = new Map<Draft, string>();
  const used = new Set<string>();
  for (const draft of kept) {
    let id = `${draft.kind}@${draft.evidence.start}-${draft.evidence.end}`;
    for (let n = 2; used.has(id); n++)
      id = `${draft.kind}@${draft.evidence.start}-${draft.evidence.end}.${n}`;
    used.add(id);
    ids.set(draft, id);
  }
  const named = (list: readonly Draft[]) => [
    ...new Set(list.map((draft) => ids.get(draft)).filter((id): id is string => id !== undefined)),
  ];
  return kept.map((draft) => {
    const chain = scene.voices(draft.evidence);
    // A title beside a name is the report's own word for him, whoever is quoted around it.
    const says = draft.rule === "tenure.post-and-name" ? chain.says.slice(0, 1) : chain.says;
    const onRecord = says.length < chain.says.length ? true : chain.onRecord;
    return {
      id: ids.get(draft)!,
      kind: draft.kind,
      plover: draft.plover,
      mode: draft.mode,
      context: draft.context,
      cameo: draft.cameo,
      evidence: draft.evidence,
      trigger: draft.trigger,
      rule: draft.rule,
      actors: draft.actors,
      recipients: draft.symmetric ? [] : draft.recipients,
      ...(draft.symmetric
        ? { actors: together(draft.actors, draft.recipients), firstSide: draft.actors.length }
        : {}),
      symmetric: draft.symmetric && sides(together(draft.actors, draft.recipients)) > 1,
      host: draft.host ?? (draft.mode === "host" ? (draft.actors[0] ?? null) : null),
      mediators: draft.mediators,
      channel: draft.channel,
      level: draft.level,
      when: draft.when,
      place: draft.place,
      factuality: draft.factuality,
      says,
      onRecord,
      causes: named(draft.causes),
      sameAs: named(draft.sameAs),
      content: draft.content,
      confidence: Math.min(1, Math.round(draft.confidence * 1000) / 1000),
    };
  });
}

const together = (a: readonly Participant[], b: readonly Participant[]): Participant[] => [
  ...a,
  ...b.filter((one) => !a.some((other) => same(one, other))),
];
