// Splits "WASHINGTON, Dec 13 (Reuters) - " from the story paragraph that it opens, into place, day and agency.
// Forms: AP Stylebook "datelines", Reuters Handbook "datelines", and those of Xinhua, AFP, KCNA, Dawn and ministries.
import type { Span } from "../report/index.ts";
import { capitals, dayPattern, letters } from "./pattern.ts";

/** Offsets into the text of the paragraph. `span` ends behind the dash, colon or bracket that closes the dateline. */
export interface Dateline {
  readonly span: Span;
  readonly place: Span | null;
  readonly day: Span | null;
  readonly agency: Span | null;
}

/** No dateline is longer; nothing behind it is looked at. */
const longest = 140;

const word = `[${capitals}][${letters}.'\\u2019-]*`;
const place = `${word}(?:\\s(?:(?:of|and|de|del|la|le|el|al|the)\\s)?${word}){0,3}`;
const places = `${place}(?:(?:,\\s|\\s?/\\s?)${place}){0,3}`;
const agency = `\\(\\s?(?<agency>[${capitals}][${letters}\\d .&/'\\u2019-]*?)\\s?\\)`;
const stop = "(?<stop>\\s?(?:--+|[\\u2013\\u2014\\u2015])\\s?|\\s-\\s|:\\s)";
const form = new RegExp(
  `^(?:(?<place>${places})(?:,?\\s\\(?(?<day>${dayPattern})\\)?,?)?|(?<alone>${dayPattern}),?)?\\s?(?:${agency}|(?<bare>Xinhua|KCNA|Yonhap|Reuters|AFP|AP|ANI|PTI|TASS)(?=\\s?[-\\u2013\\u2014:]))?(?:${stop}|(?<=\\))\\s(?=[${capitals}"\\u201c]))`,
);

/** True for a place in capitals, as agencies set it: "SIEM REAP, Cambodia", "WASHINGTON", "U.N.". */
const inCapitals = (words: string): boolean => {
  const first = words.split(/[,/]/)[0]!;
  return first === first.toUpperCase() && first.replace(/[^\p{L}]/gu, "").length >= 4;
};

/**
 * The dateline at the beginning of `paragraph`, or null. Without a day or an agency only a place in capitals and a dash
 * (colon, unless `colon` is false: a transcript) before a capital letter make one, so that "NATO - an alliance of ..." and "Background: the two ..." are none.
 */
export function datelineOf(paragraph: string, colon = true): Dateline | null {
  const head = paragraph.slice(0, longest);
  const found = form.exec(head);
  if (!found?.groups || found[0].length < 4 || found[0].length >= paragraph.length) return null;
  const groups = found.groups;
  const day = groups.day ?? groups.alone;
  const source = groups.agency ?? groups.bare;
  if (groups.place === undefined && source === undefined) return null;
  if (day === undefined && source === undefined) {
    const next = head.slice(found[0].length).trimStart();
    if (!inCapitals(groups.place!) || !/^["'\u201c\u2018(]?\p{Lu}/u.test(next)) return null;
  }
  // "President Xi (CCTV) Beijing": a bracket without a dash is a dateline only behind a place in capitals or a day.
  if (groups.stop === undefined && day === undefined && !inCapitals(groups.place ?? "")) return null;
  // With a colon it has to open a whole sentence: "REPORT: Envoy to leave" is a headline.
  if (groups.stop?.startsWith(":") && source === undefined) {
    if (
      !colon ||
      /^(?:PRESIDENT|PRIME|VICE|MINISTER|SECRETARY|SENATOR|CHANCELLOR|GENERAL|ADMIRAL|MR|MRS|MS|QUESTION|ANSWER)\b/.test(
        groups.place ?? "",
      )
    )
      return null;
    const sentence = /[.!?]["'\u201d\u2019)]*$/.test(paragraph) && paragraph.length - found[0].length >= 50;
    if (!inCapitals(groups.place ?? "") || !sentence) return null;
  }
  const spanOf = (part: string | undefined, after = 0): Span | null => {
    if (part === undefined) return null;
    const start = found[0].indexOf(part, after);
    return start < 0 ? null : { start, end: start + part.length };
  };
  const where = spanOf(groups.place);
  return {
    span: { start: 0, end: found[0].trimEnd().length },
    place: where,
    day: spanOf(day, where?.end ?? 0),
    agency: spanOf(source, where?.end ?? 0),
  };
}
