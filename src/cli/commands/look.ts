// What the commands that look at a record share: the view for the clocks asked, drawn for this terminal.
import type { RecordView } from "../../record/index.ts";
import type { Context } from "../context.ts";
import type { DrawOptions } from "../lines.ts";
import { type StateNames, openStateNames } from "../state-names.ts";
import { type Open, type ViewOptions, viewFor } from "./clocks.ts";

export interface Looked {
  readonly view: RecordView;
  readonly draw: DrawOptions;
  readonly states: StateNames;
}

/** Opens the view and says how to draw it. */
export async function look(context: Context, options: ViewOptions, open?: Open): Promise<Looked> {
  const view = await viewFor(context, options, open);
  const states = await openStateNames();
  return {
    view,
    states,
    draw: { columns: Math.min(context.columns, 100), colour: context.colour, stateName: states.name },
  };
}
