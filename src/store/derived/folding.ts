// Keeps what is folded true to the primary rows, for one open record: settles what is new, rebuilds all, lets others look.
import { RecordFailure } from "../failure.ts";
import { HomeTable } from "./home-table.ts";
import { Look, versionOf } from "./look.ts";
import type { Prepared } from "./prepared.ts";
import { beat, rebuildSteps, rebuildUnderWay } from "./rebuild.ts";
import { settleSome } from "./settle.ts";

/** What the folding needs of its record. */
interface OpenFile {
  readonly path: string;
  readonly db: Prepared;
  /** Runs a write transaction of what can be made again. */
  change<T>(act: () => T): Promise<T>;
  /** Runs with the connection to itself. */
  seen<T>(act: () => T): Promise<T>;
}

/** Dirty reports from which on all is folded anew: cheaper than to touch every neighbourhood many times. */
const worthRebuilding = 5_000;

/** A rebuild that has not gone on for so long (ms) has died with its process. */
const givenUpAfter = 60_000;

export class Folding {
  private readonly file: OpenFile;
  /** Neighbourhoods in memory, with the state of the file that they were read from. */
  private held: { readonly homes: HomeTable; readonly seen: number } | null = null;

  constructor(file: OpenFile) {
    this.file = file;
  }

  async settle(): Promise<void> {
    const { db, path, change } = this.file;
    for (;;) {
      const underWay = rebuildUnderWay(db);
      if (underWay) {
        if (Date.now() - underWay.beat < givenUpAfter)
          throw new RecordFailure(
            path,
            "the record is being rebuilt by another process",
            "Wait for it to end and run this one again.",
          );
        return this.refold();
      }
      const { todo } = db.row<{ todo: number }>("select count(*) as todo from dirty")!;
      if (todo === 0) return;
      if (todo > worthRebuilding) return this.refold();
      await change(() => {
        // Another process may have folded meanwhile; what fails half-way has changed what is held.
        const { data_version: seen } = db.row<{ data_version: number }>("pragma data_version")!;
        const homes = this.held?.seen === seen ? this.held.homes : new HomeTable(db);
        this.held = null;
        settleSome(db, homes);
        this.held = { homes, seen };
      });
    }
  }

  async refold(tell: (statements: number) => void = () => undefined): Promise<void> {
    const { db, path, change } = this.file;
    this.held = null;
    const mark = 1 + Math.floor(Math.random() * 2 ** 40);
    let begun = false;
    for (const step of rebuildSteps(db, tell, mark))
      await change(() => {
        if (begun && rebuildUnderWay(db)?.mark !== mark)
          throw new RecordFailure(path, "another process began to rebuild the record", "Wait for it to end.");
        begun = true;
        beat(db, Date.now());
        step();
      });
  }

  async look<T>(see: (look: Look) => T): Promise<T> {
    await this.settle();
    const { db, seen, change } = this.file;
    const { look, answer } = await seen(() => {
      db.database.exec("begin");
      try {
        const look = new Look(db);
        return { look, answer: see(look) };
      } finally {
        db.database.exec("commit");
      }
    });
    if (look.made.length > 0)
      await change(() => {
        if (versionOf(db) === look.version) for (const write of look.made) write();
      })
        // Another process writes, or the disk is full: the answer is here all the same.
        .catch(() => undefined);
    return answer;
  }
}
