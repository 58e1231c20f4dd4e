// What the reader found in one report: its page, publication day, sentences, mentions, times, voices and statements.
import type { Attribution } from "../attribution/index.ts";
import type { Statement } from "../coding/index.ts";
import type { Entity, Mention, TimeExpression } from "../mentions/index.ts";
import type { Page } from "../page/index.ts";
import type { Publication } from "../report/index.ts";

/** Primary and append-only: a newer reader makes another reading, it never changes this one. */
export interface Reading {
  /** Id of the report. */
  readonly report: string;
  /** Name and version of the reader, e.g. "parley 0.1.0 / english-net 5e1f20c7 / lexicon 3f9a41c2". */
  readonly reader: string;
  /** Why it was not read ("language: zh"), or null. */
  readonly unread: string | null;
  readonly publication: Publication;
  readonly page: Page;
  readonly words: number;
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly attributions: readonly Attribution[];
  readonly statements: readonly Statement[];
}
