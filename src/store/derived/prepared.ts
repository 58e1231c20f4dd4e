// Prepared statements by their text, each made once for an open record.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

export class Prepared {
  readonly database: DatabaseSync;
  private readonly made = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  private of(text: string): StatementSync {
    let statement = this.made.get(text);
    if (!statement) {
      statement = this.database.prepare(text);
      this.made.set(text, statement);
    }
    return statement;
  }

  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.of(text).run(...values).changes);
  }

  /** The first row, or null. */
  row<T>(text: string, ...values: SQLInputValue[]): T | null {
    return (this.of(text).get(...values) as T | undefined) ?? null;
  }

  rows<T>(text: string, ...values: SQLInputValue[]): T[] {
    return this.of(text).all(...values) as T[];
  }

  /** Rows one by one. The statement is busy until the last is taken: one walk of a text at a time. */
  each<T>(text: string, ...values: SQLInputValue[]): Iterable<T> {
    return this.database.prepare(text).iterate(...values) as unknown as Iterable<T>;
  }

  /** Forgets the statements: tables were dropped. */
  forget(): void {
    this.made.clear();
  }
}
