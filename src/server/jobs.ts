// Readings that the desk started: one at a time, with counts, time left, a stop, and what could not be read. Reports that were kept
// stay kept; the same files given again go on where a reading was stopped.

/** A file or pasted text as the desk gives it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly published: string | null;
  readonly publisher: string | null;
}

/** How far a reading is. */
export interface JobState {
  readonly id: string;
  readonly state: "reading" | "done" | "stopped" | "failed";
  readonly files: number;
  readonly filesDone: number;
  /** Reports that are new in the record, and those it held already. */
  readonly kept: number;
  readonly known: number;
  readonly statements: number;
  /** "talks.jpg: no text. ..." */
  readonly problems: readonly string[];
  /** Seconds so far, and those that are left at this pace; null while nothing is done. */
  readonly seconds: number;
  readonly secondsLeft: number | null;
  /** Why it failed, with the mend; null otherwise. */
  readonly failure: string | null;
}

/** What one file brought. */
export interface FileRead {
  readonly kept: number;
  readonly known: number;
  readonly statements: number;
  readonly problems: readonly string[];
}

/** Reads files into the record one after another, telling of each, until it is done or `stopped` says so. */
export type ReadInto = (
  files: readonly GivenFile[],
  tell: (read: FileRead) => void,
  stopped: () => boolean,
) => Promise<void>;

/** Jobs kept to be asked about; those that have not ended are kept beyond it. */
const keptJobs = 20;

export class ReadingJobs {
  private readonly jobs = new Map<string, { state: JobState; stop: boolean; begun: number }>();
  private readonly readInto: ReadInto;
  private readonly now: () => string;
  private count = 0;
  private tail: Promise<void> = Promise.resolve();

  private readonly heard: (job: JobState) => void;

  /** `heard` is told of every step of every job. */
  constructor(readInto: ReadInto, now: () => string, heard: (job: JobState) => void = () => undefined) {
    this.readInto = readInto;
    this.now = now;
    this.heard = heard;
  }

  /** Starts a reading; `ended` is called once, however it ends. */
  start(files: readonly GivenFile[], ended: () => void): JobState {
    this.count += 1;
    const id = `reading-${this.count}`;
    const job = {
      stop: false,
      begun: Date.parse(this.now()),
      state: {
        id,
        state: "reading",
        files: files.length,
        filesDone: 0,
        kept: 0,
        known: 0,
        statements: 0,
        problems: [],
        seconds: 0,
        secondsLeft: null,
        failure: null,
      } as JobState,
    };
    this.jobs.set(id, job);
    for (const [old, { state }] of this.jobs)
      if (this.jobs.size > keptJobs && state.state !== "reading") this.jobs.delete(old);
    const change = (part: Partial<JobState>): void => {
      const seconds = (Date.parse(this.now()) - job.begun) / 1000;
      job.state = { ...job.state, ...part, seconds };
      this.heard(job.state);
    };
    const run = async (): Promise<void> => {
      try {
        await this.readInto(
          files,
          (read) => {
            const { filesDone, kept, known, statements, problems } = job.state;
            const done = filesDone + 1;
            const left = files.length - done;
            const seconds = (Date.parse(this.now()) - job.begun) / 1000;
            change({
              filesDone: done,
              kept: kept + read.kept,
              known: known + read.known,
              statements: statements + read.statements,
              problems: [...problems, ...read.problems],
              secondsLeft: Math.round((seconds / done) * left),
            });
          },
          () => job.stop,
        );
        change({ state: job.stop ? "stopped" : "done", secondsLeft: 0 });
      } catch (error) {
        change({ state: "failed", secondsLeft: null, failure: (error as Error).message });
      }
      ended();
    };
    this.tail = this.tail.then(run);
    return job.state;
  }

  /** The state of a job, or null when there is none of that id. */
  state = (id: string): JobState | null => this.jobs.get(id)?.state ?? null;

  /** Asks a job to stop after the report that it is at; false when there is none. */
  stop(id: string): boolean {
    const job = this.jobs.get(id);
    if (!job) return false;
    job.stop = true;
    return true;
  }
}
