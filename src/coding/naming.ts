// Names the channel of each act that is about one: by its own name, or by its parties, domain and level.
import { treeOf } from "../language/index.ts";
import { channelOf, type ShortName } from "./channel.ts";
import type { Draft } from "./draft.ts";
import { encounters } from "./kinds.ts";
import type { Scene } from "./scene.ts";

/** Sets `channel` where a line is spoken of. */
export function nameChannels(scene: Scene, drafts: readonly Draft[], short: ShortName): void {
  for (const draft of drafts) {
    if (!draft.act || draft.channel !== null) continue;
    let innermost = draft.act;
    while (innermost.inner) innermost = innermost.inner;
    const tree = treeOf(scene.sentences[draft.sentence]!);
    const noun =
      tree.tokens[innermost.trigger]!.upos === "NOUN" || tree.tokens[innermost.trigger]!.upos === "PROPN"
        ? innermost.trigger
        : null;
    const everybody = [...draft.actors, ...draft.recipients];
    if (
      !encounters.has(draft.kind) &&
      !draft.kind.startsWith("channel-") &&
      !innermost.line &&
      draft.kind !== "refusal" &&
      draft.kind !== "request" &&
      draft.kind !== "assessment"
    )
      continue;
    const states = [
      ...new Set(everybody.map(({ state }) => state).filter((state): state is string => state !== null)),
    ];
    const organs = everybody.map(({ organ }) => organ).filter((organ): organ is string => organ !== null);
    if (draft.kind === "visit" || draft.kind === "summit") continue;
    draft.channel = channelOf(tree, noun, draft.kind, innermost.line, states, organs, short);
  }
}
