// The commands, in the order in which the help lists them; each file is loaded only when its command is called.
import type { Command } from "commander";
import type { Context } from "../context.ts";

interface CommandFile {
  /** Adds the command to the program. */
  readonly register: (program: Command, context: Context) => void;
}

const files: Readonly<Record<string, () => Promise<CommandFile>>> = {
  read: () => import("./read.ts"),
  board: () => import("./board.ts"),
  chronology: () => import("./chronology.ts"),
  show: () => import("./show.ts"),
  why: () => import("./why.ts"),
  search: () => import("./search.ts"),
  changed: () => import("./changed.ts"),
  precedent: () => import("./precedent.ts"),
  serve: () => import("./serve.ts"),
  review: () => import("./review.ts"),
  brief: () => import("./brief.ts"),
  export: () => import("./export.ts"),
  rebuild: () => import("./rebuild.ts"),
  parse: () => import("./parse.ts"),
  when: () => import("./when.ts"),
  "who-says": () => import("./who-says.ts"),
  code: () => import("./code.ts"),
  check: () => import("./check.ts"),
  bench: () => import("./bench.ts"),
};

/** Registers the command that the command line names; all of them when it names none that is known (help, a typing error). */
export async function registerCommands(
  program: Command,
  context: Context,
  argv: readonly string[],
): Promise<void> {
  if (argv[0] === "--version" || argv[0] === "-V") return;
  const named = files[argv[0] ?? ""];
  for (const load of named ? [named] : Object.values(files)) (await load()).register(program, context);
}
