// How a state of a channel is drawn: a colour and a pattern, so that it can be told without colours.
import type { ChannelState } from "../../record/index.ts";

export interface Ink {
  /** CSS class of the bar; look in board.css. */
  readonly className: "open" | "offered" | "closed" | "agreed" | "unknown";
  /** What the legend says of the class. */
  readonly legend: string;
}

const open: Ink = { className: "open", legend: "open or resumed" };
const offered: Ink = { className: "offered", legend: "offered" };
const agreed: Ink = { className: "agreed", legend: "agreed, not yet held" };
const closed: Ink = { className: "closed", legend: "suspended, cancelled or refused" };
const unknown: Ink = { className: "unknown", legend: "not known" };

const inks: Record<ChannelState, Ink> = {
  unknown,
  open,
  resumed: open,
  "partly-resumed": open,
  offered,
  "agreed-to-open": agreed,
  "agreed-to-resume": agreed,
  suspended: closed,
  cancelled: closed,
  "not-resumed": closed,
  refused: closed,
};

export const inkOf = (state: ChannelState): Ink => inks[state];

/** The legend's lines, once each, in the order from open to unknown. */
export const legend: readonly Ink[] = [open, offered, agreed, closed, unknown];
