// The commands, in the order in which the help lists them.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { register as check } from "./check.ts";
import { register as parse } from "./parse.ts";
import { register as read } from "./read.ts";
import { register as rebuild } from "./rebuild.ts";

/** Each adds its command to the program. */
export const commands: readonly ((program: Command, context: Context) => void)[] = [
  read,
  rebuild,
  parse,
  check,
];
