// Who holds which post, as a report shows it: "Maj. Gen. Liu Zhan, the defense attache at the Chinese Embassy".
import { postContent } from "./content.ts";
import { type Draft, draftWithoutAct } from "./draft.ts";
import type { Mention, Post } from "../mentions/index.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { whenPublished, whenUnstated } from "./when.ts";

/** Sectors whose posts are some state's, named or not. */
const ofStates: ReadonlySet<string> = new Set(["GOV", "MIL", "LEG", "JUD", "SPY", "COP"]);

/** "Queen Margrethe", "Pope Francis": a name that begins with the title of the post that he is known to hold. */
const inName = (name: string, known: Post | null): Post | null =>
  known !== null && name.startsWith(`${known.title} `) ? known : null;

/** True where nobody else in the sentence is some state's: "Senator Ray met the Fijian premier" leaves open whose senator. */
function isAlone(scene: Scene, { sentence, entity }: Mention): boolean {
  return scene.mentions.every(
    (other) => other.sentence !== sentence || other.entity === entity || other.post?.state == null,
  );
}

/**
 * One tenure for each person and post that a mention itself gives ("U.S. defense chief Lloyd Austin"), at its first place. A former
 * holder held it some day before. "The Secretary of Transportation" of no state told is of the state that the report is about.
 */
export function tenures(scene: Scene, person: (entity: string) => Participant | null): Draft[] {
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const mention of scene.mentions) {
    if (mention.entity === null || mention.form === "pronoun" || mention.form === "description") continue;
    const holder =
      scene.who(mention.sentence, mention.head).find(({ entity }) => entity === mention.entity) ??
      person(mention.entity);
    if (!holder || holder.person === null) continue;
    const post = mention.post ?? inName(scene.text.slice(mention.start, mention.end), holder.post);
    if (post === null) continue;
    const key = `${mention.entity} ${post.title}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { code, likely, sector } = holder;
    const guessed =
      code == null && sector !== null && ofStates.has(sector) && isAlone(scene, mention)
        ? (likely ?? null)
        : null;
    const state = holder.state ?? guessed;
    // "then-President Carter" held it in the days told of
    const words = scene.text.slice(scene.sentences[mention.sentence]!.start, mention.start);
    const past = post.former || /\bthen[-\s][^,;.]{0,40}$/i.test(words);
    drafts.push(
      draftWithoutAct({
        sentence: mention.sentence,
        kind: "tenure",
        mode: post.acting ? "acting" : post.former ? "former" : null,
        rule: "tenure.post-and-name",
        trigger: { start: mention.start, end: mention.end },
        evidence: { start: mention.start, end: mention.end },
        actors: [{ ...holder, state, post }],
        when: past
          ? whenUnstated(scene.publication, "held before the text was published")
          : whenPublished(scene.publication, "the text shows the person in the post"),
        content: postContent(post),
        post,
        confidence: 0.7 * mention.confidence,
      }),
    );
  }
  return drafts;
}
