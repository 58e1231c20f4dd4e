// Sentences that pass on what another outlet published or was told: "The dam held, Reuters reported", "he told the Eastport Herald".
// An outlet that acts, employs or is spoken of relays nothing: "CNN officials confirmed", "the Herald's editor resigned".
import { quote, type Span } from "../report/index.ts";
import { outletNouns, type OutletMention, type OutletTable } from "./outlets.ts";

/** One outlet that a sentence relays. */
export interface Relay {
  readonly outlet: OutletMention;
  /** Which pattern tells: "told", "according-to", "reports" .. */
  readonly rule: RelayRule;
}
export type RelayRule =
  | "according-to"
  | "told"
  | "reported-by"
  | "reports"
  | "said-by"
  | "article"
  | "credit"
  | "coordinated";

/** Words that may stand between a cue and the outlet: "told [the official Norland news agency] NNA". */
const between = `(?:(?:[Tt]he|a|an|another|its|his|her|their|this|of|one|state|official|semi-?official|local|national|student|celebrity|financial|public|private|independent|opposition|popular|leading|respected|influential|rival|sister|news|issue|editions?|(?:this )?(?:morning|evening|week|month)['’]s|gossip|entertainment|sports|business|daily|weekly|online|morning|evening|affiliate|\\p{L}+-(?:run|owned|based|language|backed|controlled|funded)|${outletNouns}|\\p{Lu}[\\p{L}\\p{N}.&-]*(?:['’]s?)?)\\s+){0,6}`;
const after = (cue: string): RegExp => new RegExp(`(?:^|[^\\p{L}])(?i:${cue})\\s+${between}["“'‘(]*$`, "u");

const accordingTo = after(
  "according to(?: an?| the)?(?: \\p{L}+)?(?: (?:reports?|articles?|stor(?:y|ies)|account|interview)(?: published| carried| posted)? (?:in|by|from|on|of))?|as per|per(?: \\p{L}+ reported by)?|citing|quoting|via",
);
const told = after(
  "(?:told|tells?|telling|informed|speaking (?:to|with|on)|spoke (?:to|with|on)|speaks to|talking to|talked to|(?:an |phone |telephone |television )?interviews? (?:with|on|to|for|from|by|in|published (?:in|by|on)|aired (?:on|by)|broadcast (?:on|by))|interviewed (?:by|on|in)|(?:statements?|comments?|remarks|e-?mails?|letter|response) (?:issued |sent |given )?to|(?:confirm(?:ed|s)?|describe[ds]|said|says|explain(?:ed|s)|admitted|insisted|commented|wrote|emailed|e-mailed|announced|conceded|complained|denied)(?: [^.;:\\s]+){0,9} to|say(?:ing)? on|said on|says on|(?:wrote|written|writing|writes) (?:in|on))",
);
const reportedBy = after(
  "(?:(?:quoted|cited|reported|published|carried|aired|printed|posted) (?:\\p{L}+ )?(?:by|in|on)|(?:described|broadcast|shown|revealed|obtained|seen|confirmed|conducted|named|identified|released|compiled|broken|viewed|reviewed) (?:\\p{L}+ )?by|(?:reports?|reporting|footage|pictures|images|stor(?:y|ies)|articles?|dispatch|editorial|op-ed|column) (?:published |carried |broadcast |aired |posted )?(?:in|by|from|on|of))",
);
const saidBy = new RegExp(
  `(?:^|[,"”’'…]|\\bas)\\s*(?:said|says|reported|reports|wrote|writes|noted|notes|added|adds|claimed|claims)\\s+${between}$`,
  "u",
);

const adverbs =
  "(?:(?:also|has|have|had|is|was|are|were|been|now|first|later|earlier|then|further|itself|even|recently|reportedly|exclusively|subsequently|did|does|do|doesn['’]t|didn['’]t|not|on \\p{L}+day|\\p{L}+day|\\p{L}+ly)\\s+){0,4}";
const mediumWords = `(?:\\s+(?:${outletNouns}|[Oo]nline|website|\\.com))*`;
const staff =
  "(?:['’] ?s? ?[\"“][^\"”]{2,40}[\"”]|(?:['’] ?s?)?\\s+(?:\\p{L}+ )?(?:correspondent|reporter|journalist|columnist|anchor|editor|blogger)(?: \\p{Lu}[\\p{L}.'’-]+){0,3}|['’] ?s?(?: \\p{Lu}[\\p{L}.'’-]+){1,3}(?: in \\p{Lu}\\p{L}+)?)";
const aside = "(?:\\s*,[^,]{2,70},|\\s*,(?= (?:quot|cit))|\\s*\\([^)]{1,60}\\))?";
/** What only those do who publish. */
const publishes =
  "(?:report(?:s|ed|ing)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|wr(?:ites?|ote)|publish(?:es|ed)|broadcasts?|aired|interview(?:s|ed)|carried|headlined|editoriali[sz]ed|paraphrased)";
const says =
  "(?:says?|said|states?|stated|claim(?:s|ed)?|reveal(?:s|ed)|announce[sd]|confirm(?:s|ed)|note[sd]|add(?:s|ed)|describe[sd]|suggest(?:s|ed)|show(?:s|ed)|call(?:s|ed)|learn(?:s|ed|t)|disclosed|explain(?:s|ed)|put|ran|printed|speculate[sd]|alleged)";
const reports = new RegExp(
  `^${mediumWords}(?<apposed>\\s+\\p{Lu}[\\p{L}.-]+){0,3}(?<staff>${staff})?${mediumWords}${aside}\\s+${adverbs}(?:(?<publishes>${publishes})|(?<says>${says}))(?![\\p{L}-])(?<rest>.*)$`,
  "su",
);
const article = new RegExp(
  `^(?:['’]s?)?${mediumWords}\\s+(?:\\p{L}+ )?(?:articles?|reports?|stor(?:y|ies)|interview|dispatch|broadcast|investigation|poll|survey|editorial|documentary|column|bulletin|account|tally|count)(?:\\s+(?:on|of|from|published|broadcast|aired|in)\\s[^,.;]{3,50})?\\s*,?\\s+${adverbs}(?:${publishes}|${says}|found|finds|detail(?:s|ed)|put)(?![\\p{L}-])`,
  "iu",
);
const credit = new RegExp(
  `^${mediumWords}(?:\\s+(?:articles?|reports?|stor(?:y|ies)|photo))?\\s*[)\\]]["”'’.]*\\s*$`,
  "iu",
);
/** The outlet speaks of itself: "CNN said it would appeal", or of its business: "reported a loss". */
const ofItself =
  /^(?: that| in a statement)?,? (?:(?:it|they) (?:would|will|had|has|have|plans?|regrets?|intends?|stands?|apologi|was (?:reviewing|investigating))|its (?:own|staff|reporters?|journalists?|editors?|bureau|correspondents?|offices?)|(?:a|an|net|record|quarterly|its)?\s*(?:\p{L}+ )?(?:profits?|loss(?:es)?|earnings|revenues?|circulation)\b)/iu;

/**
 * Outlets whose reporting the sentence passes on, in the order of the text; `sentence` stands alone, nothing around it is looked at.
 * Several outlets of one row ("Reuters and the BBC reported") are all given.
 */
export function findRelays(text: string, sentence: Span, outlets: OutletTable): Relay[] {
  const mentions = outlets.find(text, sentence);
  const rules = mentions.map((mention) => ruleOf(text, sentence, mention));
  // A row of outlets shares its cue, which stands before the first or behind the last.
  const joined = (a: OutletMention, b: OutletMention): boolean =>
    new RegExp(`^${mediumWords}\\s*(?:,|,? (?:and|or|as well as))\\s+${between}$`, "iu").test(
      text.slice(a.end, b.start),
    );
  for (let at = 1; at < mentions.length; at++)
    if (
      rules[at] === null &&
      rules[at - 1] !== null &&
      rules[at - 1] !== "reports" &&
      joined(mentions[at - 1]!, mentions[at]!)
    )
      rules[at] = "coordinated";
  for (let at = mentions.length - 2; at >= 0; at--)
    if (rules[at] === null && rules[at + 1] === "reports" && joined(mentions[at]!, mentions[at + 1]!))
      rules[at] = "coordinated";
  return mentions.flatMap((outlet, at) => {
    const rule = rules[at];
    return rule ? [{ outlet, rule }] : [];
  });
}

/** Parts of a body that speak for it and not through it, and those who deal with it. */
const ofTheHouse =
  /^(?:['’]s?)?\s+(?:\p{L}+ )?(?:officials?|management|executives?|spokes(?:man|woman|person|people)|president|chief|staff|owners?|lawyers?|publisher|board|chairman|ceo|producers?|members|attention|outcry)\b/iu;

function ruleOf(text: string, sentence: Span, mention: OutletMention): RelayRule | null {
  const before = text.slice(sentence.start, mention.start);
  const behind = text.slice(mention.end, sentence.end);
  if (ofTheHouse.test(behind)) return null;
  if (accordingTo.test(before)) return "according-to";
  // Who tells "the press" or "the media" tells reporters.
  if (told.test(before)) return /^the (?:press|media)$/i.test(quote(text, mention)) ? null : "told";
  if (reportedBy.test(before)) return "reported-by";
  const verb = reports.exec(behind)?.groups;
  // A name behind a name is a person or another body; behind "the state news agency" it is the agency's.
  if (verb && (verb.apposed === undefined || mention.form === "common") && !ofItself.test(verb.rest!)) {
    if (verb.publishes !== undefined) return "reports";
    // A member of its staff who says something speaks for himself, unless he is named as its own: "the BBC's Anna Holm says".
    const own = verb.staff === undefined || /^['’] ?s? [^a-z]/.test(verb.staff);
    if (own && !mention.weak) return "reports";
  }
  if (mention.weak) return null;
  if (article.test(behind)) return "article";
  if (
    before.trim().length > 20 &&
    /[([]\s*(?:via |source: |from )?(?:the )?$/i.test(before) &&
    credit.test(behind)
  )
    return "credit";
  const names =
    mention.form === "common"
      ? /^\s+(?:would|will|had|has|have|is|was|were|are)\b/
      : /^\s+(?:would|will|had|has|have|is|was|were|are|\p{Lu}\p{L}+)\b/u;
  if (saidBy.test(before) && !names.test(behind)) return "said-by";
  return null;
}

/** The words for an outlet as the sentence has them, without article and generic tail: "the Herald newspaper" -> "Herald". */
export const outletWords = (text: string, mention: OutletMention): string =>
  mention.form === "common"
    ? quote(text, mention)
    : (mention.form === "named" ? mention.name : quote(text, mention))
        .replace(/\.? ?com$/i, "")
        .replace(new RegExp(`\\s+${outletNouns}$`, "u"), "");
