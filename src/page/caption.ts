// Tells photo captions and their credits from the story: "Biden greets Xi in Woodside on November 15, 2023. KIM LEE/Getty Images".
import { capitals, dayPattern, letters } from "./pattern.ts";
import type { Unit } from "./unit.ts";

/** The part of a unit from `credit` on names the photographer; null where the caption has no credit. */
export interface Caption {
  readonly rule: string;
  readonly credit: number | null;
}

const houses =
  "(?:Getty(?: Images)?|AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|Xinhua|Bloomberg|Shutterstock|Alamy|Sipa(?: USA)?|ZUMA(?: Press)?|Pool|POOL|NurPhoto|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|KCNA|PTI|ANI|TASS|Sputnik|DVIDS|NOEL|Newscom|Corbis|Polaris|Redux|Magnum|WireImage|Handout|U\\.S\\. (?:Navy|Army|Air Force|Marine Corps)|DoD|Department of Defense)";
const person = `[${capitals}][${letters}.'\\u2019-]+(?:\\s+[${capitals}][${letters}.'\\u2019-]*){0,4}`;
const via = `(?:\\s*(?:/|via|through|,)\\s*(?:${houses}|[${capitals}][${letters}]+(?:\\s[${capitals}][${letters}]+){0,3}))*`;
/** A credit at the end of a caption, or standing alone. */
const credit = new RegExp(
  `(?<=^|[.\\u2026!?"\\u201d)\\]]\\s{0,3}|\\s{1,3}[(\\[|\\u2014\\u2013-]\\s?|\\n)(?:(?:Photo|Image|Picture|Credit|Photograph|Pic)(?:\\s(?:credit|by|courtesy(?: of)?))?s?\\s*[:/]?\\s*(?:by\\s)?${person}${via}|AP Photo(?:\\s*/\\s*${person})?|(?:${person})\\s*/\\s*(?:${houses})(?:\\s(?:News|Images|Photo|Pool))*${via}|(?:${houses})\\s*/\\s*(?:${person})${via}|(?<=[.\\u2026!?"\\u201d)]\\s{1,3})(?:${person})\\s*/\\s*[${capitals}][${letters}]+(?:\\s[${capitals}][${letters}]+){0,3}|(?:File:?\\s)?(?:${person})\\s*/\\s*(?:${houses})(?=[)\\]])|[^()[\\].]{0,60}\\b[Pp]hotos?\\b[^()[\\].]{0,60}(?=[)\\]])|[^()[\\].]{2,60}\\svia\\s(?:${houses})(?=[)\\]])|(?:Getty Images|Shutterstock|Alamy)(?:\\s*/\\s*${person})?|(?:${person}\\s+)?(?:via|courtesy of)\\s+(?:${houses})${via})(?:/(?:File Photo|FILE PHOTO|Pool))?(?:\\s(?:Acquire|Purchase) Licensing Rights[^.]{0,30})?[)\\]]?[.]?\\s*$`,
);

/** No credit is without one of these; a quick look before the slow one. */
const creditWords = /\/|:|photo|image|picture|credit|getty|shutterstock|alamy|via|courtesy/i;

/** What people do in photographs, in the present tense that only captions use for a day that is past. */
const scene =
  /\b(?:greets?|shakes? hands|speaks?|meets?|poses?|arrives?|listens?|walks|looks|attends?|gestures|waves|delivers?|stands|sits?|welcomes|addresses|holds|toasts|applauds?|embraces?|hugs?|reviews|inspects?|salutes?|leaves|boards|fl(?:y|ies)|sails|steams|transits|(?:is|are) (?:seen|pictured|shown)|answers|takes|makes|visits|chairs)\b/;
const past =
  /\b(?:said|told|was|were|had|has|have|announced|according|shot|met|spoke|took|made|gave|held|came|went|became|began|shook|stood|sat|flew|wrote|led)\b|\b[a-z]{2,}ed\b/;
const reported = /\b(?:said|told|announced|according|reported|says)\b/;
const fullDay = new RegExp(dayPattern);
const opening =
  /^[[(]?(?:(?:file|FILE|File)\s*(?:(?:photo|picture|image|PHOTO|PICTURE|IMAGE|Photo)\s*)?[:\u2013\u2014-]|(?:File|FILE|file) (?:photo|PHOTO|picture|image)\b|(?:[Ii]n )?[Tt]his (?:(?:[A-Z][a-z]*\.?|\d+|file|handout|undated|combination|image|aerial|satellite|pool|video|screen|still|,) ?)*(?:photo|picture|image|photograph|frame)\b|This combination of|(?:Photo|PHOTO|Image|Picture|Caption|Pictured)\s*:|[Aa] (?:file|handout) (?:photo|picture|image)\b)/;
const markers =
  /\((?:L|R|C|left|right|centre|center|2nd [LR]|[LR]-[LR]|from left|second from (?:left|right))\)|,\s(?:left|right|second from (?:left|right)|(?:front|back) row|centre|center),/;

/** Up to a stop that ends no title or month: "Gen. Li speaks ... on Nov. 4, 2023." */
const firstSentence =
  /^.{0,400}?(?<!\b(?:Gen|Maj|Lt|Col|Adm|Brig|Capt|Cmdr|Sgt|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z]))[.!?\u2026](?=\s|$)/s;

/** Captions are no longer than this many words. */
const longest = 90;

/** Where the credit of a unit begins, or null. */
export function creditOf(unit: Unit): number | null {
  if (unit.words > longest) return null;
  const tail = Math.max(0, unit.text.length - 120);
  if (!creditWords.test(unit.text.slice(tail))) return null;
  const found = credit.exec(unit.text.slice(tail));
  if (!found) return null;
  const at = tail + found.index;
  // The bracket before a credit is its own.
  return at > 0 && "([".includes(unit.text[at - 1]!) ? at - 1 : at;
}

/**
 * Whether a unit is a caption by its own words: it ends in a credit, begins as captions do, or tells in the present tense
 * a scene of a day that it gives in full. `beforeCredit`: a credit stands in the line behind it.
 */
export function captionOf(unit: Unit, beforeCredit: boolean): Caption | null {
  if (unit.words > longest || unit.words < 2) return null;
  const by = creditOf(unit);
  if (by !== null && by > 0) return { rule: "caption-with-credit", credit: by };
  if (opening.test(unit.text.slice(0, 80))) return { rule: "caption-opening", credit: null };
  if (!beforeCredit && !/\d{4}/.test(unit.text) && !markers.test(unit.text)) return null;
  const first = firstSentence.exec(unit.text)?.[0] ?? unit.text;
  const told = scene.exec(first);
  const before = told === null ? "" : first.slice(0, told.index);
  const inScene =
    told !== null && /\p{Lu}/u.test(before) && !past.test(before) && !/\b(?:to|will|would)\s*$/.test(before);
  if (inScene && !reported.test(first)) {
    const dated = fullDay.exec(first)?.[0];
    if (dated !== undefined && /\d{4}/.test(dated)) return { rule: "caption-dated-scene", credit: null };
    if (markers.test(first)) return { rule: "caption-place-marks", credit: null };
    if (beforeCredit) return { rule: "caption-before-credit", credit: null };
  }
  if (markers.test(first) && fullDay.test(first) && !past.test(first))
    return { rule: "caption-place-marks", credit: null };
  return null;
}
