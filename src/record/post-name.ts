// One post however it is written: "Defence Minister" and "Minister of National Defense" are "minister of defense".
import { remember } from "./remember.ts";

/** Titles that many people hold at one time: no vacancy, no succession is made of them. */
export const manyHold =
  /\b(?:ambassadors?|spokes\w+|senators?|members?|officials?|lawmakers?|diplomats?|generals?|advis[eo]rs?|deput(?:y|ies)|vice ministers?|vice foreign ministers?|attach[eé]s?|envoys?|representatives?|assistant|under ?secretary|congress\w+|analysts?|judges?|governors?|mayors?|officers?|soldiers?|reporters?|candidates?)\b/i;

/** Titles that say nothing without their body. */
const bare =
  /^(?:chairman|chairwoman|chair|president|director|secretary|minister|head|commander|chief|secretary general)$/i;

/** "Defence Minister", "Minister of Defense" and "Minister of National Defense" are one post. */
export const postKey = (title: string, organ: string | null): string =>
  organ !== null && bare.test(title.trim())
    ? `${plainTitle(title)} ${organ.toLowerCase()}`
    : plainTitle(title);

const plainTitle = remember((title) => {
  let plain = title
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("defence", "defense")
    .replace(/\b(?:acting|interim|caretaker|former|then|new|national)\b/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
  const turned = /^(.+) minister$/.exec(plain);
  if (turned && turned[1] !== "prime") plain = `minister of ${turned[1]}`;
  plain = plain
    .replace(/^minister (?:of|for) (?:the )?/, "minister of ")
    .replace("foreign affairs", "foreign");
  return plain;
});

/** Heads of state and government stand for their state: no organ tells their posts apart. */
export const statesOwn = (key: string): string =>
  key.replace(/^president (?:presidency|government|office|white house).*$/, "president");
