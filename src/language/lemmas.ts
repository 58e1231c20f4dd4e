// The dictionary form of a word: "talks" as a noun is talk, "reconvening" reconvene, "won't" will + not.
// Rules for English inflection, then the exceptions of lemma-exceptions.ts, which were learnt from GUM and EWT.
import { adjectiveExceptions, nounExceptions, otherExceptions, verbExceptions } from "./lemma-exceptions.ts";
import type { Upos } from "./sentence.ts";

const vowel = /[aeiou]/;
/** A base that ends in vowel + consonant and takes no e back: most bases are told by their last letters. */
const takesE =
  /(?:[^aeiou]|^)(?:[aiou]k|[aio]p|[aiou]b|[iaou]d|[aiou]m|[ui]n|[ui]r|ar|[uo]t|at)$|(?:[^e]e|[^aeiou])at$|[^s]s$|[cvuz]$|[^i]ng$(?<=[aeu]ng)|[aeiodrl]g$|[bcdfgkpstz]l$|iat$|[^aeo]at$|quir$|th$(?<=(?:brea|ba|soo|loa|clo|see)th)/;
const doubled = /([bdgklmnprtv])\1$/;
/** Bases in a single l that is doubled before an ending: "cancelled", "controlled". */
const singleL =
  /(?:canc|trav|control|patrol|comp|prop|exp|rep|disp|lev|lab|mod|fu|sign|reb|counse|marv|enrol|fulfi|insti|tota|riva|chann|dia|tunn|shov|equa|exce|unrav|quarr|appa|initia|tri|panel|exto|annu|barr|jew|revel|funn)(?:e|o|i|a)?ll$/;

/** The base of a stem left by -ed or -ing. */
function verbBase(stem: string): string {
  if (stem.length <= 2) return stem;
  if (doubled.test(stem)) return stem.endsWith("ll") && !singleL.test(stem) ? stem : stem.slice(0, -1);
  const last = stem.at(-1)!;
  if (
    last === "y" ||
    last === "w" ||
    last === "x" ||
    last === "h" ||
    last === "f" ||
    last === "o" ||
    last === "a"
  )
    return stem;
  if (last === "e") return stem.endsWith("ee") || stem.length < 3 ? stem : stem;
  if (!vowel.test(stem.slice(0, -1))) return takesE.test(stem) ? `${stem}e` : stem;
  return takesE.test(stem) ? `${stem}e` : stem;
}

function verb(form: string, xpos: string): string {
  if (form.endsWith("ing") && form.length > 4 && xpos !== "VBD" && xpos !== "VBN")
    return verbBase(form.slice(0, -3));
  if ((xpos === "VBD" || xpos === "VBN") && form.endsWith("ed") && form.length > 3) {
    if (form.endsWith("ied")) return form.length > 4 ? `${form.slice(0, -3)}y` : form.slice(0, -1);
    if (form.endsWith("eed")) return form.length > 5 ? form.slice(0, -1) : form;
    return verbBase(form.slice(0, -2));
  }
  if (xpos === "VBZ" && form.endsWith("s")) {
    if (form.endsWith("ies")) return form.length > 4 ? `${form.slice(0, -3)}y` : form.slice(0, -1);
    if (/(?:ss|x|ch|sh|zz|o)es$/.test(form)) return form.slice(0, -2);
    return form.endsWith("ss") ? form : form.slice(0, -1);
  }
  return form;
}

function noun(form: string): string {
  if (!form.endsWith("s") || form.length < 3) return form.endsWith("men") ? `${form.slice(0, -2)}an` : form;
  if (form.endsWith("ies")) return form.length > 4 ? `${form.slice(0, -3)}y` : form.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz)es$/.test(form)) return form.slice(0, -2);
  if (/[^aeo]uses$/.test(form) && form.length > 6) return form.slice(0, -2);
  if (/(?:[^aeiou]o)es$/.test(form)) return form.slice(0, -2);
  if (/(?:lyses|pheses|theses|crises|oases|gnoses)$/.test(form)) return `${form.slice(0, -2)}is`;
  if (/(?:wi|li|kni)ves$/.test(form)) return `${form.slice(0, -3)}fe`;
  if (/(?:l|ea|ar|shea|thie)ves$/.test(form) && !/(?:sl|val|gl|lea|ol|ur|er)ves$/.test(form))
    return `${form.slice(0, -3)}f`;
  return form.endsWith("ss") || form.endsWith("us") || form.endsWith("is") ? form : form.slice(0, -1);
}

function adjective(form: string, ending: "er" | "est"): string {
  if (!form.endsWith(ending) || form.length < ending.length + 2) return form;
  const stem = form.slice(0, -ending.length);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  if (/[cvugs]$/.test(stem) || /(?:[^aeiou][aiou]|[^aeou]i)[dtrmnpk]$/.test(stem) || /[bdgkpt]l$/.test(stem))
    return `${stem}e`;
  return stem;
}

const capitalised = (lemma: string, form: string): string => form.slice(0, 1) + lemma.slice(1);

/** Lemma of a word with its tags, as GUM writes it: names keep their capitals, numbers and marks their form. */
export function lemmaOf(form: string, upos: Upos, xpos: string): string {
  if (form.length > 60) return form;
  switch (upos) {
    case "PUNCT":
    case "SYM":
    case "NUM":
      return form;
    case "X":
      return form;
    case "PROPN":
      return xpos === "NNPS" && form !== form.toUpperCase() ? properPlural(form) : form;
  }
  const lower = form.toLowerCase().replaceAll("’", "'").replaceAll("‘", "'");
  const special = otherExceptions.get(`${lower}|${upos}|${xpos}`) ?? otherExceptions.get(`${lower}|${upos}`);
  if (special !== undefined) return special;
  switch (upos) {
    case "AUX":
    case "VERB":
      return verbExceptions.get(`${lower}|${xpos}`) ?? verbExceptions.get(lower) ?? verb(lower, xpos);
    case "NOUN":
      return xpos === "NNS" || xpos === "NNPS"
        ? (nounExceptions.get(lower) ?? noun(lower))
        : properCase(form, lower);
    case "ADJ":
    case "ADV": {
      const known = adjectiveExceptions.get(`${lower}|${xpos}`);
      if (known !== undefined) return known;
      if (xpos === "JJR" || xpos === "RBR") return adjective(lower, "er");
      if (xpos === "JJS" || xpos === "RBS") return adjective(lower, "est");
      return upos === "ADJ" ? properCase(form, lower) : lower;
    }
    case "INTJ":
      return lower;
    default:
      return lower;
  }
}

/** "Chinese", "U.S." and "NATO" keep their capitals; "Talks" at the head of a title does not. */
function properCase(form: string, lower: string): string {
  if (form === lower) return lower;
  if (/^[A-Z]{2,}s?$/.test(form) && form.length <= 5) return form;
  if (/\./.test(form) && form.length > 2) return form;
  return demonymic.test(form) ? form : lower;
}

// Adjectives of peoples and faiths by their endings; common words with the same endings start small in running text.
const demonymic =
  /^[A-Z].*(?:ese|[aeiou]?[nl]?ian|ean|[^h]ish|ani|aqi|eli|aeli|ghan|ench|utch|erman|reek|wiss|rab|hai|ech|merican|exican|uban|yrian|epali|akh|zbek|yrgyz|urkmen|hmer)$/;

function properPlural(form: string): string {
  const lower = form.toLowerCase();
  return capitalised(nounExceptions.get(lower) ?? noun(lower), form);
}
