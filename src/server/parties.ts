// States as a parameter of a question names them: "USA,CHN" or "US, China".
import type { AppOptions } from "./app.ts";
import { ProblemFailure } from "./problem.ts";

/** Codes of the states that a parameter names; none when it is left out. */
export function partiesOf(options: Pick<AppOptions, "parties">, list: string | undefined): string[] {
  if (!list) return [];
  try {
    return options.parties(list);
  } catch (error) {
    throw new ProblemFailure(400, "No such state", (error as Error).message);
  }
}
