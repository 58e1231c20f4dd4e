// How a state is called in the name of a channel: "US-China", "North Korea-South Korea".
import type { Lexicon } from "../lexicon/index.ts";

const shorter: Readonly<Record<string, string>> = { USA: "US", GBR: "UK", ARE: "UAE", RUS: "Russia" };

/** Short names by state code; the code itself where the registry has none. */
export function stateNames(lexicon: Lexicon): (state: string) => string {
  const names = new Map<string, string>();
  for (const { code, name, now } of lexicon.actors.states)
    if (now === "" || now === code) names.set(code, name);
  return (state) => shorter[state] ?? names.get(state) ?? state;
}
