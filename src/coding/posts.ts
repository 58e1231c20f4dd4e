// The post that an appointment, dismissal or vacancy is about: "failed to appoint a new defense minister", "was removed from the position".
import type { Tree } from "../language/index.ts";
import type { Mention, Post } from "../mentions/index.ts";
import type { Act } from "./act.ts";
import { follow } from "./paths.ts";
import type { Scene } from "./scene.ts";
import type { StatementKind } from "./statement.ts";

export const ofPosts: ReadonlySet<StatementKind> = new Set([
  "appointment",
  "dismissal",
  "disappearance",
  "tenure",
  "vacancy",
]);

/** Words that stand for a post told before. */
const anyPost: ReadonlySet<string> = new Set(["post", "position", "job", "role", "office", "duty", "duties"]);
/** What one who does this to a body is called. */
const titles: Readonly<Record<string, string>> = {
  chair: "Chairman",
  head: "Head",
  lead: "Leader",
  command: "Commander",
  run: "Head",
  oversee: "Head",
};

/** The post of an act of `ofPosts`; null when none is told. */
export function postOf(scene: Scene, sentence: number, tree: Tree, act: Act): Post | null {
  if (act.kind === "tenure") {
    const title = titles[tree.tokens[act.trigger]!.lemma.toLowerCase()];
    const [body] = act.recipients;
    if (title !== undefined && body?.organ)
      return { title, organ: body.organ, state: body.state, level: null, former: false, acting: false };
  }
  const owner = act.actors.find(({ state }) => state !== null)?.state ?? null;
  const dressed = (post: Post): Post =>
    post.state === null && owner !== null ? { ...post, state: owner } : post;
  for (let one: Act | null = act; one; one = one.inner) {
    for (const path of ["object", "as", "to", "from", "subject", "for"])
      for (const token of follow(tree, one.trigger, path)) {
        const mention = mentionAt(scene, sentence, token);
        if (mention?.post) return dressed(mention.post);
        if (anyPost.has(tree.tokens[token]!.lemma.toLowerCase())) {
          const before = toldBefore(scene, sentence, tree.tokens[token]!.start);
          if (before) return dressed(before);
        }
      }
    const holder = [...one.recipients, ...one.actors].find(
      ({ post, person }) => person !== null && post !== null,
    );
    if (holder?.post && act.kind !== "vacancy") return holder.post;
  }
  return null;
}

/** The mention of a post at this word, or beginning in its phrase. */
function mentionAt(scene: Scene, sentence: number, token: number): Mention | null {
  return (
    scene.mentions.find(
      (mention) =>
        mention.sentence === sentence &&
        mention.post !== null &&
        (mention.head === token || (mention.first <= token && token < mention.last)),
    ) ?? null
  );
}

/** The last post named before an offset, in this sentence or the one before. */
function toldBefore(scene: Scene, sentence: number, offset: number): Post | null {
  let found: Post | null = null;
  for (const mention of scene.mentions)
    if (
      mention.post !== null &&
      mention.sentence >= sentence - 1 &&
      mention.sentence <= sentence &&
      mention.end <= offset
    )
      found = mention.post;
  return found;
}
