// Events as the event-data community has them: coded, dated to a day, from one actor to another ("USA -> CHN, 040").
import type { Participant, Plover } from "../coding/index.ts";
import { type Told, told } from "./format.ts";
import type { RecordView } from "../record/index.ts";

/** One directed pair of an event. An event without a recipient has one pair with `to` null. */
export interface Dyad extends Told {
  readonly from: Participant;
  readonly to: Participant | null;
  readonly plover: Plover;
  /** Two to four digits. */
  readonly cameo: string;
  /** The one day that the layouts have room for: the earliest possible beginning, else the latest. */
  readonly day: string;
}

/** What the layouts with one day, one code and two actors can't say. */
export const dyadLosses = [
  "Events without a PLOVER type (tenures, vacancies, positions, relations, assessments, silences, precedents) are left out.",
  "Events that have not happened (planned, possible, denied, not yet, requested acts) are left out, but for the telling of a plan, request, refusal or threat itself.",
  "A vague date is cut to its earliest day; an event without any day is left out.",
  "Disagreements between reports, chains of voices and causes are dropped.",
] as const;

/** All pairs that the layouts can hold. */
export function dyads(view: RecordView): Dyad[] {
  const out: Dyad[] = [];
  for (const each of told(view)) {
    const { event, lead } = each;
    const { plover, cameo, actors, recipients, symmetric } = lead.statement;
    const day = event.when.begin[0] ?? event.when.end[0] ?? event.when.begin[1] ?? event.when.end[1];
    if (plover === null || cameo === null || day === null || event.status !== "happened") continue;
    const pairs: [Participant, Participant | null][] = [];
    if (symmetric)
      for (const from of actors) for (const to of actors) if (from !== to) pairs.push([from, to]);
    if (!symmetric || pairs.length === 0)
      for (const from of actors)
        for (const to of recipients.length > 0 ? recipients : [null]) pairs.push([from, to]);
    for (const [from, to] of pairs) out.push({ ...each, from, to, plover, cameo, day });
  }
  return out;
}

/** Goldstein scale of a CAMEO root (Goldstein 1992; values as GDELT and ICEWS publish them). */
export const goldstein: Readonly<Record<string, number>> = {
  "01": 0,
  "02": 3,
  "03": 4,
  "04": 1,
  "05": 3.5,
  "06": 6,
  "07": 7,
  "08": 5,
  "09": -2,
  "10": -5,
  "11": -2,
  "12": -4,
  "13": -4.4,
  "14": -6.5,
  "15": -7.2,
  "16": -4,
  "17": -7,
  "18": -9,
  "19": -10,
  "20": -10,
};

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict (GDELT's QuadClass). */
export const quadClass = (root: string): number => {
  const number = Number(root);
  return number <= 5 ? 1 : number <= 8 ? 2 : number <= 13 ? 3 : 4;
};
