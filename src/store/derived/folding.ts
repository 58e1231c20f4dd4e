// Keeps what is folded true to the primary rows, for one open record: settles what is new, rebuilds all, lets others look.
import { RecordFailure } from "../failure.ts";
import { CopyTable } from "./copy-table.ts";
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

/** So many dirty reports, and this share of all, are folded quicker with all the others than one by one. */
const worthRebuilding = 2_000;
const worthRebuildingShare = 0.25;

/** A rebuild that has not gone on for so long (ms) has died with its process. */
const givenUpAfter = 60_000;

/** A rebuild is marked with the process that runs it, times this, and a number of its own. */
const marksOfProcess = 2 ** 20;

/** True when the process that rebuilds is of this machine and still there. */
function isAlive(mark: number): boolean {
  try {
    process.kill(Math.floor(mark / marksOfProcess), 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

export class Folding {
  private readonly file: OpenFile;
  /** Neighbourhoods in memory, with the state of the file that they were read from. */
  private held: { readonly homes: HomeTable; readonly seen: number } | null = null;
  /** What texts look like, which never changes; given up where what was added to it was taken back. */
  private copies: CopyTable | null = null;

  private running: Promise<void> | null = null;

  constructor(file: OpenFile) {
    this.file = file;
  }

  /** One at a time in this process: who comes meanwhile waits and then looks for what is left. */
  private async alone(act: () => Promise<void>): Promise<void> {
    while (this.running) await this.running.catch(() => undefined);
    this.running = act();
    try {
      await this.running;
    } finally {
      this.running = null;
    }
  }

  settle(): Promise<void> {
    return this.alone(() => this.settleAll());
  }

  refold(tell: (statements: number) => void = () => undefined): Promise<void> {
    return this.alone(() => this.refoldAll(tell));
  }

  private async settleAll(): Promise<void> {
    const { db, path, change } = this.file;
    for (;;) {
      const underWay = rebuildUnderWay(db);
      if (underWay) {
        if (Date.now() - underWay.beat < givenUpAfter && isAlive(underWay.mark))
          throw new RecordFailure(
            path,
            "the record is being rebuilt by another process",
            "Wait for it to end and run this one again.",
          );
        return this.refoldAll();
      }
      const { todo } = db.row<{ todo: number }>("select count(*) as todo from dirty")!;
      if (todo === 0) return;
      if (todo > worthRebuilding) {
        const { all } = db.row<{ all: number }>('select count(*) as "all" from report')!;
        if (todo > worthRebuildingShare * all) return this.refoldAll();
      }
      await change(() => {
        // Another process may have folded meanwhile; what fails half-way has changed what is held.
        const { data_version: seen } = db.row<{ data_version: number }>("pragma data_version")!;
        const homes = this.held?.seen === seen ? this.held.homes : new HomeTable(db);
        const copies = this.copies ?? new CopyTable(db);
        this.held = null;
        this.copies = null;
        settleSome(db, homes, copies);
        this.held = { homes, seen };
        this.copies = copies;
      });
    }
  }

  private async refoldAll(tell: (statements: number) => void = () => undefined): Promise<void> {
    const { db, path, change } = this.file;
    this.held = null;
    const mark = process.pid * marksOfProcess + Math.floor(Math.random() * marksOfProcess);
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
