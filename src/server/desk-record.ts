// The one place where the server reads the record: views folded once for each state of the record and pair of clocks.
import {
  emptyView,
  type FoldedReading,
  type Judgement,
  type RecordView,
  type Words,
  wordsOf,
} from "../record/index.ts";
import type { Reading } from "../reading/index.ts";
import { LargeRecord } from "./large-record.ts";
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
}

/** Reports whose statements a view shows: those that it names, and those behind its statements. */
export const reportsSeen = ({ reports, statements }: RecordView): string[] =>
  reports.length > 0
    ? reports.map(({ id }) => id)
    : [...new Set(statements.map(({ report }) => report))].filter((id) => id !== "by hand");

/** Views kept in memory; the least recently used goes first. */
const keptViews = 6;

/** Up to so many reports the whole record is folded and kept for the answers; a larger one is seen by its rows. */
const fewReports = 5_000;

export class DeskRecord {
  private readonly store: RecordStore;
  private readonly rows: LargeRecord;
  private readonly few: number;
  private large = false;
  private largeAt: number | null = null;
  readonly stateName: (code: string) => string;
  private readonly views = new Map<string, Promise<SeenView>>();
  /** Reports that were asked for. They are only ever added to the record, never changed: what is kept here is never stale. */
  private readonly seenReports = new Map<string, KeptReport>();
  private latest: { readonly generation: number; readonly readings: Promise<FoldedReading[]> } | null = null;

  constructor(store: RecordStore, stateName: (code: string) => string, few = fewReports) {
    this.store = store;
    this.stateName = stateName;
    this.rows = new LargeRecord(store);
    this.few = few;
  }

  /** What sees the record by its rows, when it is too large to be seen whole; else null. */
  async byRows(): Promise<LargeRecord | null> {
    const generation = await this.store.generation();
    // A record only grows: once large it stays so, and until then it is counted at every state of it.
    if (!this.large && this.largeAt !== generation) {
      try {
        this.large = (await this.rows.reportCount()) > this.few;
        this.largeAt = generation;
      } catch (error) {
        // A full disk or a writer elsewhere keeps the rows from being brought up to date: what was known of it stands.
        if ((error as Error).name !== "RecordFailure") throw error;
        if (this.largeAt !== null) this.largeAt = generation;
      }
    }
    return this.large ? this.rows : null;
  }

  /** A view with its words; made once for a state of the record and a `name`, and kept among the last few. */
  private async kept(clocks: Clocks, name: string, make: () => Promise<RecordView>): Promise<SeenView> {
    const generation = await this.store.generation();
    const mark = `${generation}.${clocks.asOf ?? ""}.${clocks.on ?? ""}.${clocks.asRecorded ?? ""}.${name}`;
    const kept = this.views.get(mark);
    if (kept) {
      this.views.delete(mark);
      this.views.set(mark, kept);
      return kept;
    }
    const folded = make().then((view) => ({ view, words: this.wordsOf(view) }));
    this.views.set(mark, folded);
    folded.catch(() => this.views.delete(mark));
    while (this.views.size > keptViews) this.views.delete(this.views.keys().next().value!);
    return folded;
  }

  wordsOf = (view: RecordView): Words => wordsOf(view, { stateName: this.stateName });

  /** What a board of these states shows; of a large record as of a day only lanes and promises where these alone are wanted at once. */
  async board(clocks: Clocks, between: readonly string[], onlyLanes = false): Promise<SeenView> {
    const rows = await this.byRows();
    return rows
      ? this.kept(clocks, `board${onlyLanes ? " lanes" : ""} ${between.join()}`, () =>
          rows.board(clocks, between, onlyLanes),
        )
      : this.see(clocks);
  }

  /** What happened between these states and stands between them; of a large record never all. */
  async among(clocks: Clocks, between: readonly string[]): Promise<SeenView> {
    const rows = await this.byRows();
    return rows
      ? this.kept(clocks, `among ${between.join()}`, () => rows.relation(clocks, between))
      : this.see(clocks);
  }

  /** A view in which `id` means what it means in the record; of a large one no more than that. */
  async about(clocks: Clocks, id: string): Promise<SeenView> {
    const rows = await this.byRows();
    if (!rows) return this.see(clocks);
    return this.kept(clocks, `about ${id}`, async () => (await rows.about(clocks, id)) ?? emptyView);
  }

  /** The whole record, folded anew only when it has moved on; refuses where it is too large for that. */
  async see(clocks: Clocks): Promise<SeenView> {
    if (await this.byRows()) this.rows.whole();
    return this.kept(clocks, "", () => openView(this.store, clocks));
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
    if (this.latest?.generation === generation) return this.latest.readings;
    const kept = { generation, readings: this.store.readings() };
    this.latest = kept;
    kept.readings.catch(() => {
      if (this.latest === kept) this.latest = null;
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
