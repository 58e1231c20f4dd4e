// The dictionary form of a word: "talks" as a noun is talk, "reconvening" reconvene, "won't" will + not.
// Rules for English inflection, then the exceptions of lemma-exceptions.ts, which were learnt from GUM and EWT.
import {
  adjectiveExceptions,
  nounExceptions,
  otherExceptions,
  properAdjectives,
  verbExceptions,
} from "./lemma-exceptions.ts";
import { adjectiveByRule, nounByRule, verbByRule } from "./lemma-rules.ts";
import type { Upos } from "./sentence.ts";

const capitalised = (lemma: string, form: string): string => form.slice(0, 1) + lemma.slice(1);

/** Lemma of a word with its tags, as GUM writes it: names keep their capitals, numbers and marks their form. */
export function lemmaOf(form: string, upos: Upos, xpos: string): string {
  if (form.length > 60) return form;
  switch (upos) {
    case "PUNCT":
      return plainMark(form);
    case "NUM":
      return form.toLowerCase();
    case "SYM":
    case "X":
      return form;
    case "PROPN":
      return xpos === "NNPS" && form !== form.toUpperCase() ? properPlural(form) : form;
  }
  const lower = form.toLowerCase().replaceAll("’", "'").replaceAll("‘", "'");
  if (xpos.startsWith("NNP")) return upos === "ADJ" ? form : capitalised(verbByRule(lower, "VBN"), form);
  const special = otherExceptions.get(`${lower}|${upos}|${xpos}`);
  if (special !== undefined) return special;
  switch (upos) {
    case "AUX":
    case "VERB":
      return verbExceptions.get(`${lower}|${xpos}`) ?? verbByRule(lower, xpos);
    case "NOUN":
      return xpos === "NNS" || xpos === "NNPS"
        ? (nounExceptions.get(lower) ?? nounByRule(lower))
        : properCase(form, lower);
    case "ADJ":
    case "ADV": {
      const known = adjectiveExceptions.get(`${lower}|${xpos}`);
      if (known !== undefined) return known;
      if (/[RS]$/.test(xpos)) return adjectiveByRule(lower, xpos);
      return upos === "ADJ" ? properCase(form, lower) : lower;
    }
    default:
      return lower;
  }
}

/**
 * Lemma of a word in its tree: `'s` before a participle is have ("he's left"), or be where the verb is passive or in progress.
 * `governor` is the tag of the word that it hangs on.
 */
export function lemmaInTree(
  form: string,
  upos: Upos,
  xpos: string,
  deprel: string,
  governor: string | undefined,
): string {
  if (deprel === "aux" && governor === "VBN" && form.length === 2 && (form === "'s" || form === "’s"))
    return "have";
  return lemmaOf(form, upos, xpos);
}

function plainMark(form: string): string {
  if (form.length !== 1 || form.charCodeAt(0) < 0x80) return form;
  if (form === "“" || form === "”") return '"';
  if (form === "‘" || form === "’") return "'";
  return form === "–" || form === "—" ? "-" : form;
}

/** "Chinese", "U.S." and "NATO" keep their capitals; "Talks" at the head of a title does not. */
function properCase(form: string, lower: string): string {
  if (form === lower) return lower;
  if (/^[A-Z]{2,}s?$/.test(form) && form.length <= 5) return form;
  if (/\./.test(form) && form.length > 2) return form;
  return demonymic.test(form) || properAdjectives.has(lower) ? form : lower;
}

// Adjectives of peoples and faiths by their endings; common words with the same endings start small in running text.
const demonymic =
  /^[A-Z].*(?:ese|[aeiou]?[nl]?ian|ean|[^h]ish|ani|aqi|eli|aeli|ghan|ench|utch|erman|reek|wiss|rab|hai|ech|merican|exican|uban|yrian|epali|akh|zbek|yrgyz|urkmen|hmer)$/;

function properPlural(form: string): string {
  const lower = form.toLowerCase();
  return capitalised(nounExceptions.get(lower) ?? nounByRule(lower), form);
}
