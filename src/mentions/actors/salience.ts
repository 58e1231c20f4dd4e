// Who is in the reader's mind: the last entities named, so that "he", "the newspaper", "the two leaders" find theirs.
// A plain model of recency and grammatical role after Lappin & Leass (1994), with few weights.
import type { Post, StateCode } from "../mention.ts";
import type { Draft, Ledger } from "./ledger.ts";

interface Recent {
  readonly draft: Draft;
  readonly sentence: number;
  readonly token: number;
  readonly subject: boolean;
}

export class Salience {
  readonly #recent: Recent[] = [];
  /** Weight of a state in the report so far, halved about every four sentences. */
  readonly #states = new Map<StateCode, { weight: number; sentence: number }>();
  /** The last set named together: "Biden and Xi", "the two countries". */
  #group: { ids: readonly string[]; sentence: number } | null = null;
  readonly #ledger: Ledger;
  /** The post told last, for "the position". */
  lastPost: Post | null = null;
  /** The place named last, for "there". */
  lastPlace: Draft | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  note(draft: Draft, sentence: number, token: number, subject: boolean, weight: number): void {
    this.#recent.push({ draft, sentence, token, subject });
    if (this.#recent.length > 60) this.#recent.splice(0, 20);
    for (const state of draft.states) this.weigh(state, sentence, weight / draft.states.length);
  }

  weigh(state: StateCode, sentence: number, weight: number): void {
    const known = this.#states.get(state);
    const old = known ? known.weight * 0.84 ** (sentence - known.sentence) : 0;
    this.#states.set(state, { weight: old + weight, sentence });
  }

  group(ids: readonly string[], sentence: number): void {
    if (ids.length > 1) this.#group = { ids, sentence };
  }

  lastGroup(sentence: number): readonly string[] {
    return this.#group && sentence - this.#group.sentence <= 2 ? this.#group.ids : [];
  }

  /**
   * Persons of two states or bodies or more in the nearest sentence before that names such a person, at most `reach` back: whom "they"
   * means after "Sund spoke with Dahl".
   */
  company(sentence: number, reach = 2): readonly string[] {
    let from = -1;
    const ids: string[] = [];
    const states = new Set<string>();
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const { sentence: at, draft } = this.#recent[i]!;
      if (at >= sentence) continue;
      if (sentence - at > reach || (from >= 0 && at !== from)) break;
      const sides =
        draft.states.length > 0 ? draft.states : draft.posts.slice(0, 1).map(({ organ }) => organ);
      if (draft.kind !== "person" || sides.every((side) => side === null)) continue;
      from = at;
      if (!ids.includes(draft.id)) ids.unshift(draft.id);
      for (const side of sides) if (side !== null) states.add(side);
    }
    return states.size > 1 ? ids : [];
  }

  /** The best antecedent that fits, before the token; null when there is none within `reach` sentences. */
  best(
    sentence: number,
    token: number,
    reach: number,
    fits: (draft: Draft) => boolean,
    subjectWeight = 0.7,
  ): Draft | null {
    let best: Draft | null = null;
    let top = Number.NEGATIVE_INFINITY;
    const seen = new Map<string, number>();
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const recent = this.#recent[i]!;
      const away = sentence - recent.sentence;
      if (away > reach) break;
      if (away === 0 && recent.token >= token) continue;
      if (!fits(recent.draft)) continue;
      const times = (seen.get(recent.draft.id) ?? 0) + 1;
      seen.set(recent.draft.id, times);
      const score = -away + (recent.subject ? subjectWeight : 0) + Math.min(0.3, 0.1 * times) + i * 1e-4;
      if (score > top) {
        top = score;
        best = recent.draft;
      }
    }
    return best;
  }

  /** The last entity that fits, wherever it stands in the report. */
  last(fits: (draft: Draft) => boolean): Draft | null {
    for (let i = this.#recent.length - 1; i >= 0; i--)
      if (fits(this.#recent[i]!.draft)) return this.#recent[i]!.draft;
    return null;
  }

  /** The last `count` different entities that fit, latest first, no two of one state. */
  lastFew(count: number, fits: (draft: Draft) => boolean): Draft[] {
    const found: Draft[] = [];
    for (let i = this.#recent.length - 1; i >= 0 && found.length < count; i--) {
      const { draft } = this.#recent[i]!;
      if (!fits(draft) || found.includes(draft)) continue;
      if (found.some((other) => other.states.some((state) => draft.states.includes(state)))) continue;
      found.push(draft);
    }
    return found;
  }

  /** The states that the report is about, weightiest first. */
  topStates(count: number, sentence: number): StateCode[] {
    return [...this.#states]
      .map(([state, { weight, sentence: at }]) => [state, weight * 0.84 ** (sentence - at)] as const)
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([state]) => state);
  }

  stateDraft(code: StateCode): Draft {
    return this.#ledger.state(code);
  }
}
