// The voice at a sentence's end by the row of words alone, where a parser goes astray: "The envoy met Holm, the attache at the embassy,
// the newspaper reported on Wednesday." is often read as an embassy that a newspaper reported.
import { type CueTable, frameBit, senseBit } from "./cues.ts";
import type { RuleFind } from "./rules.ts";
import type { Scene } from "./scene.ts";
import type { SourceTable } from "./sources.ts";

/** Longest source and longest time or place after the verb, in words. */
const longestSource = 7;
const longestTail = 6;

const partsOfSource = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON"]);
const partsOfTail = new Set(["ADP", "NOUN", "PROPN", "NUM", "DET", "ADJ", "ADV", "PUNCT", "PART"]);

/** Place of the last ", citing" or ", quoting" of a sentence, before which a clause stands; -1 if there is none. */
function citing({ paragraph: { tokens } }: Scene, from: number, to: number): number {
  for (let at = to - 2; at > from + 5; at--)
    if (/^(citing|quoting)$/i.test(tokens[at]!.form) && tokens[at - 1]!.form === ",") return at;
  return -1;
}

/** Finds `.., SOURCE VERB [on Wednesday].` in every sentence of the paragraph where the verb is one of plain saying in the past or present. */
export function closingVoices(scene: Scene, cues: CueTable, sources: SourceTable): RuleFind[] {
  const { tokens, first, last } = scene.paragraph;
  const { place } = scene.quotations;
  const finds: RuleFind[] = [];
  const told = senseBit("speech");
  const quotes = frameBit("quote");
  for (let from = 0; from < tokens.length; from = last[from]!) {
    const to = last[from]!;
    // "..., the agency reported, citing two officials": the voice stands before the one it cites.
    const cited = citing(scene, from, to);
    let end = (cited < 0 ? to : cited - 1) - 1;
    while (end > from && tokens[end]!.upos === "PUNCT") end--;
    // The verb: the last one, with nothing but a day or place after it.
    if (end <= from) continue;
    let verb = end;
    while (verb > from && end - verb <= longestTail && tokens[verb]!.upos !== "VERB") {
      if (!partsOfTail.has(tokens[verb]!.upos)) break;
      verb--;
    }
    const token = tokens[verb]!;
    const cue =
      token.upos === "VERB" && /^VB[DZP]$/.test(token.xpos) ? cues.verbs.get(token.lemma) : undefined;
    if (!cue || (cue.senses & told) === 0 || (cue.frames & quotes) === 0 || place[verb] !== 0) continue;
    if (
      verb < end &&
      !/^(on|in|at|late|early|this|last|yesterday|today|earlier|to|during|via)$/i.test(
        tokens[verb + 1]!.form,
      ) &&
      !tokens[verb + 1]!.form.endsWith("day")
    )
      continue;
    let comma = verb - 1;
    while (
      comma > from &&
      verb - comma <= longestSource &&
      tokens[comma]!.form !== "," &&
      partsOfSource.has(tokens[comma]!.upos)
    )
      comma--;
    if (comma < from) continue;
    if (tokens[comma]!.form !== "," || comma === verb - 1 || comma - first[comma]! < 4) continue;
    const opens = tokens[comma + 1]!;
    if (opens.upos === "ADP" || /^(who|which|that)$/i.test(opens.form)) continue;
    const spoke = tokens[verb - 1]!;
    const speaks =
      spoke.upos === "PROPN" ||
      /^[A-Z]{2,6}$/.test(spoke.form) ||
      (spoke.upos === "PRON" && comma === verb - 2) ||
      sources.outlets.has(spoke.lemma) ||
      sources.documents.has(spoke.lemma) ||
      sources.unnamed.has(spoke.lemma) ||
      sources.roles.has(spoke.lemma) ||
      /^(ministry|government|department|office|embassy|army|police|party|commission|agency|council|court)$/.test(
        spoke.lemma,
      );
    // "the measures Holm announced": a noun and a name are no source.
    if (
      !speaks ||
      (opens.upos === "DET" &&
        spoke.upos === "PROPN" &&
        tokens.slice(comma + 2, verb - 1).some(({ upos, xpos }) => upos === "NOUN" && xpos === "NNS"))
    )
      continue;
    if (
      !tokens
        .slice(from, comma)
        .some(({ upos, xpos }) => (upos === "VERB" || upos === "AUX") && /^(VBD|VBZ|VBP|MD)$/.test(xpos))
    )
      continue;
    finds.push({
      cue: { first: verb, last: verb },
      source: { first: comma + 1, last: verb - 1 },
      contents: [{ first: from, last: comma - 1 }],
      rule: `${cue.rule}/closing`,
      confidence: 0.9,
    });
    if (cited >= 0) {
      let close = to - 1;
      while (close > cited && tokens[close]!.upos === "PUNCT") close--;
      if (close > cited)
        finds.push({
          cue: { first: cited, last: cited },
          source: { first: comma + 1, last: verb - 1 },
          contents: [{ first: cited + 1, last: close }],
          rule: "speech.according-to/citing",
          confidence: 0.85,
        });
    }
  }
  return finds;
}
