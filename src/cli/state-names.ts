// States by their codes and names, from the registry: "USA" <-> "United States", "US", "American".
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lexicon } from "../lexicon/index.ts";
import { CommandFailure } from "./context.ts";
import { home } from "./home.ts";

type StateRow = Lexicon["actors"]["states"][number];

export interface StateNames {
  /** "United States" for "USA"; the code itself where the registry has no name. */
  name(code: string): string;
  /** Code -> name of every state that is one today. */
  all(): Readonly<Record<string, string>>;
  /** Codes of the states that a text names, by name, alias or adjective. */
  statesIn(text: string): string[];
  /** "US,China" or "USA,CHN" -> ["USA", "CHN"]. Throws CommandFailure for a party that is no state of the registry. */
  parties(list: string): string[];
}

function stateNamesOf(rows: readonly StateRow[]): StateNames {
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { code, name, adjectives, people, aliases, now } of rows) {
    const carried = now === "" ? code : now;
    if (carried === code) names.set(code, name);
    for (const word of [code, name, ...aliases, ...adjectives, ...people])
      if (!codes.has(word.toLowerCase()) || carried === code) codes.set(word.toLowerCase(), carried);
  }
  const longest = Math.max(...[...codes.keys()].map((word) => word.split(" ").length));
  return {
    all: () => Object.fromEntries(names),
    name: (code) => names.get(code) ?? code,
    statesIn(text) {
      const words = text.toLowerCase().match(/[\p{L}.'-]+/gu) ?? [];
      const found = new Set<string>();
      for (let from = 0; from < words.length; from += 1)
        for (let count = Math.min(longest, words.length - from); count > 0; count -= 1) {
          const phrase = words.slice(from, from + count).join(" ");
          const code = codes.get(phrase) ?? codes.get(phrase.replaceAll(".", ""));
          if (!code) continue;
          found.add(code);
          from += count - 1;
          break;
        }
      return [...found];
    },
    parties: (list) =>
      list.split(",").map((part) => {
        const code = codes.get(part.trim().toLowerCase());
        if (!code)
          throw new CommandFailure(
            `--between: "${part.trim()}" is no state of the registry. Write codes or names: USA,CHN or US,China.`,
          );
        return code;
      }),
  };
}

/** The registry's states. The bundle has them in a file of their own, so that a look at the record opens no whole lexicon. */
export async function openStateNames(): Promise<StateNames> {
  const built = join(home, "dist/states.json");
  if (import.meta.url.includes("/dist/") && existsSync(built))
    return stateNamesOf(JSON.parse(readFileSync(built, "utf8")) as StateRow[]);
  const { ownLexicon } = await import("./own-lexicon.ts");
  return stateNamesOf(ownLexicon().actors.states);
}
