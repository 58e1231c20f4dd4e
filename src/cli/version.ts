// The version of Parley, as its package.json has it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { home } from "./home.ts";

export const version: string = (
  JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string }
).version;
