// The end of `npm start`: reads samples/ into a fresh record and prints what it learnt, the board and the chronology.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";

const home = join(import.meta.dirname, "..");
const record = join(home, "build", "sample-record");
const parley = join(home, "dist", "parley.js");
rmSync(record, { recursive: true, force: true });

/** Runs a command of Parley as a user would, and stops at the first that fails. */
function run(...words) {
  console.log(`\n$ parley ${words.join(" ")}`);
  const { status } = spawnSync(process.execPath, [parley, ...words, "--record", record], {
    stdio: "inherit",
    cwd: home,
  });
  if (status !== 0) process.exit(status ?? 1);
}

run("read", "samples");
run("board");
run("chronology");
console.log(
  `\nThe record is in ${relative(process.cwd(), record)}. Ask it more:\n` +
    `  npm run --silent parley -- why ID --record ${relative(process.cwd(), record)}\n` +
    `  npm run --silent parley -- board --on 2023-06-01 --record ${relative(process.cwd(), record)}\n` +
    `  npm run --silent parley -- --help\n` +
    `Open the desk, in a browser of this machine:\n` +
    `  npm run --silent parley -- serve --record ${relative(process.cwd(), record)}`,
);
