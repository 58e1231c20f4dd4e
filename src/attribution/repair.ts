// What quotation marks settle against a labeller's slips: in `"I love it," she said, and soon the lights went out.` only the quotation is
// said, and in `"Why now?" a woman in the crowd asked.` someone asks, even where no source was marked.
import { type CueTable, senseBit } from "./cues.ts";
import { findByRule, type RuleFind, type Stretch } from "./rules.ts";
import { headOf } from "./link.ts";
import { closingMark, openingMark } from "./quotations.ts";
import type { Scene } from "./scene.ts";
import type { Find } from "./tell.ts";

const isQuotation = (scene: Scene, { first, last }: Stretch): boolean =>
  scene.quotations.place[first] === openingMark && scene.quotations.place[last] === closingMark;

/** True when nothing but stops, commas and the source lies between the quotation and the cue. */
function adjoins({ scene, cue, source }: Find, content: Stretch): boolean {
  const [from, to] = content.last < cue.first ? [content.last + 1, cue.first] : [cue.last + 1, content.first];
  for (let at = from; at < to; at++) {
    if (scene.paragraph.tokens[at]!.upos === "PUNCT") continue;
    if (source && source.first <= at && at <= source.last) continue;
    return false;
  }
  return true;
}

/** Drops what stands in no quotation where a quotation adjoins the cue, and closes the gaps within one quotation. */
function onlyQuoted(find: Find): Find {
  const { contents, contentScene, scene } = find;
  if (contents.length < 2 || contentScene !== scene) return find;
  const { list, of } = scene.quotations;
  let kept = contents;
  if (contents.some((content) => isQuotation(scene, content) && adjoins(find, content)))
    kept = contents.filter(({ first, last }) => {
      for (let at = first; at <= last; at++) if (of[at]! >= 0) return true;
      return false;
    });
  const merged: Stretch[] = [];
  for (const content of kept) {
    const before = merged.at(-1);
    const quotation = of[content.last]!;
    if (
      before &&
      quotation >= 0 &&
      of[before.first] === quotation &&
      list[quotation]!.open === before.first &&
      list[quotation]!.close === content.last
    )
      merged[merged.length - 1] = { first: before.first, last: content.last };
    else merged.push(content);
  }
  return merged.length === contents.length ? find : { ...find, contents: merged };
}

const overlap = (a: Stretch, b: Stretch): boolean => a.first <= b.last && b.first <= a.last;

/** Trust in a quotation that the labeller passed over and the rules found. */
const passedOver = 0.6;

/**
 * Mends the finds of a labeller by the quotation marks. `finds` are those of all `scenes`; the result has them in no order.
 * Quotations of two words or more beside a verb of saying are added where no find has them.
 */
export function repairQuotations(scenes: readonly Scene[], finds: readonly Find[], cues: CueTable): Find[] {
  const byScene = new Map<Scene, Find[]>();
  for (const find of finds) {
    byScene.set(find.scene, [...(byScene.get(find.scene) ?? []), find]);
    if (find.contentScene !== find.scene)
      byScene.set(find.contentScene, [...(byScene.get(find.contentScene) ?? []), find]);
  }
  const told = senseBit("speech");
  const out = new Set(finds);
  const result: Find[] = [];
  for (const scene of scenes) {
    if (scene.quotations.list.length === 0) continue;
    const here = byScene.get(scene) ?? [];
    let ruled: RuleFind[] | null = null;
    const rules = (): RuleFind[] =>
      (ruled ??= findByRule(scene, cues).filter(({ rule }) => rule.endsWith("/quote")));
    for (const find of here) {
      if (find.scene !== scene) continue;
      let mended = onlyQuoted(find);
      if (!mended.source && mended.contents.some((content) => isQuotation(mended.contentScene, content))) {
        const other = rules().find(({ cue, source }) => source !== null && overlap(cue, find.cue));
        if (
          other?.source &&
          !mended.contents.some((content) => overlap(content, other.source!)) &&
          !overlap(other.source, find.cue)
        )
          mended = { ...mended, source: other.source };
      }
      if (mended !== find) {
        out.delete(find);
        result.push(mended);
      }
    }
    for (const find of rules()) {
      const quotation = find.contents.filter(
        (content) => isQuotation(scene, content) && content.last - content.first > 2,
      );
      if (quotation.length === 0 || !find.source) continue;
      const at = headOf(scene, { role: "cue", ...find.cue });
      if (((cues.verbs.get(scene.paragraph.tokens[at]!.lemma)?.senses ?? 0) & told) === 0) continue;
      const known = here.some(
        (other) =>
          (other.scene === scene && overlap(other.cue, find.cue)) ||
          (other.contentScene === scene &&
            other.contents.some((content) => quotation.some((one) => overlap(one, content)))),
      );
      if (!known)
        result.push({ ...find, contents: quotation, scene, contentScene: scene, confidence: passedOver });
    }
  }
  return [...out, ...result];
}
