// Who holds which post, as a report shows it: "Maj. Gen. Liu Zhan, the defense attache at the Chinese Embassy".
import { type Draft, draftWithoutAct } from "./draft.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { whenPublished } from "./when.ts";

/** One tenure for each person and post that a mention itself gives ("U.S. defense chief Lloyd Austin"), at its first place. */
export function tenures(scene: Scene, person: (entity: string) => Participant | null): Draft[] {
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const mention of scene.mentions) {
    if (mention.post === null || mention.entity === null || mention.form === "pronoun") continue;
    if (mention.form === "description") continue;
    const holder = person(mention.entity);
    if (!holder || holder.person === null || mention.post.former) continue;
    const key = `${mention.entity} ${mention.post.title}`;
    if (seen.has(key)) continue;
    seen.add(key);
    drafts.push(
      draftWithoutAct({
        sentence: mention.sentence,
        kind: "tenure",
        mode: mention.post.acting ? "acting" : null,
        rule: "tenure.post-and-name",
        trigger: { start: mention.start, end: mention.end },
        evidence: { start: mention.start, end: mention.end },
        actors: [{ ...holder, post: mention.post }],
        when: whenPublished(scene.publication, "the text shows the person in the post"),
        content: { text: mention.post.title, span: null, since: null, due: null, post: mention.post },
        post: mention.post,
        confidence: 0.7 * mention.confidence,
      }),
    );
  }
  return drafts;
}
