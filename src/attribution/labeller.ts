// Marks sources, cues and contents in the paragraphs of a report, in two passes: the second sees what the first marked, so that in
// `"No," he said. "Not now."` the second quotation is read knowing that "said" stands before it.
import { bestRow, marginalsOf, seam } from "./chain.ts";
import { featureList, setting, wordFeatures } from "./features.ts";
import { labelCount } from "./labels.ts";
import { addScores, type Layer } from "./model.ts";
import type { Scene } from "./scene.ts";
import { type FirstPass, secondFeatures, secondSetting } from "./second.ts";

/** Labels of every paragraph; the second layer is left out when the model has none. */
export function labelScenes(scenes: readonly Scene[], first: Layer, second: Layer | null): FirstPass[] {
  const list = featureList();
  let previousScene: Scene | null = null;
  let previousFirst: FirstPass | null = null;
  return scenes.map((scene) => {
    const size = scene.paragraph.tokens.length;
    const set = setting(scene, previousScene);
    previousScene = scene;
    const seams = new Uint8Array(size);
    const scores = new Float64Array(size * labelCount);
    for (let at = 0; at < size; at++) {
      seams[at] = seam(scene, at);
      list.size = 0;
      wordFeatures(scene, set, at, list);
      addScores(first, list.ids, list.size, scores, at);
    }
    const marginals = new Float64Array(size * labelCount);
    marginalsOf(size, scores, seams, first.transitions, marginals);
    const pass: FirstPass = { best: bestRow(size, scores, seams, first.transitions), marginals, scores };
    if (!second) return pass;
    // The second pass adds to the scores of the first.
    const again = scores.slice();
    const after = secondSetting(scene, pass, previousFirst);
    previousFirst = pass;
    for (let at = 0; at < size; at++) {
      list.size = 0;
      secondFeatures(scene, after, at, list);
      addScores(second, list.ids, list.size, again, at);
    }
    const secondMarginals = new Float64Array(size * labelCount);
    marginalsOf(size, again, seams, second.transitions, secondMarginals);
    return {
      best: bestRow(size, again, seams, second.transitions),
      marginals: secondMarginals,
      scores: again,
    };
  });
}
