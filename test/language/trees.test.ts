// Walks and features on hand-made trees: "form/TAG/head/relation", heads counted from 1, 0 the root.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  lemmaInTree,
  lemmaOf,
  nounGroup,
  type Sentence,
  type Token,
  treeOf,
  type Upos,
  verbGroup,
} from "../../src/language/index.ts";
import { parse } from "../../src/cli/parse.ts";

const coarse: Record<string, Upos> = {
  NNP: "PROPN",
  NNPS: "PROPN",
  NN: "NOUN",
  NNS: "NOUN",
  PRP: "PRON",
  WP: "PRON",
  WDT: "PRON",
  DT: "DET",
  IN: "ADP",
  TO: "PART",
  RB: "ADV",
  MD: "AUX",
  CC: "CCONJ",
  JJ: "ADJ",
  CD: "NUM",
  POS: "PART",
};

function sentence(text: string): Sentence {
  let at = 0;
  const tokens = text.split(/\s+/).map((part, index): Token => {
    const [form, xpos, head, deprel] = part.split("/") as [string, string, string, string];
    const upos = /^(?:aux|cop)/.test(deprel)
      ? "AUX"
      : xpos.startsWith("VB")
        ? "VERB"
        : (coarse[xpos] ?? "PUNCT");
    const start = at;
    at += form.length + 1;
    return {
      index,
      start,
      end: start + form.length,
      form,
      lemma: lemmaOf(form, upos, xpos),
      upos,
      xpos,
      head: Number(head) - 1,
      deprel,
      joined: false,
    };
  });
  return { start: 0, end: at - 1, tokens, names: [] };
}

const forms = (of: Sentence, found: readonly { token: number; reach: string }[]): string =>
  found.map(({ token, reach }) => `${of.tokens[token]!.form} ${reach}`).join(", ");

const resumed = sentence(
  "Beijing/NNP/2/nsubj suspended/VBD/0/root and/CC/5/cc later/RB/5/advmod resumed/VBD/2/conj talks/NNS/5/obj with/IN/8/case Tokyo/NNP/6/nmod and/CC/10/cc Seoul/NNP/8/conj",
);
test("subjects and objects are shared over a coordination", () => {
  const tree = treeOf(resumed);
  assert.equal(forms(resumed, tree.subjects(4)), "Beijing shared");
  assert.equal(forms(resumed, tree.objects(1)), "");
  assert.equal(forms(resumed, tree.objectsShared(1)), "talks shared");
  assert.equal(forms(resumed, tree.obliques(5, "with")), "Tokyo own, Seoul own");
  assert.deepEqual(tree.conjuncts(4), [1, 4]);
  assert.deepEqual(tree.span(5), { start: 36, end: 62 });
  assert.deepEqual(tree.path(9, 0), { up: [9, 7, 5, 4, 1], down: [1, 0], top: 1 });
  assert.equal(tree.clause(7), 4);
});

test("the passive's agent does, its subject undergoes", () => {
  const talks = sentence(
    "Talks/NNS/4/nsubj:pass have/VBP/4/aux been/VBN/4/aux:pass suspended/VBN/0/root by/IN/6/case Beijing/NNP/4/obl:agent",
  );
  const tree = treeOf(talks);
  assert.equal(forms(talks, tree.doers(3)), "Beijing own");
  assert.equal(forms(talks, tree.undergoers(3)), "Talks own");
  const group = verbGroup(talks, 3);
  assert.deepEqual(
    [group.passive, group.perfect, group.tense, group.form, group.finite],
    [true, true, "present", "finite", 1],
  );
});

test("a relative pronoun stands for its noun, a bare participle for the noun it modifies", () => {
  const relative = sentence("envoys/NNS/0/root who/WP/3/nsubj met/VBD/1/acl:relcl Li/NNP/3/obj");
  assert.equal(forms(relative, treeOf(relative).subjects(2)), "envoys modified");
  const gap = sentence("talks/NNS/0/root Beijing/NNP/3/nsubj suspended/VBD/1/acl:relcl");
  assert.equal(forms(gap, treeOf(gap).objects(2)), "talks modified");
  const participle = sentence("talks/NNS/0/root suspended/VBN/1/acl in/IN/4/case August/NNP/2/obl");
  assert.equal(forms(participle, treeOf(participle).undergoers(1)), "talks modified");
  assert.equal(treeOf(participle).antecedent(1), 0);
});

test("open complements are controlled by the object, or the subject where there is none", () => {
  const asked = sentence(
    "Kyiv/NNP/2/nsubj asked/VBD/0/root Berlin/NNP/2/obj to/TO/5/mark send/VB/2/xcomp aid/NN/5/obj",
  );
  assert.equal(forms(asked, treeOf(asked).subjects(4)), "Berlin controlled");
  const promised = sentence(
    "Berlin/NNP/2/nsubj promised/VBD/0/root Kyiv/NNP/2/obj to/TO/5/mark send/VB/2/xcomp aid/NN/5/obj",
  );
  assert.equal(forms(promised, treeOf(promised).subjects(4)), "Berlin controlled");
  const agreed = sentence("They/PRP/2/nsubj agreed/VBD/0/root to/TO/4/mark meet/VB/2/xcomp");
  assert.equal(forms(agreed, treeOf(agreed).subjects(3)), "They controlled");
  assert.equal(verbGroup(agreed, 3).form, "infinitive");
});

test("verb groups", () => {
  const group = (text: string, head: number) => verbGroup(sentence(text), head);
  const would = group("They/PRP/5/nsubj would/MD/5/aux not/RB/5/advmod have/VB/5/aux met/VBN/0/root", 4);
  assert.deepEqual(
    [would.modal, would.negated, would.perfect, would.passive, would.tense],
    ["would", true, true, false, "past"],
  );
  const will = group("He/PRP/3/nsubj 'll/MD/3/aux visit/VB/0/root Oslo/NNP/3/obj", 2);
  assert.deepEqual([will.modal, will.tense, will.form], ["will", "future", "finite"]);
  const going = group("He/PRP/3/nsubj is/VBZ/3/aux going/VBG/0/root to/TO/5/mark meet/VB/3/xcomp", 4);
  assert.equal(going.tense, "future");
  const planned = group("Envoys/NNS/4/nsubj are/VBP/4/aux to/TO/4/mark meet/VB/0/root", 3);
  assert.deepEqual([planned.modal, planned.tense, planned.form], [null, "future", "finite"]);
  const copula = group(
    "Talks/NNS/5/nsubj are/VBP/5/cop no/RB/4/advmod longer/RB/5/advmod possible/JJ/0/root",
    4,
  );
  assert.deepEqual([copula.negated, copula.copula], [true, true]);
  const demanded = group(
    "He/PRP/2/nsubj demanded/VBD/0/root that/IN/5/mark Tokyo/NNP/5/nsubj apologise/VB/2/ccomp",
    4,
  );
  assert.equal(demanded.mood, "subjunctive");
  const order = group("Leave/VB/0/root now/RB/1/advmod", 0);
  assert.equal(order.mood, "imperative");
  const detained = group(
    "He/PRP/3/nsubj:pass was/VBD/3/aux:pass detained/VBN/0/root and/CC/5/cc expelled/VBN/3/conj",
    4,
  );
  assert.deepEqual([detained.passive, detained.tense], [true, "past"]);
});

test("noun groups", () => {
  const talks = sentence("the/DT/3/det two/CD/3/nummod rounds/NNS/0/root");
  assert.deepEqual(nounGroup(talks, 2), {
    number: "plural",
    person: 3,
    definiteness: "definite",
    count: 1,
    negated: false,
  });
  assert.equal(nounGroup(sentence("no/DT/2/det talks/NNS/0/root"), 1).negated, true);
});

test("lemmas", () => {
  const pairs: [string, Upos, string, string][] = [
    ["reconvening", "VERB", "VBG", "reconvene"],
    ["suspended", "VERB", "VBD", "suspend"],
    ["met", "VERB", "VBD", "meet"],
    ["agreed", "VERB", "VBN", "agree"],
    ["referred", "VERB", "VBD", "refer"],
    ["cancelled", "VERB", "VBN", "cancel"],
    ["called", "VERB", "VBD", "call"],
    ["denies", "VERB", "VBZ", "deny"],
    ["urging", "VERB", "VBG", "urge"],
    ["meeting", "VERB", "VBG", "meet"],
    ["bring", "VERB", "VB", "bring"],
    ["wo", "AUX", "MD", "will"],
    ["n't", "PART", "RB", "not"],
    ["parties", "NOUN", "NNS", "party"],
    ["crises", "NOUN", "NNS", "crisis"],
    ["attachés", "NOUN", "NNS", "attaché"],
    ["Chinese", "ADJ", "JJ", "Chinese"],
    ["Beijing", "PROPN", "NNP", "Beijing"],
    ["States", "PROPN", "NNPS", "State"],
    ["closest", "ADJ", "JJS", "close"],
    ["earlier", "ADJ", "JJR", "early"],
    ["them", "PRON", "PRP", "they"],
  ];
  for (const [form, upos, xpos, lemma] of pairs) assert.equal(lemmaOf(form, upos, xpos), lemma, form);
});

test("a contracted auxiliary is have before a participle, be elsewhere", () => {
  assert.equal(lemmaInTree("'s", "AUX", "VBZ", "aux", "VBN"), "have");
  assert.equal(lemmaInTree("'s", "AUX", "VBZ", "aux:pass", "VBN"), "be");
  assert.equal(lemmaInTree("’s", "AUX", "VBZ", "aux", "VBG"), "be");
});

test("parse draws arcs beside the words", () => {
  const text = "Oslo hosted talks";
  const english = {
    name: "given",
    parse: () => [[sentence("Oslo/NNP/2/nsubj hosted/VBD/0/root talks/NNS/2/obj")]],
  };
  assert.equal(
    parse(text, english),
    "┌─▸ Oslo   Oslo PROPN NNP nsubj\n├─◆ hosted host VERB  VBD root\n└─▸ talks  talk NOUN  NNS obj",
  );
  assert.match(
    parse(text, english, { conllu: true }),
    /^# sent_id = 1\n# text = Oslo hosted talks\n1\tOslo\tOslo\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n/,
  );
});
