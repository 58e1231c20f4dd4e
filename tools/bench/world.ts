// An invented world that makes news: some 200 states, skewed pairs, officials, happenings that reports tell of again and again.
import countries from "i18n-iso-countries";
import type { Participant, StatementKind } from "../../src/coding/index.ts";
import type { Level } from "../../src/mentions/index.ts";
import { type Draw, zipf } from "./draw.ts";

export interface Official {
  readonly name: string;
  readonly state: string;
  readonly title: string;
  readonly organ: string | null;
  readonly level: Level;
}

export interface State {
  readonly code: string;
  readonly name: string;
  readonly capital: string;
  readonly officials: readonly Official[];
}

/** Something that happened, or is said to have. Several reports tell of it, each in its words. */
export interface Happening {
  readonly kind: StatementKind;
  readonly pair: readonly [State, State];
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly persons: readonly Official[];
  readonly level: Level | null;
  readonly channel: string | null;
  readonly place: State | null;
  readonly subject: string;
}

const syllables =
  "ba da fe go ha ki lo ma ne or pa ri sa to va wen yu zo bel dor gan lin mar nor sel tan ver".split(" ");

function word(draw: Draw, parts: number): string {
  let out = "";
  for (let i = 0; i < parts; i += 1) out += draw.one(syllables);
  return out[0]!.toUpperCase() + out.slice(1);
}

const posts: readonly (readonly [string, string | null, Level])[] = [
  ["President", null, "head-of-state"],
  ["Minister of Foreign Affairs", "Ministry of Foreign Affairs", "minister"],
  ["Minister of Defense", "Ministry of Defense", "minister"],
  ["Minister of Commerce", "Ministry of Commerce", "minister"],
  ["Deputy Minister of Foreign Affairs", "Ministry of Foreign Affairs", "senior-official"],
  ["Chief of the General Staff", "General Staff", "military-command"],
];

const channels = [
  "military-to-military dialogue",
  "trade talks",
  "strategic dialogue",
  "climate consultations",
  "border talks",
  "counter-narcotics working group",
];

const subjects =
  "fishing rights overflight tariffs grain transit detained sailors water levels visa rules export licences rare earths undersea cables border markers joint patrols debt relief prisoner lists airspace incidents steel quotas refugee returns satellite launches".split(
    " ",
  );

const kinds: readonly (readonly [StatementKind, number])[] = [
  ["meeting", 17],
  ["call", 9],
  ["visit", 8],
  ["summit", 2],
  ["agreement", 6],
  ["commitment", 6],
  ["request", 6],
  ["refusal", 4],
  ["cancellation", 1],
  ["postponement", 1],
  ["channel-suspended", 1],
  ["channel-cancelled", 0.3],
  ["channel-agreed-to-resume", 1],
  ["channel-resumed", 1.2],
  ["channel-opened", 0.6],
  ["channel-offered", 0.8],
  ["sanction", 4],
  ["accusation", 7],
  ["threat", 3],
  ["protest", 2],
  ["aid", 2],
  ["military-activity", 4],
  ["joint-activity", 3],
  ["position", 5],
  ["relation", 2],
  ["assessment", 5],
  ["tenure", 8],
  ["appointment", 1],
  ["dismissal", 0.5],
  ["vacancy", 0.2],
  ["no-comment", 1.5],
  ["non-disclosure", 0.7],
  ["precedent", 0.8],
];
const kindSums = (() => {
  const all = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(kinds, ([, weight]) => (sum += weight / all));
})();

export class World {
  readonly states: readonly State[];
  private readonly odds: Float64Array;
  private readonly vocabulary: readonly string[];
  private readonly draw: Draw;
  /** What happened lately between two states, the latest last. */
  private readonly lately = new Map<string, Happening[]>();

  constructor(draw: Draw) {
    this.draw = draw;
    const codes = Object.values(countries.getAlpha3Codes())
      .map((two) => countries.alpha2ToAlpha3(two)!)
      .filter((code) => !["ATA", "BVT", "HMD", "IOT", "ATF", "UMI"].includes(code));
    // The order is drawn, but for a few that make most of the news everywhere.
    const first = ["USA", "CHN", "RUS", "GBR", "FRA", "IND", "JPN", "DEU", "IRN", "KOR"];
    const others = codes.filter((code) => !first.includes(code)).sort();
    for (let i = others.length - 1; i > 0; i -= 1) {
      const j = draw.below(i + 1);
      [others[i], others[j]] = [others[j]!, others[i]!];
    }
    this.states = [...first, ...others].slice(0, 200).map((code) => ({
      code,
      name: countries.getName(code, "en") ?? code,
      capital: word(draw, 3),
      officials: posts.map(([title, organ, level]) => ({
        name: `${word(draw, 2)} ${word(draw, 3)}`,
        state: code,
        title,
        organ: organ && `${organ} of ${code}`,
        level,
      })),
    }));
    this.vocabulary = Array.from({ length: 4_000 }, () => word(draw, 1 + draw.below(3)).toLowerCase());
    this.odds = zipf(this.states.length, 1.05);
  }

  /** Words of a report's own: no two papers put a thing alike. */
  aside(draw: Draw): string {
    return Array.from({ length: 6 + draw.below(9) }, () => draw.one(this.vocabulary)).join(" ");
  }

  /** Two states that make news together; few pairs make most of it. */
  pair(): readonly [State, State] {
    const a = this.draw.skewed(this.odds);
    let b = a;
    while (b === a) b = this.draw.skewed(this.odds);
    return a < b ? [this.states[a]!, this.states[b]!] : [this.states[b]!, this.states[a]!];
  }

  /** Something new between two states, on a day or up to three before. */
  happen(pair: readonly [State, State], today: number): Happening {
    const { draw } = this;
    const kind = kinds[draw.skewed(kindSums)]![0];
    const post = draw.below(posts.length);
    const named = draw.chance(0.7);
    const happening: Happening = {
      kind,
      pair: draw.chance(0.5) ? pair : [pair[1], pair[0]],
      day: today - draw.below(3),
      persons: named ? [pair[0].officials[post]!, pair[1].officials[post]!] : [],
      level: named || draw.chance(0.4) ? posts[post]![2] : null,
      channel: kind.startsWith("channel-") || draw.chance(0.12) ? draw.one(channels) : null,
      place: draw.chance(0.6) ? draw.one([pair[0], pair[1], draw.one(this.states)]) : null,
      subject: `${draw.one(subjects)} and ${draw.one(subjects)}`,
    };
    const list = this.latelyOf(pair);
    list.push(happening);
    if (list.length > 400) list.splice(0, 100);
    return happening;
  }

  /** Something that was news before: mostly of the last days, now and then of long ago. */
  again(pair: readonly [State, State], today: number): Happening {
    const list = this.latelyOf(pair);
    if (list.length === 0) return this.happen(pair, today);
    const back = this.draw.chance(0.85) ? Math.min(8, list.length) : list.length;
    return list[list.length - 1 - this.draw.below(back)]!;
  }

  private latelyOf(pair: readonly [State, State]): Happening[] {
    const key = `${pair[0].code}+${pair[1].code}`;
    let list = this.lately.get(key);
    if (!list) {
      list = [];
      this.lately.set(key, list);
    }
    return list;
  }
}

/** An official or a state as a statement has it. */
export const participant = (
  state: State,
  official: Official | undefined,
  span: { start: number; end: number },
): Participant => ({
  span,
  entity: official ? `person:${official.name.toLowerCase().replaceAll(" ", "-")}` : `state:${state.code}`,
  state: state.code,
  person: official?.name ?? null,
  organ: official?.organ ?? null,
  sector: "GOV",
  post: official
    ? {
        title: official.title,
        organ: official.organ,
        state: state.code,
        level: official.level,
        former: false,
        acting: false,
      }
    : null,
  code: state.code,
  likely: null,
  word: null,
});
