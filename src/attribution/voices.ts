// The chain of voices over any words of a report: over "held talks in Washington" in "Michael Chase held talks in Washington, the newspaper
// reported" stand Newsweek, which printed it, and the Financial Times, which "the newspaper" means.
import type { Sentence } from "../language/index.ts";
import type { Entity } from "../mentions/index.ts";
import type { Block } from "../page/index.ts";
import { type Span, quote } from "../report/index.ts";
import type { Attribution, Voice } from "./attribution.ts";
import type { SourceTable } from "./sources.ts";

export interface VoicesInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly attributions: readonly Attribution[];
  /** Name of the publisher, the first voice of every chain; null when unknown. */
  readonly publisher: string | null;
  readonly sources: SourceTable;
  readonly entities?: readonly Entity[];
  readonly blocks?: readonly Block[];
}

/** Part of a span that a content must cover to be its voice. */
const covering = 0.6;

/** Words at the head of a sentence with which the report speaks for itself again. */
const ownVoice = /^["“'‘(]*(meanwhile|separately|earlier|in a separate|but|however|still|background)\b/i;

/**
 * Gives the function that tells the voices over a span, the publisher first, then from the outside in ("Newsweek", "Financial Times",
 * "two officials"). A voice carries over into the sentences that follow in its paragraph until a sentence brings another voice, quotes,
 * or turns away ("Meanwhile, ..").
 */
export function voiceFinder(input: VoicesInput): (span: Span) => Voice[] {
  const { text, sentences, attributions, publisher } = input;
  const names = sourceNames(input);
  const own: Voice[] =
    publisher === null ? [] : [{ name: publisher, entity: null, span: null, onRecord: true }];
  const sentenceAt = (offset: number): number => {
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sentences[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  // Attributions by the sentence of their cue, and by each sentence that their content touches.
  const cueIn = new Map<number, number[]>();
  const contentIn = new Map<number, number[]>();
  const note = (map: Map<number, number[]>, key: number, value: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  };
  attributions.forEach(({ cue, content }, index) => {
    for (const span of cue) note(cueIn, sentenceAt(span.start), index);
    for (const span of content)
      for (let at = sentenceAt(span.start); at < sentences.length && sentences[at]!.start < span.end; at++)
        note(contentIn, at, index);
  });
  const startsParagraph = (at: number): boolean =>
    at === 0 ||
    text.slice(sentences[at - 1]!.end, sentences[at]!.start).includes("\n") ||
    (input.blocks?.some(({ start }) => start > sentences[at - 1]!.start && start <= sentences[at]!.start) ??
      false);

  const length = (span: Span): number => span.end - span.start;
  const shared = (a: Span, b: Span): number =>
    Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const extent = (index: number): number =>
    attributions[index]!.content.reduce((sum, span) => sum + length(span), 0);

  /** A voice for what is told: not one that acts by speaking, nor one that keeps silent. */
  const speaks = (index: number): boolean =>
    attributions[index]!.speaks !== false &&
    attributions[index]!.stance !== "declines" &&
    !/^(citing|quoting)\b/i.test(quote(text, attributions[index]!.cue[0]!));

  /** Whom a voice cites in the sentence where it speaks: "the paper, citing two officials, said". */
  const citedBy = (index: number): Voice[] =>
    (cueIn.get(sentenceAt(attributions[index]!.cue[0]!.start)) ?? []).flatMap((other) => {
      const { cue, content, source, form } = attributions[other]!;
      if (other === index || form !== "indirect" || !/^(citing|quoting)\b/i.test(quote(text, cue[0]!)))
        return [];
      if (source[0]?.start !== attributions[index]!.source[0]?.start) return [];
      const words = quote(text, content[0]!).replace(/\s+/g, " ");
      const unnamed = words
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((word) => input.sources.unnamed.has(word) || input.sources.unnamed.has(word.replace(/s$/, "")));
      return [
        { name: words.replace(/^(the|a|an)\s+/i, ""), entity: null, span: content[0]!, onRecord: !unnamed },
      ];
    });

  const over = (span: Span): number[] => {
    const at = sentenceAt(span.start);
    const near = new Set([
      ...(contentIn.get(at) ?? []),
      ...(contentIn.get(sentenceAt(Math.max(span.start, span.end - 1))) ?? []),
    ]);
    return [...near]
      .filter(speaks)
      .filter(
        (index) =>
          attributions[index]!.content.reduce((sum, content) => sum + shared(content, span), 0) >=
          covering * Math.max(1, length(span)),
      )
      .sort((a, b) => extent(b) - extent(a));
  };

  /** Attributions that speak a whole sentence: what stands outside source, cue and content is little. */
  const spokenBy = (at: number): number[] => {
    const sentence = sentences[at]!;
    return (contentIn.get(at) ?? []).filter((index) => {
      const { source, cue, content } = attributions[index]!;
      const told = [...source, ...cue, ...content].reduce((sum, span) => sum + shared(span, sentence), 0);
      return told >= 0.7 * length(sentence) && content.some((span) => shared(span, sentence) > 0);
    });
  };

  const carried = (span: Span): number[] => {
    let at = sentenceAt(span.start);
    const voiced = (place: number): boolean =>
      (cueIn.get(place)?.length ?? 0) > 0 || (contentIn.get(place)?.length ?? 0) > 0;
    for (let steps = 0; steps < 6; steps++) {
      const words = text.slice(
        sentences[at]!.start,
        Math.min(sentences[at]!.end, sentences[at]!.start + 400),
      );
      if (voiced(at) || startsParagraph(at) || ownVoice.test(words) || /["“”]/.test(words)) return [];
      at--;
      if (!voiced(at)) continue;
      // A direct quotation ends with its marks; only told speech runs on.
      return spokenBy(at)
        .filter(
          (index) =>
            attributions[index]!.form === "indirect" &&
            attributions[index]!.stance === "says" &&
            speaks(index),
        )
        .sort((a, b) => extent(b) - extent(a));
    }
    return [];
  };

  return (span) => {
    const direct = over(span);
    const chain = [...own];
    for (const index of direct.length > 0 ? direct : carried(span)) {
      const { source, onRecord, entity } = attributions[index]!;
      const name = names[index]!;
      if (name === null || chain.some((voice) => voice.name === name)) continue;
      chain.push({ name, entity, span: source[0] ?? null, onRecord });
      for (const cited of citedBy(index))
        if (!chain.some((voice) => voice.name === cited.name)) chain.push(cited);
    }
    return chain;
  };
}

/** Name of the source of every attribution: its entity's, else its words; "the newspaper" and "he" take the last voice they can mean. */
function sourceNames({ text, attributions, entities, sources }: VoicesInput): (string | null)[] {
  const byId = new Map((entities ?? []).map((entity) => [entity.id, entity]));
  let lastOutlet: string | null = null;
  let lastNamed: string | null = null;
  return attributions.map(({ source, entity }) => {
    const known = entity === null ? undefined : byId.get(entity);
    const span = source[0];
    const words = span ? quote(text, span).replace(/\s+/g, " ").trim() : "";
    const bare = words.replace(/^(the|a|an)\s+/i, "");
    if (known) {
      if (known.kind === "outlet") lastOutlet = known.name;
      // A body is called as the report calls it ("White House"), a person or an outlet by the full name.
      const called =
        (known.kind === "organization" || known.kind === "state") && /^\p{Lu}[^,;]{1,40}$/u.test(bare)
          ? bare
          : known.name;
      lastNamed = called;
      return called;
    }
    if (!span) return null;
    if (/^(he|she|who|i)$/i.test(bare) && lastNamed !== null) return lastNamed;
    if (sources.outlets.has(bare.toLowerCase()) && lastOutlet !== null) return lastOutlet;
    if (/^\p{Lu}/u.test(bare)) lastNamed = bare;
    return bare === "" ? null : bare;
  });
}
