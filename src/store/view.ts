// The record as it is seen, from the store: folded anew, or as kept from an earlier fold when nothing changed since.
import { type EventChoice, fold, type FoldOptions, type RecordView } from "../record/index.ts";
import { RecordFailure } from "./failure.ts";
import type { RecordStore } from "./record-store.ts";

/** The clocks of a view: ISO days, absent = now. */
export type Clocks = Pick<FoldOptions, "asOf" | "asRecorded" | "on">;

/** Folds the whole record for the given clocks. */
async function foldStore(store: RecordStore, clocks: Clocks): Promise<RecordView> {
  const audit = clocks.asRecorded ? { recordedBy: clocks.asRecorded } : {};
  const [reports, readings, judgements] = await Promise.all([
    store.reports(audit),
    store.readings(audit),
    store.judgements(audit),
  ]);
  return fold({ reports, readings, judgements }, clocks);
}

/** The view for the given clocks; the one without clocks is kept in the store until a primary row changes. */
export async function openView(store: RecordStore, clocks: Clocks = {}): Promise<RecordView> {
  if (clocks.asOf || clocks.asRecorded || clocks.on) return foldStore(store, clocks);
  const kept = await store.view(whole);
  if (kept !== null) return JSON.parse(kept) as RecordView;
  const generation = await store.generation();
  const view = await foldStore(store, {});
  try {
    await store.keepView(whole, generation, JSON.stringify(view));
  } catch (error) {
    // A full disk or a writer elsewhere only costs the next asker a fold: what was asked is here.
    if (!(error instanceof RecordFailure)) throw error;
  }
  return view;
}

/** Up to so many reports a board without a pair shows every relation; of a larger record the most recent, unless all are asked for. */
const fewReports = 5_000;

/** What a board is of; without parties of the most recent relations. */
export interface BoardChoice {
  readonly between?: readonly string[];
  readonly all?: boolean;
  /** Of a pair as known on another day the lanes and promises, which are there sooner than its posts and contradictions. */
  readonly onlyLanes?: boolean;
}

/** The view that a board shows. Only an audit, or another day's knowledge of the whole record, folds it all. */
export async function openBoard(
  store: RecordStore,
  clocks: Clocks = {},
  { between = [], all = false, onlyLanes = false }: BoardChoice = {},
): Promise<RecordView> {
  const { asOf, on, asRecorded } = clocks;
  if (asRecorded || (asOf && between.length === 0)) return openView(store, clocks);
  if (asOf) return store.look((look) => look.boardAsOf(between, asOf, on ?? null, onlyLanes));
  return store.look((look) => look.board(between, on ?? null, all || look.coverage().reports <= fewReports));
}

/** The view of the events that a chronology tells. */
export async function openChronology(
  store: RecordStore,
  clocks: Clocks,
  choice: EventChoice,
): Promise<RecordView> {
  const { asOf, on, asRecorded } = clocks;
  const between = choice.between ?? [];
  if (asRecorded || (asOf && between.length === 0)) return openView(store, clocks);
  if (asOf) return store.look((look) => look.asOf(between, asOf, on ?? null));
  return store.look((look) => ({ ...look.base(on ?? null), ...look.page({ ...choice, vague: true }) }));
}

/** A view in which `id` means what it means in the record. */
export async function openAbout(store: RecordStore, clocks: Clocks, id: string): Promise<RecordView> {
  const { asOf, on, asRecorded } = clocks;
  const about = asOf || asRecorded ? null : await store.look((look) => look.about(id, on ?? null));
  return about ?? openView(store, clocks);
}

/** Name of the kept view; it changes with the form of `RecordView`. */
const whole = "now/1";
