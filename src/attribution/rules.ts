// Who says what by the lexicon and the tree alone, without trained weights: "The talks failed, the envoy said" is a sentence from which a
// verb of saying hangs; its subject is the source, what is left of the sentence the content.
import { type Cue, type CueFrame, type CueTable, frameBit, senseBit } from "./cues.ts";
import { closingMark, openingMark } from "./quotations.ts";
import { childBits, type Scene } from "./scene.ts";

/** Words `[first, last]`. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export interface RuleFind {
  readonly cue: Stretch;
  readonly source: Stretch | null;
  readonly contents: readonly Stretch[];
  /** Lexicon entry and frame, e.g. "speech.say/clause". */
  readonly rule: string;
  /** 0..1, by frame: quotations are surest. */
  readonly confidence: number;
}

/** How far the source of a closing "according to" may reach on, in words. */
const longestRest = 12;

const has = (cue: Cue, frame: CueFrame): boolean => (cue.frames & frameBit(frame)) !== 0;

/** How often a clause is the content, by family: measured on news apart from all scoring (tools/train/attribution). */
const clauseTrust = (cue: Cue): number =>
  (cue.senses & senseBit("speech")) !== 0
    ? 0.65
    : (cue.senses & senseBit("document")) !== 0
      ? 0.46
      : (cue.senses & senseBit("view")) !== 0
        ? 0.27
        : 0.4;

/** Everything the rules find in one paragraph, in order of the cues. */
export function findByRule(scene: Scene, cues: CueTable): RuleFind[] {
  const { paragraph, quotations } = scene;
  const { tokens, head, first, last } = paragraph;
  const size = tokens.length;
  const below: number[][] = Array.from({ length: size }, () => []);
  for (let at = 0; at < size; at++) if (head[at]! >= 0) below[head[at]!]!.push(at);
  const finds: RuleFind[] = [];
  const taken = new Uint8Array(size);
  const child = (of: number, ...relations: string[]): number =>
    below[of]!.find((at) => relations.includes(tokens[at]!.deprel)) ?? -1;

  /** Cuts stops, commas and dashes from both ends; quotation marks stay when they are a pair's. */
  const trimmed = (from: number, to: number): Stretch | null => {
    let start = from;
    let end = to;
    const loose = (at: number): boolean =>
      tokens[at]!.upos === "PUNCT" &&
      quotations.place[at] !== openingMark &&
      quotations.place[at] !== closingMark;
    while (start <= end && loose(start)) start++;
    while (end >= start && loose(end)) end--;
    return start <= end ? { first: start, last: end } : null;
  };
  const subtree = (at: number): Stretch | null =>
    trimmed(Math.max(first[at]!, scene.left[at]!), Math.min(last[at]! - 1, scene.right[at]!));
  /** Subtree of a source: its name or noun without clauses that describe it. */
  const nounPhrase = (at: number): Stretch => {
    let to = at;
    let from = at;
    for (const part of below[at]!) {
      const { deprel } = tokens[part]!;
      if (
        deprel === "punct" ||
        deprel === "parataxis" ||
        deprel === "acl:relcl" ||
        deprel === "advcl" ||
        deprel === "cc" ||
        deprel === "case"
      )
        continue;
      // What stands before the head reaches to the left only, what stands after to the right: a comma hung wrongly does no harm.
      if (part < at) from = Math.min(from, scene.left[part]!);
      else to = Math.max(to, scene.right[part]!);
    }
    return trimmed(from, to) ?? { first: at, last: at };
  };
  const subjectOf = (verb: number): number => {
    let at = verb;
    for (let step = 0; step < 4 && at >= 0; step++) {
      const subject = child(at, "nsubj", "nsubj:outer", "csubj");
      if (subject >= 0) return subject;
      const { deprel } = tokens[at]!;
      if (deprel === "acl" || deprel === "acl:relcl") return head[at]!;
      if (deprel !== "conj" && deprel !== "advcl" && deprel !== "xcomp" && deprel !== "parataxis") return -1;
      at = head[at]!;
    }
    return -1;
  };
  const agentOf = (verb: number): number =>
    below[verb]!.find(
      (at) =>
        tokens[at]!.deprel.startsWith("obl") &&
        below[at]!.some((part) => tokens[part]!.deprel === "case" && tokens[part]!.lemma === "by"),
    ) ?? -1;
  const quotationTouching = (from: number, to: number): Stretch[] => {
    const found: Stretch[] = [];
    for (const { open, close } of quotations.list) {
      const gapAfter = from - close - 1;
      const gapBefore = open - to - 1;
      const bare = (a: number, b: number): boolean => {
        for (let at = a; at <= b; at++) if (tokens[at]!.upos !== "PUNCT") return false;
        return true;
      };
      if (
        (gapAfter >= 0 && gapAfter <= 1 && bare(close + 1, from - 1)) ||
        (gapBefore >= 0 && gapBefore <= 2 && bare(to + 1, open - 1))
      )
        found.push({ first: open, last: close });
    }
    return found;
  };
  const add = (find: RuleFind): void => {
    for (let at = find.cue.first; at <= find.cue.last; at++) taken[at] = 1;
    finds.push(find);
  };

  // "according to": what it governs is the source, the rest of the sentence or of the clause before the comma the content.
  for (let at = 0; at < size; at++) {
    for (const phrase of cues.phrases.get(tokens[at]!.form.toLowerCase()) ?? []) {
      const end = at + phrase.words.length - 1;
      if (
        end >= last[at]! ||
        !phrase.words.every((part, place) => tokens[at + place]!.form.toLowerCase() === part)
      )
        continue;
      if (phrase.words.at(-1) === "to" && has(phrase, "infinitive")) {
        // "are expected to meet": no one is named; what is expected is the content.
        const verb = below[end - 1]!.find((part) => part > end) ?? -1;
        const content = verb < 0 ? null : trimmed(end, Math.min(last[at]! - 1, scene.right[verb]!));
        if (content && content.last > end)
          add({
            cue: { first: at, last: end - 1 },
            source: null,
            contents: [content],
            rule: `${phrase.rule}/infinitive`,
            confidence: 0.4,
          });
        break;
      }
      if ((phrase.senses & senseBit("silence")) !== 0) {
        // "did not respond to a request": what is kept back is what hangs from the verb, or the last word itself ("had no comment").
        const verb = tokens.findIndex((token, place) => place >= at && place <= end && token.upos === "VERB");
        const matter =
          verb < 0 ? -1 : (below[verb]!.find((part) => part > end && tokens[part]!.upos !== "PUNCT") ?? -1);
        const preposition = matter >= 0 && tokens[end + 1]!.upos === "ADP" ? 1 : 0;
        const content =
          matter < 0 ? null : trimmed(end + 1 + preposition, Math.min(last[at]! - 1, scene.right[matter]!));
        const silent = subjectOf(verb < 0 ? end : verb);
        add({
          cue: { first: at, last: content ? end + preposition : end > at ? end - 1 : end },
          source: silent >= 0 && silent < at ? nounPhrase(silent) : null,
          contents: [content ?? { first: end, last: end }],
          rule: `${phrase.rule}/phrase`,
          confidence: 0.54,
        });
        break;
      }
      if (!has(phrase, "sentence")) continue;
      const noun = head[at]! > end ? head[at]! : end + 1;
      if (noun >= last[at]! || tokens[noun]!.upos === "NUM") continue;
      const source = nounPhrase(noun);
      let sourceEnd = Math.max(source.last, end + 1);
      // At the sentence's end the source is all that follows, as long as no clause begins.
      const rest = tokens.slice(sourceEnd + 1, last[at]!);
      if (
        at > first[at]! + 1 &&
        rest.length <= longestRest &&
        rest.every(({ upos, xpos }, place) =>
          upos === "PUNCT" ? place === rest.length - 1 : !/^(VBD|VBZ|VBP|MD)$/.test(xpos),
        )
      )
        sourceEnd = Math.max(sourceEnd, trimmed(sourceEnd + 1, last[at]! - 1)?.last ?? sourceEnd);
      const content =
        at === first[at] || at === first[at]! + 1
          ? trimmed(sourceEnd + 1, last[at]! - 1)
          : trimmed(first[at]!, at - 1);
      if (content && sourceEnd > end)
        add({
          cue: { first: at, last: end },
          source: { first: end + 1, last: sourceEnd },
          contents: [content],
          rule: `${phrase.rule}/sentence`,
          confidence: 0.71,
        });
      break;
    }
  }
  for (let at = 0; at < size; at++) {
    if (taken[at] === 1 || scene.cue[at] === 0) continue;
    const token = tokens[at]!;
    if (token.upos === "ADV") {
      const cue = cues.adverbs.get(token.lemma);
      const clause = head[at]!;
      const content =
        cue && clause >= 0
          ? trimmed(Math.max(first[at]!, at + 1), Math.min(last[at]! - 1, scene.right[clause]!))
          : null;
      if (cue && content && content.last > content.first)
        add({
          cue: { first: at, last: at },
          source: null,
          contents: [content],
          rule: `${cue.rule}/sentence`,
          confidence: 0.4,
        });
      continue;
    }
    if (token.upos === "NOUN") {
      const cue = cues.nouns.get(token.lemma);
      const owner = child(at, "nmod:poss");
      if (!cue || owner < 0) continue;
      const clause = below[at]!.find(
        (part) =>
          (tokens[part]!.deprel === "acl" || tokens[part]!.deprel === "ccomp") &&
          (scene.children[part]! & (childBits.that | childBits.infinitive)) !== 0,
      );
      const matter = below[at]!.find(
        (part) =>
          part > at &&
          tokens[part]!.deprel === "nmod" &&
          below[part]!.some((mark) => {
            const { deprel, lemma } = tokens[mark]!;
            return (
              deprel === "case" &&
              ((lemma === "of" && has(cue, "of")) || (lemma === "for" && has(cue, "for")))
            );
          }),
      );
      const frame =
        clause !== undefined && (has(cue, "clause") || has(cue, "infinitive"))
          ? "clause"
          : matter !== undefined
            ? "of"
            : null;
      const content = frame === null ? null : subtree(frame === "clause" ? clause! : matter!);
      if (content)
        add({
          cue: { first: at, last: at },
          source: nounPhrase(owner),
          contents: [content],
          rule: `${cue.rule}/${frame}`,
          confidence: 0.5,
        });
      continue;
    }
    const cue =
      token.upos === "VERB"
        ? cues.verbs.get(token.lemma)
        : token.upos === "ADJ"
          ? cues.adjectives.get(token.lemma)
          : undefined;
    if (!cue) continue;
    const passive = (scene.children[at]! & 32) !== 0;
    const subject = passive ? agentOf(at) : subjectOf(at);
    const source = subject >= 0 ? nounPhrase(subject) : null;
    let from = at;
    let to = at;
    const particle = child(at, "compound:prt");
    if (particle > at) to = particle;
    for (const part of below[at]!)
      if (part < at && tokens[part]!.deprel.startsWith("aux")) from = Math.min(from, part);
    if (
      from < at &&
      tokens.slice(from, at).some(({ upos }) => upos !== "AUX" && upos !== "PART" && upos !== "ADV")
    )
      from = at;
    const contents: Stretch[] = [];
    let rule = "";
    let confidence = 0;
    const low = Math.min(from, source && first[source.first] === first[at] ? source.first : from);
    const high = Math.max(to, source && first[source.first] === first[at] ? source.last : to);
    const clause = child(at, "ccomp");
    if (has(cue, "quote")) {
      const touching = quotationTouching(low, high).filter(
        ({ first: open }) => quotations.of[at]! < 0 || quotations.of[at] !== quotations.of[open],
      );
      if (touching.length > 0) {
        contents.push(...touching);
        rule = `${cue.rule}/quote`;
        confidence = 0.77;
      }
    }
    if (contents.length === 0 && (has(cue, "clause") || has(cue, "quote")) && clause >= 0) {
      const content = subtree(clause);
      if (content && (content.last < low || content.first > at)) {
        contents.push(content);
        rule = `${cue.rule}/clause`;
        confidence = clauseTrust(cue);
      }
    }
    if (
      contents.length === 0 &&
      has(cue, "clause") &&
      token.deprel === "parataxis" &&
      head[at]! >= 0 &&
      head[at]! < low &&
      high > from
    ) {
      // The sentence hangs above: what stands before the saying is its content.
      const content = trimmed(first[at]!, low - 1);
      if (content && source && content.last - content.first > 1) {
        contents.push(content);
        rule = `${cue.rule}/sentence`;
        confidence = 0.4;
      }
    }
    let open = child(at, "xcomp");
    if (open < 0 && (cue.senses & senseBit("demand")) !== 0)
      // "called on them to return": the infinitive hangs from either.
      open =
        below[at]!.flatMap((part) =>
          tokens[part]!.deprel.startsWith("obl") || tokens[part]!.deprel === "obj"
            ? [part, ...below[part]!]
            : [part],
        ).find(
          (part) =>
            /^(advcl|acl)$/.test(tokens[part]!.deprel) &&
            (scene.children[part]! & childBits.infinitive) !== 0,
        ) ?? -1;
    if (
      contents.length === 0 &&
      has(cue, "infinitive") &&
      open > at &&
      (scene.children[open]! & 1024) !== 0
    ) {
      const object = child(at, "obj", "iobj");
      const content = subtree(open);
      if (content)
        contents.push(
          object > at && object < content.first
            ? { first: Math.max(at + 1, scene.left[object]!), last: content.last }
            : content,
        );
      rule = `${cue.rule}/infinitive`;
      confidence =
        (cue.senses & senseBit("promise")) !== 0
          ? 0.57
          : (cue.senses & senseBit("demand")) !== 0
            ? 0.42
            : 0.18;
    }
    const object = child(at, "obj");
    if (contents.length === 0 && has(cue, "object") && object > at) {
      // "described the talks as frank", "accused it of bad faith": what is said of the object goes with it.
      const more = below[at]!.filter(
        (part) =>
          part > object &&
          (tokens[part]!.deprel === "xcomp" ||
            below[part]!.some(
              (mark) =>
                /^(case|mark)$/.test(tokens[mark]!.deprel) && /^(as|of|for)$/.test(tokens[mark]!.lemma),
            )),
      );
      const to = more.reduce((end, part) => Math.max(end, scene.right[part]!), scene.right[object]!);
      const content = trimmed(scene.left[object]!, Math.min(to, last[at]! - 1));
      if (content && content.first > at) contents.push(content);
      rule = `${cue.rule}/object`;
      confidence = (cue.senses & senseBit("verdict")) !== 0 ? 0.38 : 0.25;
    }
    for (const frame of ["about", "for", "on", "of", "as"] as const) {
      if (contents.length > 0 || !has(cue, frame)) continue;
      const oblique = below[at]!.find(
        (part) =>
          part > at &&
          tokens[part]!.deprel.startsWith("obl") &&
          below[part]!.some((mark) => tokens[mark]!.deprel === "case" && tokens[mark]!.lemma === frame),
      );
      const content = oblique === undefined ? null : subtree(oblique);
      if (!content) continue;
      contents.push({ first: Math.min(content.first + 1, content.last), last: content.last });
      if (content.first === to + 1) to = content.first;
      rule = `${cue.rule}/${frame}`;
      confidence = frame === "about" ? 0.5 : 0.2;
    }
    if (contents.length === 0 || contents.some((content) => content.first <= to && content.last >= from))
      continue;
    // Without a source a rule is right one time in twenty.
    if (!source) confidence *= 0.1;
    // "I think", "you know": the one who writes or is spoken to, seldom a source.
    if (
      source &&
      (cue.senses & senseBit("view")) !== 0 &&
      /^(I|you|we|one)$/i.test(tokens[source.last]!.lemma)
    )
      confidence *= 0.3;
    const overlapping =
      source !== null &&
      contents.some((content) => content.first <= source.last && content.last >= source.first);
    add({ cue: { first: from, last: to }, source: overlapping ? null : source, contents, rule, confidence });
  }
  return finds.sort((a, b) => a.cue.first - b.cue.first);
}
