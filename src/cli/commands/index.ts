// The commands, in the order in which the help lists them.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { register as board } from "./board.ts";
import { register as changed } from "./changed.ts";
import { register as check } from "./check.ts";
import { register as chronology } from "./chronology.ts";
import { register as parse } from "./parse.ts";
import { register as precedent } from "./precedent.ts";
import { register as read } from "./read.ts";
import { register as rebuild } from "./rebuild.ts";
import { register as show } from "./show.ts";
import { register as when } from "./when.ts";
import { register as whoSays } from "./who-says.ts";
import { register as why } from "./why.ts";

/** Each adds its command to the program. */
export const commands: readonly ((program: Command, context: Context) => void)[] = [
  read,
  board,
  chronology,
  show,
  why,
  changed,
  precedent,
  rebuild,
  parse,
  when,
  whoSays,
  check,
];
