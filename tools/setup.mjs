// Runs before every npm script that needs packages, on whatever Node the machine has (20 or later): installs what is
// missing or older than the lock, then leaves the rest to Node 24, which npm put first in the PATH of the next script.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(home, "node_modules", ".package-lock.json");
const lock = join(home, "package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  console.error("parley: installing packages (once) ...");
  const run = spawnSync(
    command,
    [...first, "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: home,
      stdio: ["ignore", 2, 2],
    },
  );
  if (run.status !== 0) {
    console.error(
      "parley: npm install failed; its message stands above. Mend that and run the command again.",
    );
    process.exit(1);
  }
}
