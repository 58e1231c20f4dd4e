// An act of a sentence: who does what to whom, by which entry, told by which word: "agreed to resume talks" with what it took in.
import type { Operator, Pattern } from "./entry.ts";
import type { Factuality, Participant, Plover, StatementKind } from "./statement.ts";

export interface Act {
  readonly pattern: Pattern;
  /** "agree.agree-to < channel.resume": the operator first. */
  readonly rule: string;
  readonly trigger: number;
  /** Head of the clause that tells it (the light verb of "hold talks"). */
  readonly clause: number;
  readonly kind: StatementKind;
  readonly plover: Plover | null;
  readonly mode: string | null;
  readonly context: readonly string[];
  readonly cameo: string | null;
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly symmetric: boolean;
  readonly factuality: Factuality;
  readonly operators: readonly Operator[];
  /** The act that an operator took in, or null. */
  readonly inner: Act | null;
  readonly line: boolean;
  readonly talks: boolean;
  readonly weight: number;
}
