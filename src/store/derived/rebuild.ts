// Files and folds the whole record anew, a part in each transaction: filing by report, folding by theatre, never all in memory.
import { decisionsOf, type FiledStatement, homesOf, ownTies, partsOfHome } from "../../record/index.ts";
import { CopyTable } from "./copy-table.ts";
import { EventTable } from "./event-table.ts";
import {
  countKnown,
  fileOf,
  filingByHand,
  FilingTable,
  knownOf,
  originKey,
  partsOfRow,
  type ReportRow,
} from "./filings.ts";
import { foldedHome, type FoldedHome, keepTheatre, parsed, writeHome } from "./home-table.ts";
import { Judged, judgementsIn } from "./judged.ts";
import type { Prepared } from "./prepared.ts";
import { type Homes, StageFold } from "./stages.ts";
import { derivedIndexes, derivedNames, derivedTables } from "./tables.ts";

/** Reports filed, and statements folded, in one transaction at least. */
const reportsAtOnce = 5_000;
const statementsAtOnce = 50_000;

/** A rebuild that began and did not end, so that what is folded is not whole: its mark, and when it last went on (Unix ms). */
export function rebuildUnderWay(db: Prepared): { mark: number; beat: number } | null {
  const of = (name: string): number =>
    db.row<{ value: number }>("select value from tally where name = ?", name)!.value;
  return of("rebuilding") === 0 ? null : { mark: of("rebuilding"), beat: of("beat") };
}

/** Tells other processes that a rebuild goes on. */
export const beat = (db: Prepared, now: number): number =>
  db.run("update tally set value = ? where name = 'beat'", now);

/** The steps of a rebuild, each to be run in a transaction of its own, in order. */
export function* rebuildSteps(
  db: Prepared,
  tell: (statements: number) => void,
  mark: number,
): Generator<() => void> {
  yield () => {
    db.run("update tally set value = ? where name = 'rebuilding'", mark);
    for (const name of derivedNames) db.database.exec(`drop table if exists ${name}`);
    for (const statement of derivedTables) db.database.exec(statement);
    db.forget();
    db.run("delete from dirty");
  };
  yield* fileAll(db);
  yield () => {
    for (const statement of derivedIndexes.slice(0, 2)) db.database.exec(statement);
  };
  yield* foldAll(db, tell);
  yield () => {
    for (const statement of derivedIndexes) db.database.exec(statement);
    relate(db);
    db.run("update tally set value = value + 1 where name = 'version'");
    db.run("update tally set value = 0 where name = 'rebuilding'");
  };
}

const insertTold = "insert into told (ref, home, known, body) values (?, ?, ?, ?)";

function* fileAll(db: Prepared): Generator<() => void> {
  const copies = new CopyTable(db);
  // The families of copies must be whole before the first report is filed.
  let last = "";
  let more = true;
  while (more)
    yield () => {
      const rows = db.rows<{ id: string; text: string }>(
        `select id, text from report where id > ? and id not in (select report from copy_print) order by id limit ${reportsAtOnce}`,
        last,
      );
      for (const { id, text } of rows) copies.add(id, text);
      last = rows.at(-1)?.id ?? last;
      more = rows.length === reportsAtOnce;
    };
  const judged = new Judged(judgementsIn(db));
  const filings = new FilingTable(db, copies);
  last = "";
  more = true;
  while (more)
    yield () => {
      let count = 0;
      const days = new Map<string, number>();
      for (const row of db.each<ReportRow>(
        `select r.id, r.text_hash as textHash, r.title, r.publisher, r.published, r.text, r.received, g.body, g.statements
         from report r join latest l on l.report = r.id join reading g on g.report = l.report and g.reader = l.reader
         where r.id > ? order by r.id limit ${reportsAtOnce}`,
        last,
      )) {
        count += 1;
        last = row.id;
        const parts = partsOfRow(row);
        const family = copies.family(row.id);
        const filing = fileOf(parts, originKey(copies.first(family)), judged);
        const mine = filing.filed.filed;
        const homes = mine.some((each) => each.statement.sameAs.length > 0)
          ? homesOf(new Map(mine.map((each) => [each.ref, each])), ownTies(mine), { same: [], different: [] })
          : null;
        for (const each of mine) {
          const known = knownOf(each, filing);
          days.set(known, (days.get(known) ?? 0) + 1);
          db.run(insertTold, each.ref, homes?.get(each.ref) ?? each.home, known, JSON.stringify(each));
        }
        filings.writeFiling(filing, copies.isOdd(family));
      }
      for (const [known, statements] of days) countKnown(db, known, 0, 0, statements);
      more = count === reportsAtOnce;
    };
  // Facts without a report, and what persons tied together across reports.
  yield () => {
    db.database.exec(derivedIndexes[0]!);
    const tied = new Set(filingByHand(judged).filed.filed.map(({ report }) => report));
    for (const judgement of judged.inForce)
      if (judgement.kind === "same-event" || judgement.kind === "different-event")
        tied.add(judgement.target.report).add(judgement.other.report);
    if (tied.size > 0) filings.refile(tied, judged, { put: () => undefined, drop: () => undefined });
  };
}

/** Neighbourhoods of one stage, folded already. */
export class StageHomes implements Homes {
  private readonly homes: ReadonlyMap<string, FoldedHome>;

  constructor(homes: readonly FoldedHome[]) {
    this.homes = new Map(homes.map((each) => [each.home, each]));
  }

  get(home: string): FoldedHome | null {
    return this.homes.get(home) ?? null;
  }

  refold(): null {
    return null;
  }
}

function* foldAll(db: Prepared, tell: (statements: number) => void): Generator<() => void> {
  const judged = new Judged(judgementsIn(db));
  const pairs = judged.pairsAmong(db, (ref) => db.row("select 1 from told where ref = ?", ref) !== null);
  const decisions = decisionsOf([], pairs);
  const events = new EventTable(db);
  const foldStage = (homes: readonly FoldedHome[]): void => {
    const { made } = new StageFold(new StageHomes(homes), decisions).refold(
      homes.map(({ home }) => home),
      new Set(),
    );
    for (const { stage, event } of made) events.add(event, stage);
    if (homes[0]) keepTheatre(db, homes[0].parts.theatre);
    for (const home of homes) writeHome(db, home);
  };
  let last = "";
  let told = 0;
  let more = true;
  while (more)
    yield () => {
      let stage: string | null = null;
      let homes: FoldedHome[] = [];
      let home = "";
      let members: FiledStatement[] = [];
      let count = 0;
      const endHome = (): void => {
        if (members.length > 0) homes.push(foldedHome(home, members, pairs));
        members = [];
      };
      const endStage = (): void => {
        endHome();
        if (homes.length > 0) {
          foldStage(homes);
          last = homes.at(-1)!.home;
        }
        homes = [];
      };
      more = false;
      for (const row of db.each<{ home: string; body: string }>(
        "select home, body from told where home > ? order by home",
        last,
      )) {
        if (row.home !== home) {
          endHome();
          home = row.home;
          const next = partsOfHome(home).stage;
          if (next !== stage) {
            endStage();
            stage = next;
            if (count >= statementsAtOnce) {
              more = true;
              break;
            }
          }
        }
        members.push(parsed(row));
        count += 1;
      }
      if (!more) endStage();
      told += count;
      tell(told);
    };
}

/** The relations of all events, and the theatres of posts. */
function relate(db: Prepared): void {
  const { database } = db;
  database.exec(`insert into relation
    select e.parties, e.events, coalesce(t.last, ''), coalesce(t.said, 0), null
    from (select parties, count(*) as events from event group by parties) e
    left join (select parties, max(last) as last, sum(said) as said from trace group by parties) t using (parties)`);
  const events = new EventTable(db);
  for (const { parties } of db.rows<{ parties: string }>("select parties from relation"))
    events.keysOfRelation(parties === "" ? [] : parties.split("+"));
  database.exec(`insert into posts
    select distinct substr(stage, 1, instr(stage, '|') - 1), null, null from event where stage like '%|posts'`);
}
