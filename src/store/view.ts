// The record as it is seen, from the store: folded anew, or as kept from an earlier fold when nothing changed since.
import { fold, type FoldOptions, type RecordView } from "../record/index.ts";
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
  const kept = await store.view(name);
  if (kept !== null) return JSON.parse(kept) as RecordView;
  const generation = await store.generation();
  const view = await foldStore(store, {});
  await store.keepView(name, generation, JSON.stringify(view));
  return view;
}

/** Name of the kept view; changes with the form of `RecordView`. */
const name = "now/1";
