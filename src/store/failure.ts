// What can go wrong with a record on disk, said with its place and its mend: "record.db is locked by another process".

/** An error meant for a person: what happened, where, and what to do. `parley` prints it in one line and exits with 1. */
export class RecordFailure extends Error {
  readonly where: string;
  readonly mend: string;
  constructor(where: string, what: string, mend: string, cause?: unknown) {
    super(`${where}: ${what}. ${mend}`, cause === undefined ? {} : { cause });
    this.name = "RecordFailure";
    this.where = where;
    this.mend = mend;
  }
}

/** SQLite's primary result codes that a user can meet, with what to do (sqlite.org/rescode.html). */
const mends: Record<number, [what: string, mend: string]> = {
  5: [
    "the record is locked by another process",
    "Wait for the other command to end, or stop it, and run this one again.",
  ],
  6: [
    "the record is locked by another process",
    "Wait for the other command to end, or stop it, and run this one again.",
  ],
  8: [
    "the record is read-only",
    "Make the folder and record.db writable (chmod u+w), or choose another with --record DIR.",
  ],
  10: [
    "the disk failed while reading or writing",
    "Check the disk (dmesg, free space) and run the command again; what was reported as kept is kept.",
  ],
  11: [
    "the record is damaged",
    "Restore record.db from a backup; `sqlite3 record.db .recover` saves what can be read.",
  ],
  13: ["the disk is full", "Free some space and run the command again; what was reported as kept is kept."],
  14: ["the record can't be opened", "Check that the folder exists and that you may write in it."],
  26: ["record.db is no Parley record", "Choose another folder with --record DIR, or move that file away."],
};

/** Turns an error of node:sqlite into a RecordFailure; any other error is returned as it is. */
export function explain(error: unknown, where: string): Error {
  if (error instanceof RecordFailure) return error;
  const code = (error as { errcode?: number }).errcode;
  const entry = code === undefined ? undefined : mends[code & 0xff];
  if (entry) return new RecordFailure(where, entry[0], entry[1], error);
  return error instanceof Error ? error : new Error(String(error));
}
