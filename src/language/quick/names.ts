// Names by capitals and cheap cues for the quick reader: in "Defense Secretary Lloyd Austin flew to Seoul" Lloyd Austin and Seoul.
import { knownBodies, knownPlaces } from "../places.ts";
import type { Name, NameType, Token } from "../sentence.ts";

const titles: ReadonlySet<string> = new Set(
  `president chairman chairwoman premier minister secretary ambassador envoy general admiral colonel major captain lieutenant sergeant commander senator
  representative congressman governor mayor king queen prince princess emperor pope bishop judge justice chancellor director spokesman spokeswoman
  spokesperson mr mr. mrs mrs. ms ms. dr dr. gen gen. lt lt. maj maj. col col. adm adm. sen sen. rep rep. gov gov. sir lord lady sheikh ayatollah
  professor prof prof. chief leader attache attaché counterpart analyst deputy undersecretary`.split(/\s+/),
);
const bodies: ReadonlySet<string> = new Set(
  `ministry department office agency council committee commission congress senate house parliament assembly university college institute institution
  foundation center centre group party union league association organization organisation bank fund corporation company corp corp. inc inc. ltd ltd. co co. llc
  court army navy force forces corps guard police command academy society federation alliance press times post journal news agency television
  nations bureau administration authority board service services front movement brigade school hospital airlines airways pentagon kremlin
  club team studios records church`.split(/\s+/),
);
const grounds: ReadonlySet<string> = new Set(
  `city county state province island islands sea ocean river lake mountain mount bay strait gulf peninsula valley street avenue road airport base port
  republic kingdom district region desert coast channel square bridge park station north south east west`.split(
    /\s+/,
  ),
);
const happenings: ReadonlySet<string> = new Set(
  "war games summit conference olympics cup festival forum dialogue championship election battle".split(" "),
);
const peoples =
  /(?:ese|ian|ean|ish|ani|eli|ench|utch|iets|merican|ermans?|raqi|ghan|yrian|hai|orean|ussian|mericans|ians|eans|elis|anis)$/;
const placeCase: ReadonlySet<string> = new Set(
  "in at near to from around across outside inside over off toward towards into throughout".split(" "),
);

const isDay =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$|^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat)\.$/;

/** "United" of "United Nations" is tagged as a participle, but as a proper one. */
const isProper = (token: Token): boolean => token.upos === "PROPN" || token.xpos.startsWith("NNP");

const isInside = (tokens: readonly Token[], i: number, first: number): boolean => {
  const token = tokens[i]!;
  if (isProper(token)) return true;
  if (i <= first || i + 1 >= tokens.length || !isProper(tokens[i + 1]!)) return false;
  const form = token.form.toLowerCase();
  return (
    form === "of" ||
    form === "-" ||
    form === "&" ||
    (form === "and" && bodies.has(tokens[first]!.form.toLowerCase()))
  );
};

/** Runs of proper nouns (with "of", "&" and hyphens between) with a guess at what they name. */
export function quickNames(tokens: readonly Token[]): Name[] {
  const names: Name[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (
      token.upos === "ADJ" &&
      token.xpos === "JJ" &&
      i > 0 &&
      /^\p{Lu}/u.test(token.form) &&
      peoples.test(token.form)
    ) {
      names.push({ first: i, last: i + 1, type: "NORP" });
      continue;
    }
    if (!isProper(token) || isDay.test(token.form)) continue;
    let last = i + 1;
    while (last < tokens.length && isInside(tokens, last, i)) last++;
    let first = i;
    // Titles stand before the name, not in it: "Defense Secretary | Lloyd Austin", "Secretary of State | Antony Blinken".
    let titled = i > 0 && titles.has(tokens[i - 1]!.form.toLowerCase());
    for (let k = i; k < last - 1; k++) {
      if (!titles.has(tokens[k]!.form.toLowerCase()) || bodies.has(tokens[last - 1]!.form.toLowerCase()))
        continue;
      if (tokens[k + 1]!.form === "of") k += 2;
      if (k + 1 >= last) break;
      first = k + 1;
      titled = true;
    }
    if (first > i + 1 && knownPlaces.has(tokens[i]!.form)) names.push({ first: i, last: i + 1, type: "LOC" });
    names.push({ first, last, type: guess(tokens, first, last, titled) });
    i = last - 1;
  }
  return names;
}

function guess(tokens: readonly Token[], first: number, last: number, titled: boolean): NameType {
  const words = tokens
    .slice(first, last)
    .map((token) => token.form)
    .join(" ");
  if (knownPlaces.has(words)) return "LOC";
  if (knownBodies.has(words)) return "ORG";
  const final = tokens[last - 1]!.form.toLowerCase();
  const opening = tokens[first]!.form.toLowerCase();
  if (bodies.has(final) || (bodies.has(opening) && last - first > 1)) return "ORG";
  if (happenings.has(final) && last - first > 1) return "EVENT";
  if (grounds.has(final) && last - first > 1) return "LOC";
  if (titled && last - first <= 4) return "PER";
  const only = tokens[first]!.form;
  if (last - first === 1 && only.length > 1 && only === only.toUpperCase() && !only.includes("."))
    return "ORG";
  const before = first > 0 ? tokens[first - 1]!.form.toLowerCase() : "";
  if (placeCase.has(before)) return "LOC";
  if (peoples.test(only) && last - first === 1) return "NORP";
  if (
    last - first >= 2 &&
    last - first <= 3 &&
    !tokens.slice(first, last).some((token) => token.form === "of")
  )
    return "PER";
  return last - first === 1 ? "LOC" : "ORG";
}
