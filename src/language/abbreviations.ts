// Words whose full stop belongs to them: "Gen.", "Sept.", "Inc."; and which of them may close a sentence.

/** Always followed by what they introduce: their stop never ends a sentence. */
export const leading: ReadonlySet<string> = new Set(
  `mr mrs ms messrs mx dr prof rev hon st ste ft mt gen lt maj col cmdr capt sgt cpl pvt adm vadm radm brig sen rep reps sens gov
  pres amb insp supt det sec asst dep mlle mme fr sr vs v e.g i.e cf ca approx viz fig figs no nos vol vols pp p art para
  attn eg assoc`.split(/\s+/),
);

/** May stand within a sentence or at its end. */
export const closing: ReadonlySet<string> = new Set(
  `inc ltd corp co cos bros plc llc jr esq etc al dept univ assn bldg ave blvd rd hwy
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
  ph.d m.sc b.sc a.m p.m u.s u.n u.k e.u d.c a.k.a eds ext tel fax mob min mins hr hrs yr yrs lb lbs oz sq div sc esp ste d.phil op cit ibid`.split(
    /\s+/,
  ),
);

/** Abbreviations only in front of a number: "No. 10", "p. 3", "Art. 5", "fig. 2". */
export const beforeNumber: ReadonlySet<string> = new Set(
  "no nos art p pp fig figs vol vols sec par para ch op c ca cf".split(" "),
);

/** Words which, alone with a stop, are as often plain words; the stop belongs to them only where the next word is one they introduce. */
export const months: ReadonlySet<string> = new Set(
  "jan feb mar apr jun jul aug sept sep oct nov dec".split(" "),
);
