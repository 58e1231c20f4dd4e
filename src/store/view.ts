// The record as it is seen, from the store: folded anew, or as kept from an earlier fold when nothing changed since.
import { fold, type FoldOptions, type RecordView } from "../record/index.ts";
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
    await store.keepView(board, generation, JSON.stringify(boardOf(view)));
  } catch (error) {
    // A full disk or a writer elsewhere only costs the next asker a fold: what was asked is here.
    if (!(error instanceof RecordFailure)) throw error;
  }
  return view;
}

/** As `openView`, without what a board does not show: a tenth of the text, for the answer that is asked for most. */
export async function openBoard(store: RecordStore, clocks: Clocks = {}): Promise<RecordView> {
  const kept = clocks.asOf || clocks.asRecorded || clocks.on ? null : await store.view(board);
  return kept === null ? boardOf(await openView(store, clocks)) : (JSON.parse(kept) as RecordView);
}

/** The view without statements and standing entries; of the events only those that a commitment weighs. */
function boardOf(view: RecordView): RecordView {
  const weighed = new Set(
    view.commitments.flatMap(({ notEvidence }) => notEvidence.map(({ event }) => event)),
  );
  return {
    ...view,
    reports: [],
    statements: [],
    waiting: [],
    positions: [],
    silences: [],
    precedents: [],
    events: view.events.filter(({ id }) => weighed.has(id)),
  };
}

/** Names of the kept views; they change with the form of `RecordView`. */
const whole = "now/1";
const board = "board/1";
