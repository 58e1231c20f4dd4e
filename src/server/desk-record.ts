// The one place where the server reads the record: views folded once for each state of the record and pair of clocks.
import { type FoldedReading, type Judgement, type RecordView, type Words, wordsOf } from "../record/index.ts";
import type { Reading } from "../reading/index.ts";
import {
  type Clocks,
  type Found,
  type KeptReport,
  openView,
  type RecordStore,
  type SearchOptions,
} from "../store/index.ts";

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
  /** Reports that were asked for. They are only ever added to the record, never changed: what is kept here is never stale. */
  private readonly seenReports = new Map<string, KeptReport>();
  private kept: { readonly generation: number; readonly readings: Promise<FoldedReading[]> } | null = null;

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

  /** The reports of these ids that the record holds, each loaded once. */
  async reports(ids: readonly string[]): Promise<ReadonlyMap<string, KeptReport>> {
    const missing = ids.filter((id) => !this.seenReports.has(id));
    if (missing.length > 0)
      for (const report of await this.store.reports({ ids: missing }))
        this.seenReports.set(report.id, report);
    return this.seenReports;
  }

  /** The report of this very id, or null. */
  report = async (id: string): Promise<KeptReport | null> => (await this.reports([id])).get(id) ?? null;

  /** The latest reading of each report; loaded once for a state of the record, and forgotten when that fails. */
  async readings(): Promise<FoldedReading[]> {
    const generation = await this.store.generation();
    if (this.kept?.generation === generation) return this.kept.readings;
    const kept = { generation, readings: this.store.readings() };
    this.kept = kept;
    kept.readings.catch(() => {
      if (this.kept === kept) this.kept = null;
    });
    return kept.readings;
  }

  reading = (report: string): Promise<Reading | null> => this.store.reading(report);
  search = (words: string, options: SearchOptions): Promise<Found[]> => this.store.search(words, options);
  judgements = (): Promise<Judgement[]> => this.store.judgements();
  generation = (): Promise<number> => this.store.generation();
  judge = (judgement: Judgement): Promise<void> => this.store.judge(judgement);
  withdraw = (id: string, by: { author: string; at: string; reason: string | null }): Promise<void> =>
    this.store.withdraw(id, by);
}
