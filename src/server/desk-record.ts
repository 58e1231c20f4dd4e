// The one place where the server reads the record: views folded once for each state of the record and pair of clocks.
import { type FoldedReading, type Judgement, type RecordView, type Words, wordsOf } from "../record/index.ts";
import type { Reading } from "../reading/index.ts";
import { type Clocks, type KeptReport, openView, type RecordStore } from "../store/index.ts";

/** A view with the words for what is in it. */
export interface SeenView {
  readonly view: RecordView;
  readonly words: Words;
  /** Names the view among all that this record ever had: for ETags and caches. */
  readonly mark: string;
}

/** Views kept in memory; the least recently used goes first. */
const keptViews = 6;

export class DeskRecord {
  private readonly store: RecordStore;
  readonly stateName: (code: string) => string;
  private readonly views = new Map<string, Promise<SeenView>>();
  private kept: {
    generation: number;
    reports?: Promise<Map<string, KeptReport>>;
    readings?: Promise<FoldedReading[]>;
  } = {
    generation: -1,
  };

  constructor(store: RecordStore, stateName: (code: string) => string) {
    this.store = store;
    this.stateName = stateName;
  }

  /** The view for the clocks, folded anew only when the record has moved on. */
  async see(clocks: Clocks): Promise<SeenView> {
    const generation = await this.store.generation();
    const mark = `${generation}.${clocks.asOf ?? ""}.${clocks.on ?? ""}.${clocks.asRecorded ?? ""}`;
    const kept = this.views.get(mark);
    if (kept) {
      this.views.delete(mark);
      this.views.set(mark, kept);
      return kept;
    }
    const folded = openView(this.store, clocks).then((view) => ({
      view,
      words: wordsOf(view, { stateName: this.stateName }),
      mark,
    }));
    this.views.set(mark, folded);
    folded.catch(() => this.views.delete(mark));
    while (this.views.size > keptViews) this.views.delete(this.views.keys().next().value!);
    return folded;
  }

  /** What is kept of this state of the record; loaded when it is first asked for, and forgotten when that fails. */
  private async primaries() {
    const generation = await this.store.generation();
    if (this.kept.generation !== generation) this.kept = { generation };
    return this.kept;
  }

  reports = async (): Promise<Map<string, KeptReport>> => {
    const kept = await this.primaries();
    kept.reports ??= this.store
      .reports()
      .then((all) => new Map(all.map((report) => [report.id, report])))
      .catch((error: unknown) => {
        delete kept.reports;
        throw error;
      });
    return kept.reports;
  };
  readings = async (): Promise<FoldedReading[]> => {
    const kept = await this.primaries();
    kept.readings ??= this.store.readings().catch((error: unknown) => {
      delete kept.readings;
      throw error;
    });
    return kept.readings;
  };
  reading = (report: string): Promise<Reading | null> => this.store.reading(report);
  judgements = (): Promise<Judgement[]> => this.store.judgements();
  generation = (): Promise<number> => this.store.generation();
  judge = (judgement: Judgement): Promise<void> => this.store.judge(judgement);
  withdraw = (id: string, by: { author: string; at: string; reason: string | null }): Promise<void> =>
    this.store.withdraw(id, by);
}
