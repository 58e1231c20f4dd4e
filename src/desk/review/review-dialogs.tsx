// The dialogs of the review, one open at a time: keys, name, rejection, correction, same and other event, a fact, another person.
import type { Sheets } from "../api.ts";
import { markOfRef } from "./corrections.ts";
import type { Verdict } from "./decisions.ts";
import { EditDialog } from "./edit-dialog.tsx";
import { FactDialog, type FactWords } from "./fact-dialog.tsx";
import { actionNames, type KeyMap } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { personId } from "./person-id.ts";
import type { Made } from "./queue-order.ts";
import { AskDialog, ChooseDialog } from "./small-dialogs.tsx";

export type Open = "reject" | "edit" | "same" | "split" | "keys" | "name" | "add" | "person" | null;

export interface ReviewDialogsProps {
  readonly open: Open;
  /** The card on show; null while there is none. */
  readonly sheet: Sheets.StatementSheet | null;
  /** Words of the report that were selected when a fact was asked for. */
  readonly words: FactWords | null;
  readonly author: string | null;
  readonly keys: KeyMap;
  readonly onKeys: (keys: KeyMap) => void;
  readonly onName: (name: string) => void;
  readonly onDecide: (verdict: Verdict, reason: string | null) => void;
  /** A decision on more than one statement, or on none. */
  readonly onSay: (
    ref: string | null,
    told: string,
    verb: Made["verb"],
    body: Readonly<Record<string, unknown>>,
    reason: string | null,
  ) => void;
  readonly onClose: () => void;
}

export function ReviewDialogs(props: ReviewDialogsProps) {
  const { open, sheet, author, onDecide, onClose } = props;
  switch (open) {
    case null:
      return null;
    case "keys":
      return <KeysDialog map={props.keys} onChange={props.onKeys} onClose={onClose} />;
    case "name":
      return (
        <AskDialog
          title="Who decides?"
          label="Your name"
          hint="It stands beside each of your decisions in the log, and is kept in this browser."
          action="This is me"
          onAnswer={props.onName}
          onClose={onClose}
        />
      );
    case "add":
      return (
        author !== null && (
          <FactDialog
            words={props.words}
            author={author}
            today={new Date().toISOString().slice(0, 10)}
            onAdd={(fact, told, reason) => props.onSay(null, told, "added", fact, reason)}
            onClose={onClose}
          />
        )
      );
    case "reject":
      return (
        <AskDialog
          title="Reject this statement"
          label="Why?"
          hint="The statement stays in the report; it is not folded into the record while this stands."
          action="Reject"
          onAnswer={(reason) => onDecide({ kind: "reject" }, reason)}
          onClose={onClose}
        />
      );
    default:
      return sheet && author !== null && <OnCard {...props} open={open} sheet={sheet} author={author} />;
  }
}

/** Dialogs about the statement on show. */
function OnCard({
  open,
  sheet,
  author,
  onDecide,
  onSay,
  onClose,
}: ReviewDialogsProps & {
  readonly open: "edit" | "same" | "split" | "person";
  readonly sheet: Sheets.StatementSheet;
  readonly author: string;
}) {
  switch (open) {
    case "edit":
      return (
        <EditDialog
          statement={sheet.statement}
          author={author}
          onSave={(field, value, reason) => onDecide({ kind: "correct", field, value }, reason)}
          onClose={onClose}
        />
      );
    case "same":
      return (
        <ChooseDialog
          title={actionNames.same}
          question="This tells of the same happening as"
          none="No other event of these parties lies within a month of this one."
          action="Same event"
          candidates={sheet.near}
          onChoose={(other) => onDecide({ kind: "same-event", other }, null)}
          onClose={onClose}
        />
      );
    case "split":
      return (
        <ChooseDialog
          title={actionNames.split}
          question="This tells of another happening than"
          none="This statement stands alone in its event: there is nothing to split it from."
          action="Different event"
          candidates={sheet.together}
          onChoose={(other) => onDecide({ kind: "different-event", other }, null)}
          onClose={onClose}
        />
      );
    case "person":
      return (
        <PersonDialog
          statement={sheet.statement}
          onSplit={(entity, name) =>
            onSay(
              sheet.ref,
              `${name} in ${sheet.from}`,
              "told apart",
              {
                kind: "split-entities",
                entity,
                into: personId(name),
                intoName: name,
                statements: [markOfRef(sheet.ref)],
              },
              null,
            )
          }
          onClose={onClose}
        />
      );
  }
}
