// Builds dist/: the bundled command line (a small start-up file, the rest loaded when asked for), the compiled lexicon, the desk.
import "./runtime.mjs";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { build } from "vite";

const home = join(import.meta.dirname, "..");
const dist = join(home, "dist");
rmSync(join(dist, "parley"), { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const bundle = await rolldown({
  input: { main: join(home, "src/cli/main.ts"), "read-worker": join(home, "src/cli/read-worker.ts") },
  platform: "node",
  // An optional native of linkedom that Parley never uses.
  external: ["canvas"],
  logLevel: "warn",
});
await bundle.write({
  dir: join(dist, "parley"),
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
  minify: true,
});
await bundle.close();
writeFileSync(
  join(dist, "parley.js"),
  `#!/usr/bin/env node
import { enableCompileCache } from "node:module";
if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(\`parley: this is Node \${process.versions.node}, Parley needs 24 or later.\`);
  process.exit(1);
}
enableCompileCache();
await import("./parley/main.js");
`,
  { mode: 0o755 },
);
const { compileLexicon, problemLine } = await import("../src/lexicon/index.ts");
const { entryKinds } = await import("../src/reading/index.ts");
const { lexiconFiles } = await import("../src/cli/lexicon-files.ts");
const { lexicon, problems } = compileLexicon(lexiconFiles(home), entryKinds);
for (const problem of problems) console.error(problemLine(problem));
writeFileSync(join(dist, "lexicon.json"), JSON.stringify(lexicon));
writeFileSync(join(dist, "states.json"), JSON.stringify(lexicon.actors.states));
await build({ configFile: join(home, "src/desk/vite.config.ts"), logLevel: "warn" });
