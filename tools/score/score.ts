// `npm run score [-- --keep] [NAME ...]`: predict + scorer on every dev part, one table; fails when a figure drops by more
// than its noise below the kept baseline. `--keep` makes the figures just measured the baseline.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Part, parts } from "./parts.ts";

const home = resolve(import.meta.dirname, "../..");
const kits = resolve(home, process.env.PARLEY_EVAL ?? "../shared/eval");
const baselineFile = join(import.meta.dirname, "baseline.json");
type Figures = Record<string, number>;
const baseline: Record<string, Figures> = existsSync(baselineFile)
  ? (JSON.parse(readFileSync(baselineFile, "utf8")) as Record<string, Figures>)
  : {};
const keep = process.argv.includes("--keep");
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));

if (!existsSync(kits)) {
  console.log(`skipped: no kits at ${kits}; set PARLEY_EVAL to their folder`);
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), "parley-score-"));
const measured: Record<string, Figures> = {};
let failed = 0;
console.log(`${"part".padEnd(32)} ${"s".padStart(5)}  figures (kept baseline)`);
for (const part of parts.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
)) {
  const started = Date.now();
  const figures = measure(part);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (figures === null) {
    console.log(`${part.name.padEnd(32)} ${seconds.padStart(5)}  not served`);
    failed += baseline[part.name] ? 1 : 0;
    continue;
  }
  measured[part.name] = figures;
  const cells = Object.entries(part.figures).flatMap(([key, noise]) => {
    const value = figures[key];
    if (value === undefined) return [];
    const before = baseline[part.name]?.[key];
    const dropped = before !== undefined && value < before - noise - 1e-9;
    if (dropped) failed += 1;
    return [
      `${key} ${(100 * value).toFixed(1)}${before === undefined ? "" : ` (${(100 * before).toFixed(1)})`}${dropped ? " DROPPED" : ""}`,
    ];
  });
  console.log(`${part.name.padEnd(32)} ${seconds.padStart(5)}  ${cells.join("  ")}`);
}
rmSync(scratch, { recursive: true });
if (keep) {
  const kept = Object.fromEntries(
    Object.entries({ ...baseline, ...measured }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(baselineFile, `${JSON.stringify(kept, null, 1)}\n`);
  writeScores(kept);
}
console.log(failed === 0 ? "no figure dropped" : `${failed} dropped`);
process.exitCode = failed === 0 ? 0 : 1;

/** The part's headline figures, or null when no kit of the project serves it. */
function measure(part: Part): Figures | null {
  if (!existsSync(join(import.meta.dirname, "kits", `${part.kit}.ts`))) return null;
  const output = join(scratch, `${part.name.replaceAll(" ", "-")}.out`);
  const run = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "predict.ts"), part.kit, join(kits, part.input), output],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (run.status !== 0) return null;
  const line = execFileSync(
    process.execPath,
    [join(kits, part.scorer), join(kits, part.gold), output, ...(part.flags ?? []), "--json"],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const { headline } = JSON.parse(line.trim().split("\n").at(-1)!) as { headline: Figures };
  return Object.fromEntries(Object.entries(headline).filter(([, value]) => typeof value === "number"));
}

/** Puts the table of kept figures, with commit and day, between the marks of SCORES.md. */
function writeScores(kept: Record<string, Figures>): void {
  const file = join(home, "SCORES.md");
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: home,
    encoding: "utf8",
  }).trim();
  const rows = parts.flatMap(({ name, figures }) => {
    const own = kept[name];
    if (!own) return [];
    const cells = Object.keys(figures).flatMap((key) =>
      own[key] === undefined ? [] : [`${key} ${(100 * own[key]).toFixed(1)}`],
    );
    return [`| ${name} | ${cells.join(", ")} |`];
  });
  const table = [
    `Measured ${new Date().toISOString().slice(0, 10)} at commit ${commit} by \`npm run score -- --keep\`; per cent.`,
    "",
    "| part | figures |",
    "| --- | --- |",
    ...rows,
  ].join("\n");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/(<!-- scores -->\n)[\s\S]*?(<!-- \/scores -->)/, `$1${table}\n$2`));
}
