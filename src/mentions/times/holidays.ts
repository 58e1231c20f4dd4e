// Named days: "Christmas", "Good Friday", "Lunar New Year", "Bastille Day", "D-Day"; fixed, computed, or from a table of facts.
import { dayNumber, weekday } from "../../report/index.ts";
import { gap, type Tokens } from "./tokens.ts";

type Rule =
  | { readonly month: number; readonly day: number }
  /** The nth (last = -1) weekday (0 = Sunday) of a month. */
  | { readonly month: number; readonly nth: number; readonly weekday: number }
  | { readonly easter: number }
  | { readonly table: Readonly<Record<number, string>> }
  /** One day in history. */
  | { readonly on: readonly [number, number, number] };

/** First day of the Chinese lunar year, month-day (Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table). */
const lunarNewYear: Readonly<Record<number, string>> = Object.fromEntries(
  (
    "2000:02-05 2001:01-24 2002:02-12 2003:02-01 2004:01-22 2005:02-09 2006:01-29 2007:02-18 2008:02-07 2009:01-26 2010:02-14 " +
    "2011:02-03 2012:01-23 2013:02-10 2014:01-31 2015:02-19 2016:02-08 2017:01-28 2018:02-16 2019:02-05 2020:01-25 2021:02-12 " +
    "2022:02-01 2023:01-22 2024:02-10 2025:01-29 2026:02-17 2027:02-06 2028:01-26 2029:02-13 2030:02-03"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

const holidays: Readonly<Record<string, Rule>> = {
  christmas: { month: 12, day: 25 },
  "christmas day": { month: 12, day: 25 },
  "christmas eve": { month: 12, day: 24 },
  "boxing day": { month: 12, day: 26 },
  "new year's day": { month: 1, day: 1 },
  "new year's": { month: 1, day: 1 },
  "new year's eve": { month: 12, day: 31 },
  "valentine's day": { month: 2, day: 14 },
  "st. patrick's day": { month: 3, day: 17 },
  "may day": { month: 5, day: 1 },
  "international workers' day": { month: 5, day: 1 },
  "independence day": { month: 7, day: 4 },
  "bastille day": { month: 7, day: 14 },
  halloween: { month: 10, day: 31 },
  "all saints' day": { month: 11, day: 1 },
  "veterans day": { month: 11, day: 11 },
  "armistice day": { month: 11, day: 11 },
  "remembrance day": { month: 11, day: 11 },
  "victory day": { month: 5, day: 9 },
  "human rights day": { month: 12, day: 10 },
  "earth day": { month: 4, day: 22 },
  "labor day": { month: 9, nth: 1, weekday: 1 },
  "memorial day": { month: 5, nth: -1, weekday: 1 },
  "columbus day": { month: 10, nth: 2, weekday: 1 },
  "martin luther king day": { month: 1, nth: 3, weekday: 1 },
  "presidents day": { month: 2, nth: 3, weekday: 1 },
  "presidents' day": { month: 2, nth: 3, weekday: 1 },
  thanksgiving: { month: 11, nth: 4, weekday: 4 },
  "thanksgiving day": { month: 11, nth: 4, weekday: 4 },
  easter: { easter: 0 },
  "easter sunday": { easter: 0 },
  "good friday": { easter: -2 },
  "easter monday": { easter: 1 },
  "ash wednesday": { easter: -46 },
  "palm sunday": { easter: -7 },
  "lunar new year": { table: lunarNewYear },
  "chinese new year": { table: lunarNewYear },
  "d-day": { on: [1944, 6, 6] },
  "ve day": { on: [1945, 5, 8] },
  "v-e day": { on: [1945, 5, 8] },
  "vj day": { on: [1945, 8, 15] },
  "v-j day": { on: [1945, 8, 15] },
};

/** Sunday of Easter (Meeus/Jones/Butcher, Astronomical Algorithms, ch. 8). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayNumber(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** Day number of a holiday in a year, or null where it is not known for that year. */
export function holidayIn(name: string, year: number): number | null {
  const rule = holidays[name];
  if (!rule || year < 1 || year > 9999) return null;
  if ("on" in rule) return dayNumber(...rule.on);
  if ("easter" in rule) return year > 1582 ? easter(year) + rule.easter : null;
  if ("table" in rule) {
    const [month, day] = (rule.table[year] ?? "").split("-").map(Number);
    return month && day ? dayNumber(year, month, day) : null;
  }
  if ("day" in rule) return dayNumber(year, rule.month, rule.day);
  if (rule.nth > 0) {
    const first = dayNumber(year, rule.month, 1);
    return first + ((rule.weekday - weekday(first) + 7) % 7) + (rule.nth - 1) * 7;
  }
  const last = dayNumber(year, rule.month + 1, 1) - 1;
  return last - ((weekday(last) - rule.weekday + 7) % 7);
}

/** True for a day of one year only ("D-Day"), which needs no anchor. */
export const isHistoric = (name: string): boolean => "on" in (holidays[name] ?? {});

/** The holiday named at token `i`, longest name first. */
export function holidayName(tokens: Tokens, i: number): { name: string; next: number } | null {
  for (let count = 4; count >= 1; count--) {
    const last = i + count - 1;
    if (last >= tokens.start.length) continue;
    let joined = true;
    for (let k = i; k < last; k++)
      if (gap(tokens, k) === "other" || gap(tokens, k) === "comma") joined = false;
    if (!joined) continue;
    const words = tokens.text
      .slice(tokens.start[i], tokens.end[last])
      .toLowerCase()
      .replaceAll("\u2019", "'");
    const tail = tokens.text.slice(tokens.end[last]!, tokens.end[last]! + 2).replace("\u2019", "'");
    for (const name of tail === "'s" ? [`${words}'s`, words] : [words])
      if (name in holidays && /^\p{Lu}/u.test(tokens.text.slice(tokens.start[i])))
        return { name, next: last + 1 };
  }
  return null;
}
