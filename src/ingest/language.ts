// Guesses the language of a text from its script and its little words: "der", "und", "nicht" make it German.

/** Characters looked at; a page in one language shows it sooner. */
const sample = 20_000;

/** Scripts that tell a language, or a first guess at it. Counted in code units, the most frequent wins. */
const scripts: readonly (readonly [language: string, range: RegExp])[] = [
  ["ja", /[\u3040-\u30ff]/g],
  ["ko", /[\uac00-\ud7af\u1100-\u11ff]/g],
  ["zh", /[\u3400-\u9fff]/g],
  ["ru", /[\u0400-\u04ff]/g],
  ["ar", /[\u0600-\u06ff]/g],
  ["he", /[\u0590-\u05ff]/g],
  ["hi", /[\u0900-\u097f]/g],
  ["bn", /[\u0980-\u09ff]/g],
  ["ta", /[\u0b80-\u0bff]/g],
  ["th", /[\u0e00-\u0e7f]/g],
  ["el", /[\u0370-\u03ff]/g],
  ["ka", /[\u10a0-\u10ff]/g],
  ["hy", /[\u0530-\u058f]/g],
  ["my", /[\u1000-\u109f]/g],
  ["km", /[\u1780-\u17ff]/g],
  ["am", /[\u1200-\u137f]/g],
];

/** Frequent little words, chosen so that few languages share them. */
const words: Readonly<Record<string, string>> = {
  en: "the of and to in that is was for on with by from has have had its are were which said at be this would not will an as it their they who",
  fr: "le la les des du et est dans que qui pour une sur avec au aux ce cette par plus pas son ses ont \u00e9t\u00e9 selon",
  de: "der die das und ist nicht mit den dem von zu im auf f\u00fcr ein eine einen sich des auch als nach wurde werden bei hat sei",
  es: "el la los las del y es en que por con para una se su al m\u00e1s como pero sus ha este entre desde seg\u00fan",
  it: "il lo gli della dei delle di e che per con una sono non del nel alla pi\u00f9 anche ha si questo dal secondo",
  pt: "o os as da do das dos e que em para com uma n\u00e3o por mais ao pela pelo foi tem seu sua segundo",
  nl: "de het een en van in dat is op te voor met niet zijn aan door ook bij naar werd wordt volgens",
  sv: "och att det som \u00e4r av f\u00f6r p\u00e5 med den till inte om har ett fr\u00e5n",
  da: "og at det som er af for p\u00e5 med den til ikke om har et fra",
  pl: "i w na z do nie si\u0119 \u017ce jest o to jak przez po od dla oraz",
  cs: "a v na se je \u017ee s z do o k pro jako by ale podle",
  tr: "ve bir bu i\u00e7in ile da de olarak olan daha \u00e7ok gibi sonra kadar t\u00fcrkiye dedi",
  id: "yang dan di ini itu dengan untuk dari tidak akan pada juga oleh dalam adalah kata",
  vi: "v\u00e0 c\u1ee7a l\u00e0 c\u00f3 \u0111\u01b0\u1ee3c trong cho kh\u00f4ng v\u1edbi c\u00e1c m\u1ed9t n\u00e0y",
  ro: "\u0219i de la \u00een cu pe nu este din care pentru s\u0103 mai al",
  hu: "a az \u00e9s hogy nem is egy volt meg ez csak",
  fi: "ja on ei ett\u00e4 se oli h\u00e4n mutta my\u00f6s kun joka",
};

const languagesOf = new Map<string, string[]>();
for (const [language, list] of Object.entries(words))
  for (const word of list.split(" ")) {
    const known = languagesOf.get(word);
    if (known) known.push(language);
    else languagesOf.set(word, [language]);
  }

/** The Cyrillic and Arabic scripts serve several languages; letters that only one of them has decide. */
function within(language: string, text: string): string {
  if (language === "ru") {
    if (/[\u0456\u0457\u0454\u0491]/i.test(text)) return "uk";
    if (/[\u0459\u045a\u045f\u0452\u045b]/i.test(text)) return "sr";
    if (!/[\u044b\u044d]/i.test(text) && /\u044a/.test(text)) return "bg";
  }
  if (language === "ar") {
    if (/[\u0679\u0688\u0691\u06d2]/.test(text)) return "ur";
    if (/[\u067e\u0686\u0698\u06af\u06cc]/.test(text)) return "fa";
  }
  return language;
}

/**
 * BCP 47 primary language of a text, or "und" when nothing tells. Text in Latin letters with too few little words to
 * judge (a headline, a single sentence) is taken for `fallback`.
 */
export function languageOf(text: string, fallback = "en"): string {
  const head = text.length > sample ? text.slice(0, sample) : text;
  const latin = head.match(/[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/g)?.length ?? 0;
  let best: string | null = null;
  let most = 0;
  for (const [language, range] of scripts) {
    const count = (head.match(range)?.length ?? 0) * (language === "ja" ? 4 : 1);
    if (count > most) {
      most = count;
      best = language;
    }
  }
  // A sign of Chinese or Korean says more than a Latin letter.
  const weight = best === "zh" || best === "ko" || best === "ja" ? 3 : 1;
  if (best !== null && most * weight > latin) return within(best, head);
  if (latin === 0) return "und";
  const counts = new Map<string, number>();
  let known = 0;
  for (const word of head.toLowerCase().match(/[a-z\u00df-\u024f\u1e00-\u1eff]{2,}(?!['\u2019])/g) ?? []) {
    const languages = languagesOf.get(word);
    if (!languages) continue;
    known++;
    for (const language of languages)
      counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length);
  }
  if (known < 4) return fallback;
  let winner = fallback;
  let score = counts.get(fallback) ?? 0;
  for (const [language, count] of counts)
    if (count > score * 1.2 + (winner === fallback ? 2 : 0)) {
      winner = language;
      score = count;
    }
  return winner;
}
