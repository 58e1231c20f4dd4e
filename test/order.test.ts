// The laws of the house (ARCHITECTURE.md): a stage imports only itself and earlier stages through their index.ts; the
// engine is pure; only the store knows a database, only the server knows HTTP; no folder is called utils.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { test } from "node:test";

const source = resolve(import.meta.dirname, "../src");
const stages = [
  "report",
  "ingest",
  "lexicon",
  "page",
  "language",
  "mentions",
  "attribution",
  "coding",
  "reading",
  "record",
  "store",
  "exports",
  "server",
  "desk",
  "cli",
];
const pure = new Set(stages.slice(0, stages.indexOf("store")));
/** Packages that one stage alone may know. */
const owners: Record<string, string[]> = {
  kysely: ["store"],
  "node:sqlite": ["store"],
  pg: ["store"],
  hono: ["server", "desk"],
  "@hono/node-server": ["server"],
  "@hono/zod-openapi": ["server"],
  "node:http": ["server"],
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(sep).join("/"));

const imports = (file: string): string[] =>
  [...readFileSync(join(source, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1]!,
  );

test("the law reads the house", () => assert.ok(files.length >= 20, `only ${files.length} files under src/`));

test("a stage imports only itself and earlier stages, through their index.ts", () => {
  for (const file of files) {
    const stage = file.includes("/") ? file.split("/")[0]! : null;
    if (stage === null) continue;
    assert.ok(
      stages.includes(stage),
      `src/${file}: "${stage}" is no stage; add it to ARCHITECTURE.md and to this list`,
    );
    for (const name of imports(file)) {
      if (!name.startsWith(".")) continue;
      const target = relative(source, resolve(source, dirname(file), name))
        .split(sep)
        .join("/");
      const other = target.includes("/") ? target.split("/")[0]! : null;
      if (other === stage || other === null) continue;
      assert.ok(
        stages.indexOf(other) < stages.indexOf(stage),
        `src/${file} imports the later stage ${other}`,
      );
      assert.match(
        target,
        /^[a-z]+\/index\.ts$/,
        `src/${file} imports ${target}; go through ${other}/index.ts`,
      );
    }
  }
});

test("the engine is pure: no node:, no clock, no randomness, no network", () => {
  for (const file of files) {
    if (!pure.has(file.split("/")[0]!) || file.endsWith(".test.ts")) continue;
    const text = readFileSync(join(source, file), "utf8");
    for (const name of imports(file)) assert.ok(!name.startsWith("node:"), `src/${file} imports ${name}`);
    const effect = /\b(Date\.now|new Date\(\)|Math\.random|fetch\(|process\.)/.exec(text);
    assert.equal(effect?.[0], undefined, `src/${file} has an effect`);
  }
});

test("only the store knows a database, only the server knows HTTP", () => {
  for (const file of files)
    for (const name of imports(file)) {
      const owner =
        owners[
          name
            .split("/")
            .slice(0, name.startsWith("@") ? 2 : 1)
            .join("/")
        ];
      if (owner)
        assert.ok(
          owner.includes(file.split("/")[0]!),
          `src/${file} imports ${name}, which belongs to ${owner}`,
        );
      if (file.startsWith("desk/"))
        assert.ok(!name.includes("/store/"), `src/${file}: the desk never sees the store`);
    }
});

test("no room is called utils", () => {
  for (const file of files)
    assert.doesNotMatch(
      file,
      /(^|\/)(utils?|common|helpers?|types|misc)(\.tsx?|\/)/,
      `src/${file} says nothing about itself`,
    );
});
