// The words of which time expressions are made: "November", "fortnight", "the day before yesterday".
// A table, no logic. A word that can begin or carry an expression is a trigger; the others only stand beside one.
import type { PeriodUnit } from "./calendar.ts";

export type TimeUnit = PeriodUnit | "second" | "minute" | "hour" | "night";
/** TIMEX3 parts of the day: morning, afternoon, evening, night, midday, dawn, daytime. */
export type DayPart = "MO" | "AF" | "EV" | "NI" | "MI" | "DT";

export interface Word {
  readonly lower: string;
  readonly trigger: boolean;
  readonly month: number;
  /** 1 = Monday .. 7 = Sunday; 0 = none. */
  readonly weekday: number;
  readonly unit: TimeUnit | null;
  readonly plural: boolean;
  /** 0 spring, 1 summer, 2 autumn, 3 winter; -1 = none. */
  readonly season: number;
  readonly part: DayPart | null;
  /** A number word; NaN = none. */
  readonly number: number;
  /** First, second ..; 0 = none. */
  readonly ordinal: number;
  /** Short forms ("Mon", "Sat", "Mar") and words that mean something else as well ("May", "March", "fall"). */
  readonly doubtful: boolean;
  /** TIMEX3 value of a set: daily = P1D. */
  readonly set: string | null;
  /** PAST_REF, PRESENT_REF, FUTURE_REF. */
  readonly reference: string | null;
}

const none: Omit<Word, "lower"> = {
  trigger: false,
  month: 0,
  weekday: 0,
  unit: null,
  plural: false,
  season: -1,
  part: null,
  number: Number.NaN,
  ordinal: 0,
  doubtful: false,
  set: null,
  reference: null,
};

const table = new Map<string, Word>();
function add(words: string, what: Partial<Omit<Word, "lower">>): void {
  for (const lower of words.split(" ")) table.set(lower, { ...none, ...table.get(lower), ...what, lower });
}

const monthNames =
  "january february march april may june july august september october november december".split(" ");
const shortMonths = "jan feb mar apr - jun jul aug sep oct nov dec".split(" ");
const weekdayNames = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const shortWeekdays = "mon tue wed thu fri sat sun".split(" ");
monthNames.forEach((name, i) => add(name, { month: i + 1, trigger: true, doubtful: i === 2 || i === 4 }));
shortMonths.forEach((name, i) => {
  if (name !== "-") add(name, { month: i + 1, trigger: true, doubtful: true });
});
add("sept", { month: 9, trigger: true, doubtful: true });
weekdayNames.forEach((name, i) => {
  add(name, { weekday: i + 1, trigger: true });
  add(`${name}s`, { weekday: i + 1, trigger: true, plural: true });
});
shortWeekdays.forEach((name, i) => add(name, { weekday: i + 1, trigger: true, doubtful: true }));
add("tues thurs thur", { trigger: true, doubtful: true });
add("tues", { weekday: 2 });
add("thurs thur", { weekday: 4 });

const units: [string, TimeUnit][] = [
  ["second", "second"],
  ["minute", "minute"],
  ["hour", "hour"],
  ["day", "day"],
  ["night", "night"],
  ["week", "week"],
  ["weekend", "weekend"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["decade", "decade"],
];
for (const [name, unit] of units) {
  add(name, { unit, trigger: true });
  add(`${name}s`, { unit, plural: true, trigger: true });
}
add("fortnight fortnights century centuries millennium millennia", { trigger: true });
add("fortnight", { unit: "week" });
add("century", { unit: "century" });
add("centuries", { unit: "century", plural: true });
add("mins", { unit: "minute", plural: true, trigger: true, doubtful: true });
add("hrs", { unit: "hour", plural: true, trigger: true, doubtful: true });
add("yrs", { unit: "year", plural: true, trigger: true, doubtful: true });
add("half", { number: 0.5, trigger: true });
add("second", { ordinal: 2 });

add("spring springtime", { season: 0, trigger: true });
add("summer summertime", { season: 1, trigger: true });
add("autumn", { season: 2, trigger: true });
add("fall", { season: 2, trigger: true, doubtful: true });
add("winter wintertime", { season: 3, trigger: true });
add("morning mornings dawn daybreak sunrise", { part: "MO", trigger: true });
add("afternoon afternoons", { part: "AF", trigger: true });
add("evening evenings dusk sunset nightfall", { part: "EV", trigger: true });
add("night nights midnight overnight nighttime night-time tonight", { part: "NI", trigger: true });
add("noon midday lunchtime", { part: "MI", trigger: true });
add("daytime", { part: "DT", trigger: true });
add("today yesterday tomorrow", { trigger: true });

"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .forEach((name, i) => add(name, { number: i }));
"twenty thirty forty fifty sixty seventy eighty ninety".split(" ").forEach((name, i) => {
  add(name, { number: 20 + 10 * i });
  add(`${name.slice(0, -1)}ies`, { trigger: true });
});
add("hundred", { number: 100 });
add("thousand", { number: 1000 });
add("dozen", { number: 12 });
"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
  .split(" ")
  .forEach((name, i) => add(name, { ordinal: i + 1 }));
add("thirtieth", { ordinal: 30 });

add("hourly", { set: "PT1H", trigger: true });
add("daily everyday", { set: "P1D", trigger: true });
add("nightly", { set: "P1D", trigger: true });
add("weekly", { set: "P1W", trigger: true });
add("fortnightly", { set: "P2W", trigger: true });
add("monthly", { set: "P1M", trigger: true });
add("quarterly", { set: "P1Q", trigger: true });
add("yearly annual annually", { set: "P1Y", trigger: true });
add("biennial", { set: "P2Y", trigger: true });

add("now currently nowadays presently", { reference: "PRESENT_REF", trigger: true });
add("recently lately recent", { reference: "PAST_REF", trigger: true });
add("past", { reference: "PAST_REF", trigger: true });
add("future", { reference: "FUTURE_REF", trigger: true });
add("soon", { reference: "FUTURE_REF" });
add("present", { trigger: true });
add("current", { trigger: true });
add("christmas easter thanksgiving halloween", { trigger: true });
add("former formerly", { reference: "PAST_REF", trigger: true });

// Words that stand beside a trigger.
add(
  "q h the a an of in on at latest this that these those last next past coming following previous preceding prior subsequent ensuing same " +
    "current early late mid earlier later beginning start end middle close rest remainder part latter final first very " +
    "ago before after previously afterwards afterward hence from old age time each every other to per once twice " +
    "about around circa ca approximately roughly some nearly almost over under more less than at least most up to just only " +
    "several few couple many numerous multiple another and or ordinary bc bce ad ce b.c a.m p.m am pm fiscal financial calendar " +
    "gmt utc et ct pt est edt pst pdt cet cest bst local o'clock long straight consecutive whole full entire single point eve turn outset " +
    "following intervening upcoming immediate near distant foreseeable school election working day's beijing moscow much even recent right mere " +
    "since until till by through throughout during between for within into as so far day night days all one's its their mid-",
  {},
);

add("am pm a.m p.m o'clock", { trigger: true });

/** Every word of the table. */
export const words: ReadonlyMap<string, Word> = table;
