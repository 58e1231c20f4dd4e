// Brings the derived tables up to the primary rows: what is marked dirty is filed and folded again, and nothing else.
import { decisionsOf, type Judgement, noDecisions, reportsOf } from "../../record/index.ts";
import type { CopyTable } from "./copy-table.ts";
import { EventTable } from "./event-table.ts";
import { byHand, FilingTable } from "./filings.ts";
import type { HomeTable } from "./home-table.ts";
import { Judged, judgementsIn } from "./judged.ts";
import type { Prepared } from "./prepared.ts";
import { StageFold } from "./stages.ts";

/** Reports filed in one transaction. */
const atOnce = 500;

/** Up to `atOnce` dirty reports, inside a transaction of the caller; after one that fails `homes` must not be used again. */
export function settleSome(db: Prepared, homes: HomeTable, copies: CopyTable): void {
  const dirty = db
    .rows<{ report: string }>(`select report from dirty limit ${atOnce}`)
    .map((row) => row.report);
  if (dirty.length === 0) return;
  const judged = new Judged(judgementsIn(db));
  const changed = new FilingTable(db, copies).refile(dirty, judged, homes);
  const pairs = judged.pairsAmong(db, (ref) => db.row("select 1 from told where ref = ?", ref) !== null);
  homes.decide(pairs);
  const decisions = pairs.different.length + pairs.same.length === 0 ? noDecisions : decisionsOf([], pairs);
  const { made, gone } = new StageFold(homes, decisions).refold(changed.homes, changed.refs);
  const events = new EventTable(db);
  for (const id of gone) events.remove(id);
  for (const { stage, event } of made) events.put(event, stage);
  homes.save();
  if (made.length + gone.size > 0) db.run("update tally set value = value + 1 where name = 'version'");
  for (const report of dirty) db.run("delete from dirty where report = ?", report);
}

/** Marks what a judgement, made or taken back, bears on. Inside the transaction that writes it. */
export function markJudged(db: Prepared, judgement: Judgement): void {
  const mark = (report: string): number =>
    db.run("insert into dirty values (?) on conflict do nothing", report);
  for (const report of reportsOf(judgement)) mark(report);
  if (judgement.kind === "add-fact" && judgement.report === null) mark(byHand);
  if (judgement.kind !== "merge-entities") return;
  // Merges form chains, so that each may move what another names; a reading that names none of them stays.
  const entities = new Set([judgement.into]);
  for (const each of [...judgementsIn(db), judgement])
    if (each.kind === "merge-entities")
      for (const entity of [...each.entities, each.into]) entities.add(entity);
    else if (each.kind === "split-entities") for (const report of reportsOf(each)) mark(report);
  for (const entity of entities)
    db.run(
      `insert into dirty select report from latest join reading using (report, reader)
       where instr(statements, ?) > 0 on conflict do nothing`,
      `"entity":${JSON.stringify(entity)}`,
    );
}
