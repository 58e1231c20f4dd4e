// Words that name something again: "the newspaper", "the two leaders", "his Chinese counterpart", "the ministry", "he", "it", "they".
import { treeOf } from "../../language/index.ts";
import { draftMention, type MentionDraft } from "./draft.ts";
import type { Scan } from "./hits.ts";
import type { Draft } from "./ledger.ts";
import type { Lookup } from "./lookup.ts";
import type { Salience } from "./salience.ts";

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const outletWords = set("newspaper paper daily magazine broadcaster network outlet weekly tabloid website");
const stateWords = set("country nation kingdom republic superpower");
const bodyWords = set(
  "group alliance bloc organization organisation union body agency council commission company firm movement court tribunal ministry department association institution party militia bank fund",
);
const pairOfPeople = set(
  "leaders presidents ministers premiers men officials diplomats generals envoys chiefs secretaries negotiators monarchs counterparts commanders",
);
const pairOfStates = set(
  "countries nations sides governments superpowers powers capitals neighbors neighbours states allies rivals militaries parties armies adversaries economies republics delegations peoples foes enemies foreign",
);
const armed = set(
  "militant armed rebel extremist terror terrorist world international regional islamist rights aid trade military opposition",
);
const postWords = set("position post role job");
/** Words of a title before its noun: "the vice presidents". */
const titleWords = set("vice prime deputy crown foreign defense defence");
const counts = set("two both three four all");
/** "Both", "all" as the subject itself: "All affirmed their commitment". */
const wholeGroup = (scan: Scan, at: number): boolean => {
  const { deprel, upos } = scan.sentence.tokens[at]!;
  return (
    (scan.lower[at] === "both" || scan.lower[at] === "all") && deprel.startsWith("nsubj") && upos !== "NOUN"
  );
};
const heSet = set("he him his himself");
const sheSet = set("she her hers herself");
const itSet = set("it its itself");
const theySet = set("they them their theirs themselves");

/** Descriptions and pronouns at one token, or null. Called left to right, so that what stands before is known. */
export function describeAt(scan: Scan, at: number, lookup: Lookup, salience: Salience): MentionDraft | null {
  const word = scan.lower[at]!;
  if (heSet.has(word) || sheSet.has(word))
    return personPronoun(scan, at, sheSet.has(word) ? "f" : "m", salience);
  if (itSet.has(word)) return thingPronoun(scan, at, salience);
  if (theySet.has(word) || wholeGroup(scan, at)) return groupPronoun(scan, at, salience);
  if (word === "there") return placeAgain(scan, at, salience);
  const upos = scan.sentence.tokens[at]!.upos;
  if (upos !== "NOUN" && upos !== "PROPN" && upos !== "ADJ") return null;
  if (pairOfPeople.has(word) || pairOfStates.has(word)) {
    const start = counted(scan, at);
    if (start) return pair(scan, start.first, at, start.count, word, salience);
  }
  if (postWords.has(word)) return postAgain(scan, at, salience);
  if (outletWords.has(word) || stateWords.has(word) || bodyWords.has(word)) {
    const first = definite(scan, at);
    if (first < 0 || (bodyWords.has(word) && first !== at - 1 && !armed.has(scan.lower[at - 1]!)))
      return null;
    let draft: Draft | null = null;
    let rule = "description.state";
    if (outletWords.has(word)) {
      draft = salience.last((known) => known.kind === "outlet" && outletFits(word, known.type));
      rule = "description.outlet";
    } else if (stateWords.has(word))
      draft = salience.best(
        scan.index,
        first,
        4,
        (known) => known.kind === "state" || known.kind === "person",
        0.2,
      );
    else {
      draft =
        word === "agency"
          ? salience.last((known) => bodyFits(word, known, lookup) || known.type === "agency")
          : salience.last((known) => bodyFits(word, known, lookup));
      rule = "description.body";
    }
    if (draft?.kind === "person")
      draft = draft.states.length > 0 ? salience.stateDraft(draft.states[0]!) : null;
    if (!draft) return null;
    return draftMention("description", first, at + 1, {
      form: "description",
      entity: draft.id,
      sense: draft.kind === "outlet" ? "outlet" : draft.kind === "state" ? "government" : "organization",
      rule,
      confidence: 0.65,
      states: draft.states,
      sector: draft.sector,
      head: at,
    });
  }
  return null;
}

/** "his first visit there": the place last named as one. */
function placeAgain(scan: Scan, at: number, salience: Salience): MentionDraft | null {
  const token = scan.sentence.tokens[at]!;
  if (token.deprel === "expl" || token.upos === "PRON") return null;
  const draft = salience.lastPlace;
  if (!draft) return null;
  return draftMention("place-again", at, at + 1, {
    form: "pronoun",
    entity: draft.id,
    sense: "place",
    rule: "pronoun.place",
    confidence: 0.6,
    states: draft.states,
    head: at,
  });
}

/** "the position", "the role": the post last told. */
function postAgain(scan: Scan, at: number, salience: Salience): MentionDraft | null {
  const first = definite(scan, at);
  if (first < 0 || first !== at - 1) return null;
  // "Li was dismissed from the position": his own, where the report or the registry tells it
  const holder = salience.best(scan.index, first, 0, (known) => known.kind === "person");
  const own = holder?.posts.find((known) => !known.former && known.level !== null) ?? holder?.posts[0];
  const post = own ?? salience.lastPost;
  if (!post) return null;
  return draftMention("post", first, at + 1, {
    form: "description",
    sense: "other",
    post: {
      title: post.title,
      organ: post.organ,
      state: post.state,
      level: post.level,
      former: post.former,
      acting: post.acting,
    },
    rule: "description.post",
    confidence: 0.6,
    head: at,
  });
}

/** Start of "the ... newspaper", "this country"; -1 where the noun is not definite or has an owner or a name of its own behind it. */
function definite(scan: Scan, at: number): number {
  for (let i = at - 1; i >= 0 && at - i < 4; i--) {
    const word = scan.lower[i]!;
    if (word === "the" || word === "this" || word === "that") return i;
    if (scan.nameAt[i]! >= 0 || scan.sentence.tokens[i]!.upos !== "ADJ") return -1;
  }
  return -1;
}

function counted(scan: Scan, at: number): { first: number; count: number } | null {
  for (let i = at - 1; i >= 0 && at - i < 4; i--) {
    const word = scan.lower[i]!;
    if (counts.has(word)) {
      const first = /^(the|these|those|all)$/.test(scan.lower[i - 1] ?? "") ? i - 1 : i;
      return { first, count: word === "three" ? 3 : word === "four" ? 4 : 2 };
    }
    if (
      (word === "the" || word === "these") &&
      at - i <= 2 &&
      /^(leaders|presidents|sides|countries|premiers|superpowers|neighbors|neighbours|ministers)$/.test(
        scan.lower[at]!,
      )
    )
      return { first: i, count: 0 };
    if (scan.nameAt[i]! >= 0) return null;
    const upos = scan.sentence.tokens[i]!.upos;
    if (upos !== "ADJ" && upos !== "NOUN" && !titleWords.has(word)) return null;
  }
  return null;
}

function pair(
  scan: Scan,
  first: number,
  at: number,
  count: number,
  word: string,
  salience: Salience,
): MentionDraft | null {
  const people = pairOfPeople.has(word);
  const wanted = count === 0 ? 2 : count;
  let drafts: Draft[];
  let rule = "description.pair";
  if (people) {
    const titled = titleWords.has(scan.lower[at - 1] ?? "");
    const high = !titled && (word === "leaders" || word === "presidents" || word === "premiers");
    drafts = salience.lastFew(
      wanted,
      (known) =>
        known.kind === "person" &&
        (!high ||
          known.posts.length === 0 ||
          known.posts.some((post) => post.level === "head-of-state" || post.title === "Leader")),
    );
    if (drafts.length < wanted)
      drafts = salience.lastFew(wanted, (known) => known.kind === "person" && known.states.length > 0);
    rule = "description.pair-of-people";
  } else {
    drafts = salience.topStates(wanted, scan.index).map((state) => salience.stateDraft(state));
  }
  // "the leaders" of whom nobody was named are not those of the states that are spoken of most
  if (drafts.length < wanted && people && count > 0)
    drafts = salience.topStates(wanted, scan.index).map((state) => salience.stateDraft(state));
  if (drafts.length < 2) return null;
  // in the order in which the report names them
  drafts.reverse();
  if (!people) drafts.reverse();
  return draftMention("pair", first, at + 1, {
    form: "description",
    entities: drafts.map((draft) => draft.id),
    sense: people ? "person" : "government",
    rule,
    confidence: count === 0 ? 0.5 : 0.65,
    states: [...new Set(drafts.flatMap((draft) => draft.states))],
    sector: "GOV",
    head: at,
  });
}

const outletFits = (word: string, type: string): boolean =>
  word === "outlet"
    ? true
    : word === "website"
      ? type === "site"
      : word === "broadcaster" || word === "network"
        ? type === "broadcaster"
        : word === "magazine" || word === "weekly"
          ? type === "magazine"
          : type === "newspaper" || type === "magazine";

function bodyFits(word: string, draft: Draft, lookup: Lookup): boolean {
  if (draft.kind !== "organization" && draft.kind !== "group") return false;
  switch (word) {
    case "ministry":
    case "department":
      return draft.sector === "GOV" && lookup.organKindRow.has(draft.type) && draft.type !== "presidency";
    case "court":
    case "tribunal":
      return draft.type === "court" || /court|tribunal/i.test(draft.name);
    case "alliance":
      return /nato|alliance|treaty/i.test(draft.name);
    case "bloc":
    case "union":
      return draft.type === "IGO" && !/United Nations|Bank|Fund/.test(draft.name);
    case "company":
    case "firm":
      return draft.type === "MNC" || draft.sector === "BUS";
    case "agency":
      return /Agency|Programme|Office|UN/.test(draft.name) || draft.type === "intelligence";
    case "bank":
    case "fund":
    case "council":
    case "commission":
      return new RegExp(word, "i").test(draft.name);
    case "party":
      return draft.type === "party" || draft.type === "opposition";
    case "militia":
    case "movement":
    case "group":
      return draft.kind === "group" || draft.type === "NGO" || draft.type === "name";
    default:
      return draft.type === "IGO" || draft.type === "NGO" || draft.kind === "group" || draft.type === "name";
  }
}

function personPronoun(scan: Scan, at: number, sex: "m" | "f", salience: Salience): MentionDraft | null {
  const draft = salience.best(
    scan.index,
    at,
    3,
    (known) => known.kind === "person" && (known.sex === "" || known.sex === sex),
  );
  if (!draft) return null;
  if (draft.sex === "") draft.sex = sex;
  return draftMention("pronoun", at, at + 1, {
    form: "pronoun",
    entity: draft.id,
    sense: "person",
    rule: "pronoun.person",
    confidence: 0.7,
    states: draft.states,
    sector: draft.sector,
    head: at,
  });
}

function thingPronoun(scan: Scan, at: number, salience: Salience): MentionDraft | null {
  const token = scan.sentence.tokens[at]!;
  // "it was his first visit", "it is unclear": no actor
  if (token.deprel === "expl" || token.deprel.startsWith("obj") || token.deprel.startsWith("obl"))
    return null;
  const tree = treeOf(scan.sentence);
  if (token.head >= 0 && tree.relation(at) === "nsubj" && tree.first(token.head, "cop") >= 0) return null;
  const draft = salience.best(
    scan.index,
    at,
    2,
    (known) => known.kind === "state" || known.kind === "organization" || known.kind === "group",
    0.8,
  );
  if (!draft) return null;
  return draftMention("pronoun", at, at + 1, {
    form: "pronoun",
    entity: draft.id,
    sense: draft.kind === "state" ? "government" : draft.kind === "outlet" ? "outlet" : "organization",
    rule: "pronoun.thing",
    confidence: 0.55,
    states: draft.states,
    sector: draft.sector,
    head: at,
  });
}

function groupPronoun(scan: Scan, at: number, salience: Salience): MentionDraft | null {
  const grouped = salience.lastGroup(scan.index);
  const ids = grouped.length > 1 ? grouped : salience.company(scan.index);
  if (ids.length < 2) return null;
  return draftMention("pronoun", at, at + 1, {
    form: "pronoun",
    entities: [...ids],
    sense: ids[0]!.startsWith("person:") ? "person" : "government",
    rule: "pronoun.group",
    confidence: 0.55,
    head: at,
  });
}
