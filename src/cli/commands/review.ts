// `parley review`: undecided statements one by one in the terminal; the log that two people merge; how far they agree.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { emitKeypressEvents } from "node:readline";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { agreements, type Judgement, markOf, reviewQueue, type Undecided } from "../../record/index.ts";
import { openView, type RecordStore } from "../../store/index.ts";
import { CommandFailure, type Context, openRecordFor } from "../context.ts";
import { cardLines } from "../review.ts";
import { openStateNames } from "../state-names.ts";

interface Options {
  readonly author?: string;
  readonly double?: boolean;
  readonly list?: boolean;
  readonly accept?: string;
  readonly reject?: string;
  readonly undo?: string;
  readonly reason?: string;
  readonly log?: boolean;
  readonly merge?: string;
  readonly agreement?: boolean;
  readonly record?: string;
}

export function register(program: Command, context: Context): void {
  program
    .command("review")
    .description("decide on undecided statements; keep, merge and undo decisions")
    .option("--author <name>", "who decides (default: PARLEY_AUTHOR, or the user's name)")
    .option("--double", "code double: show what this author has not decided, whatever others did")
    .option("--list", "print the queue as JSON lines")
    .option("--accept <ref>", "accept one statement")
    .option("--reject <ref>", "reject one statement; --reason says why")
    .option("--undo <id>", "take a judgement back; it stays in the log")
    .option("--reason <words>", "why")
    .option("--log", "print all judgements as JSON lines, for git")
    .option("--merge <file>", "add the judgements of another person's log")
    .option("--agreement", "Cohen's kappa of every pair of authors")
    .option("--record <dir>", "the record's folder (default: .parley here or above)")
    .addHelpText(
      "after",
      "\nKeys: a accept, x reject with a reason, j next, k back, u undo the last decision, ? keys, q leave.\n\nExamples:\n  parley review --author ana\n  parley review --log > ana.jsonl\n  parley review --merge ben.jsonl\n  parley review --agreement",
    )
    .action(async (options: Options) => {
      const store = await openRecordFor(context, options.record);
      try {
        await act(context, store, options);
      } finally {
        await store.close();
      }
    });
}

const authorOf = (options: Options): string =>
  options.author ?? process.env.PARLEY_AUTHOR ?? userInfo().username;

async function queueOf(store: RecordStore, options: Options): Promise<Undecided[]> {
  const [readings, judgements, view] = [
    await store.readings(),
    await store.judgements(),
    await openView(store),
  ];
  return reviewQueue(readings, judgements, view, options.double ? { author: authorOf(options) } : {});
}

async function act(context: Context, store: RecordStore, options: Options): Promise<void> {
  if (options.log) {
    for (const judgement of await store.judgements()) context.print(JSON.stringify(judgement));
  } else if (options.merge) await merge(context, store, options.merge);
  else if (options.agreement) {
    const pairs = agreements(await store.judgements());
    if (pairs.length === 0) context.print("No two authors have decided on the same statement.");
    for (const { authors, both, agreed, kappa } of pairs)
      context.print(
        `${authors.join(" and ")}: ${agreed} of ${both} alike, kappa ${kappa === null ? "undefined (no variation)" : kappa.toFixed(2)}`,
      );
  } else if (options.undo) {
    await store.withdraw(options.undo, {
      author: authorOf(options),
      at: context.now(),
      reason: options.reason ?? null,
    });
    context.say(`taken back: ${options.undo}`);
  } else if (options.accept ?? options.reject) await decideOne(context, store, options);
  else if (options.list || !process.stdin.isTTY) {
    for (const item of await queueOf(store, options)) context.print(JSON.stringify(item));
  } else await reviewInTerminal(context, store, options);
}

const judgementOf = (
  item: Undecided,
  kind: "accept" | "reject",
  { author, at, reason }: { author: string; at: string; reason: string | null },
): Judgement => ({ id: randomUUID(), author, at, reason, withdrawn: null, kind, target: markOf(item) });

async function decideOne(context: Context, store: RecordStore, options: Options): Promise<void> {
  const ref = (options.accept ?? options.reject)!;
  const [report, id] = [ref.slice(0, ref.indexOf("/")), ref.slice(ref.indexOf("/") + 1)];
  const statement = (await store.reading(report))?.statements.find((each) => each.id === id);
  if (!statement)
    throw new CommandFailure(`${ref}: no such statement. \`parley review --list\` prints the refs.`);
  const judgement = judgementOf(
    { ref, report, statement, why: "not reviewed" },
    options.accept ? "accept" : "reject",
    {
      author: authorOf(options),
      at: context.now(),
      reason: options.reason ?? null,
    },
  );
  await store.judge(judgement);
  context.say(`${judgement.kind}ed: ${ref}; parley review --undo ${judgement.id} takes it back`);
}

async function merge(context: Context, store: RecordStore, file: string): Promise<void> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandFailure(`${file}: can't be read (${(error as Error).message}). Check the path.`);
  }
  const before = new Map((await store.judgements()).map((each) => [each.id, each]));
  let added = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let judgement: Judgement;
    try {
      judgement = JSON.parse(line) as Judgement;
    } catch {
      throw new CommandFailure(
        `${file}:${index + 1}: no JSON. It must be a line that \`parley review --log\` printed.`,
      );
    }
    if (!judgement.id || !judgement.author || !judgement.at || !judgement.kind)
      throw new CommandFailure(
        `${file}:${index + 1}: no judgement (id, author, at and kind are needed). It must be a line that \`parley review --log\` printed.`,
      );
    const known = before.get(judgement.id);
    if (!known) {
      await store.judge({ ...judgement, withdrawn: null });
      added += 1;
    }
    if (judgement.withdrawn && !known?.withdrawn) await store.withdraw(judgement.id, judgement.withdrawn);
  }
  context.print(`${added} judgements added from ${file}.`);
}

/** One card after the other; every key acts at once. */
async function reviewInTerminal(context: Context, store: RecordStore, options: Options): Promise<void> {
  const queue = await queueOf(store, options);
  const reports = new Map((await store.reports()).map((report) => [report.id, report]));
  const draw = {
    columns: Math.min(context.columns, 100),
    colour: context.colour,
    stateName: (await openStateNames()).name,
  };
  const done: { at: number; id: string }[] = [];
  let at = 0;
  const show = (): void => {
    const item = queue[at];
    context.print("");
    if (item) {
      context.print(`${at + 1} of ${queue.length}`);
      for (const line of cardLines(item, reports.get(item.report)!, draw)) context.print(line);
    } else
      context.print(
        `Nothing left to decide; ${done.length} decided now. q leaves, u takes the last one back.`,
      );
  };
  const decide = async (kind: "accept" | "reject", reason: string | null): Promise<void> => {
    const item = queue[at];
    if (!item) return;
    const judgement = judgementOf(item, kind, { author: authorOf(options), at: context.now(), reason });
    await store.judge(judgement);
    done.push({ at, id: judgement.id });
    at += 1;
    show();
  };
  const keys: Record<string, () => Promise<boolean | void> | boolean | void> = {
    a: () => decide("accept", null),
    x: async () => {
      const reason = await asked("why? ");
      await decide("reject", reason || null);
    },
    j: () => {
      at = Math.min(queue.length, at + 1);
      show();
    },
    k: () => {
      at = Math.max(0, at - 1);
      show();
    },
    u: async () => {
      const last = done.pop();
      if (!last) return;
      await store.withdraw(last.id, { author: authorOf(options), at: context.now(), reason: "undone" });
      at = last.at;
      show();
    },
    "?": () => context.print("a accept  x reject  j next  k back  u undo  q leave"),
    q: () => true,
  };
  show();
  emitKeypressEvents(process.stdin);
  for (;;) {
    const key = await pressed();
    if ((await keys[key]?.()) === true) break;
  }
  context.print(`${done.length} decided.`);
}

/** The next key; Ctrl-C and Ctrl-D leave. */
async function pressed(): Promise<string> {
  process.stdin.setRawMode(true).resume();
  const key = await new Promise<string>((done) =>
    process.stdin.once(
      "keypress",
      (text: string | undefined, { name, ctrl }: { name?: string; ctrl?: boolean }) =>
        done(ctrl && (name === "c" || name === "d") ? "q" : (text ?? "")),
    ),
  );
  process.stdin.setRawMode(false).pause();
  return key;
}

async function asked(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await line.question(question);
  line.close();
  return answer.trim();
}
