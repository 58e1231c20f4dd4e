// `npm run --silent predict -- KIT INPUT OUTPUT`: the one door through which the engine is measured.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openEngine } from "../../src/cli/engine.ts";
import type { Predict } from "./kit.ts";

const [kit, input, output] = process.argv.slice(2);
const kits = join(import.meta.dirname, "kits");
const names = readdirSync(kits).map((name) => name.replace(/\.ts$/, ""));
if (!kit || !input || !output) {
  console.error(`usage: npm run --silent predict -- KIT INPUT OUTPUT\nKIT is one of ${names.join(", ")}`);
  process.exit(2);
}
if (!names.includes(kit)) {
  console.error(`predict: no kit "${kit}"; KIT is one of ${names.join(", ")}`);
  process.exit(2);
}
if (!existsSync(input)) {
  console.error(`predict: ${input}: no such file`);
  process.exit(1);
}
const bytes = readFileSync(input);
const text = new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
const { predict } = (await import(join(kits, `${kit}.ts`))) as { predict: Predict };
writeFileSync(output, await predict(text, openEngine()));
