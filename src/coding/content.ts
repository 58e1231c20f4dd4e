// What an act promises, asks, claims or holds, in the report's own words: "to resume military-to-military dialogue".
import type { Tree } from "../language/index.ts";
import type { Post } from "../mentions/index.ts";
import type { Act } from "./act.ts";
import { follow } from "./paths.ts";
import type { Span } from "../report/index.ts";
import type { Scene } from "./scene.ts";
import type { Statement, StatementKind } from "./statement.ts";

export const postContent = (post: Post | null): Statement["content"] =>
  post === null ? null : { text: post.title, span: null, since: null, due: null, post };

/** The report's words at a span. */
export const quoted = ({ text }: Scene, span: Span): NonNullable<Statement["content"]> => ({
  text: text.slice(span.start, span.end),
  span,
  since: null,
  due: null,
  post: null,
});

/** Kinds that promise something, which may have a day. */
export const promises: ReadonlySet<StatementKind> = new Set([
  "commitment",
  "agreement",
  "channel-agreed-to-resume",
  "channel-offered",
]);

const withContent: ReadonlySet<StatementKind> = new Set([
  "commitment",
  "agreement",
  "request",
  "refusal",
  "threat",
  "accusation",
  "position",
  "relation",
  "assessment",
  "no-comment",
  "non-disclosure",
  "channel-agreed-to-resume",
  "channel-offered",
]);

/** What is promised, asked, claimed or held: the words after the trigger. */
export function contentOf(scene: Scene, tree: Tree, act: Act): Statement["content"] {
  if (!withContent.has(act.kind)) return null;
  const [clause] = [
    ...follow(tree, act.trigger, "clause"),
    ...follow(tree, act.trigger, "object"),
    ...follow(tree, act.trigger, "on"),
    ...follow(tree, act.trigger, "for"),
    ...follow(tree, act.trigger, "over"),
  ];
  if (clause === undefined) return null;
  return quoted(scene, tree.span(clause));
}
