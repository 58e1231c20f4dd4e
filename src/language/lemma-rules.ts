// How English inflects, as rules: "reconvening" -> reconvene, "parties" -> party, "earlier" -> early. Irregular forms are not here.

/**
 * Stems (what is left before -ed or -ing) whose base ends in e, by their last letters: one pattern a family, with the words that
 * look alike and do not belong in the look-behind.
 */
const silentE: readonly RegExp[] = [
  /[cuvz]$|(?:qu|gu|su)(?:ot|id|ad|ar)$|^(?:dis)?[twp]ast$|^rul$|(?:sched|ridic)ul$|supersed$|massacr$/, // convince, argue, resolve, criticize
  /(?<!foc|bi|ga|canv|s)s$(?<!focus|bias|canvas|caucus|chorus|gas|^bus)/, // raise, increase
  /[ai]tiat$|[^aeo]at$(?<!format|combat)|[rlc]eat$(?<!treat|cleat|repeat|pleat|retreat|entreat|cheat)/, // negotiate, create
  /(?:^|[^aeiou])[aiou]k$|(?:^|[^aeou])[aio]p$(?<!develop|envelop|gallop|worship|gossip|kidnap)|yp$/, // provoke, shape
  /(?:^|[^aeiou])[iou]b$|(?:^|[^aeiou])[aiou]d$|(?:c|imp)ed$(?<=(?:[nre]|ac|inter)ced|imped)/, // describe, decide, concede
  /(?:^|[^aeiou])[aiu]m$|com$/, // name, assume, welcome
  /(?:^|[^aeiou]|qu)in$|[^aeiou]un$|(?:[nr]v|sc)en$|(?:postp|[^i]ph|cond|cl|^at)on$/, // combine, convene, postpone
  /(?:^|[^aeou]|qu)ir$|[^aeio]ur$(?<!murmur)|(?:^|[^aeiou])ar$(?<!collar|pillar)|(?:st|pl|gn|^sc|^ad|^sn)or$|(?:interf|adh|persev|rev)er$/, // require, ensure, declare, restore
  /[^aeiou]ot$(?<!pilot|ballot|pivot)|[^aeo]ut$|^(?:re)?(?:un|inv|exc|inc|rec|c|ign|exped|extrad|wr|b|sp)it$|(?:comp|pl|del|cr)et$/, // promote, contribute, unite, complete
  /[bcdfgkpstz]l$|[^aeiou]il$|sol$|^(?:up|down)?scal$|haled?$/, // settle, reconcile
  /[aeidrl]g$|(?:ch|r|tr)ang$|(?:infr|cr|imp|^h)ing$|eng$|(?:l[uo]|po)ung$|plung$/, // manage, merge, change, challenge
  /(?:brea|ba|soo|loa|clo|see|ti|wri)th$/,
];
const doubled = /([bdgklmnprtvz])\1$/;
/** Bases that end in a doubled consonant themselves. */
const doubledBase = /^(?:re)?(?:add|egg|err|purr|butt|boycott|jazz|buzz|fizz)$/;
/** Bases in a single l that is doubled before an ending: "cancelled", "controlled". */
const singleL =
  /(?:canc|trav|comp|prop|exp|rep|disp|imp|lev|lab|mod|fu|couns|marv|tunn|shov|exc|unrav|quarr|pan|ann|barr|jew|rev|funn|chann|du)ell$|(?:sign|tot|riv|di|equ|app|initi|tri|med|ped|vand)all$|(?:contr|patr|enr|ext|caj)oll$|(?:fulf|inst|dist|per)ill$/;

/** The base of a stem left by -ed or -ing. */
function verbBase(stem: string): string {
  if (stem.length <= 2) return stem === "us" || stem === "su" || stem === "ow" ? `${stem}e` : stem;
  if (doubled.test(stem)) {
    if (stem.endsWith("ll")) return singleL.test(stem) ? stem.slice(0, -1) : stem;
    return doubledBase.test(stem) ? stem : stem.slice(0, -1);
  }
  if (/(?:pan|traff|mim|picn|frol)ick$/.test(stem)) return stem.slice(0, -1);
  return silentE.some((family) => family.test(stem)) ? `${stem}e` : stem;
}

export function verbByRule(form: string, xpos: string): string {
  if (form.endsWith("ing") && form.length > 4 && xpos === "VBG") return verbBase(form.slice(0, -3));
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

export function nounByRule(form: string): string {
  if (!form.endsWith("s") || form.length < 3) return form.endsWith("men") ? `${form.slice(0, -2)}an` : form;
  if (
    /(?:series|species|headquarters|barracks|crossroads|news|politics|economics|mathematics|means)$/.test(
      form,
    )
  )
    return form;
  if (/(?:calor|mov|cook|zomb|self|gen|hood|rook|prair|coll|eer|lingu|brown|auss|groupp?)ies$/.test(form))
    return form.slice(0, -1);
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

export function adjectiveByRule(form: string, xpos: string): string {
  const ending = xpos.endsWith("R") ? "er" : "est";
  if (!form.endsWith(ending) || form.length < ending.length + 2) return form;
  const stem = form.slice(0, -ending.length);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  if (/[cvugs]$/.test(stem) || /(?:[^aeiou][aiou]|[^aeou]i)[dtrmnpk]$/.test(stem) || /[bdgkpt]l$/.test(stem))
    return `${stem}e`;
  return stem;
}
