// What one is thanked for was given: "Tonga thanked Japan for the generators" tells of aid from Japan to Tonga.
import type { Tree } from "../language/index.ts";
import { clauseSpan, type Draft, draftWithoutAct } from "./draft.ts";
import { codes } from "./kinds.ts";
import { same } from "./parties.ts";
import { follow } from "./paths.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { whenUnstated } from "./when.ts";

const grateful: ReadonlySet<string> = new Set(["thank"]);
const partitive = /^(dose|tonne|ton|shipment|gift|donation|load|consignment|delivery)s?$/;

/** The aid that thanks are for in a sentence; `goods` are the nouns of what can be given. */
export function thankedFor(
  scene: Scene,
  sentence: number,
  tree: Tree,
  made: readonly Draft[],
  goods: ReadonlySet<string>,
): Draft[] {
  const found: Draft[] = [];
  const who = (tokens: readonly number[]): Participant[] =>
    tokens
      .flatMap((token) => scene.who(sentence, token))
      .filter(({ state, code }) => state !== null || (code ?? null) !== null);
  for (const { index, lemma, upos } of tree.tokens) {
    if (upos !== "VERB" || !grateful.has(lemma.toLowerCase())) continue;
    const givers = who(follow(tree, index, "object"));
    const takers = who(follow(tree, index, "subject")).filter(
      (one) => !givers.some((other) => same(one, other)),
    );
    if (givers.length === 0 || takers.length === 0) continue;
    // "thanked Albania for sending firefighters": the act is told, whom it helped is who thanks
    const told = made.find(
      (draft) => draft.kind === "aid" && draft.act !== null && tree.governs(index, draft.act.trigger),
    );
    if (told) {
      if (told.recipients.length === 0) told.recipients = takers.map((one) => ({ ...one, span: null }));
      continue;
    }
    const gift = follow(tree, index, "for").find((token) => {
      const noun = tree.tokens[token]!.lemma.toLowerCase();
      return goods.has(noun) || partitive.test(noun);
    });
    if (gift === undefined) continue;
    found.push(
      draftWithoutAct({
        sentence,
        kind: "aid",
        plover: codes.aid.plover,
        cameo: codes.aid.cameo,
        rule: "thanks.for-gift",
        trigger: { start: tree.tokens[gift]!.start, end: tree.tokens[gift]!.end },
        evidence: clauseSpan(tree, index, new Set([gift])),
        actors: givers,
        recipients: takers,
        when: whenUnstated(scene.publication, "given before the thanks"),
        content: null,
        words: new Set([gift]),
        confidence: 0.58,
      }),
    );
  }
  return found;
}
