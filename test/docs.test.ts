// The documents tell the truth: the glossary is what its source gives, the README's commands run, every command has examples.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { glossaryText } from "../tools/glossary.ts";

const home = resolve(import.meta.dirname, "..");
const main = join(home, "src/cli/main.ts");
const read = (name: string): string => readFileSync(join(home, name), "utf8");
const parley = (words: readonly string[], cwd: string) =>
  spawnSync(process.execPath, [main, ...words], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

test("GLOSSARY.md is what src/glossary.ts gives: run `npm run glossary`", () => {
  assert.equal(read("GLOSSARY.md"), glossaryText());
});

test("every npm script that a document names is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const name of ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
    for (const [, script] of read(name).matchAll(/npm run (?:--silent )?([\w:-]+)/g))
      assert.ok(scripts[script!], `${name} names "npm run ${script}"`);
});

test("every file that a document links to is there", () => {
  for (const name of ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
    for (const [, path] of read(name).matchAll(/\]\(([^)#:]+)\)/g))
      assert.ok(existsSync(join(home, path!)), `${name} links to ${path}`);
});

describe("commands", () => {
  let folder: string;
  let id: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-docs-"));
    const run = parley(["read", join(home, "samples"), "--quick"], folder);
    assert.equal(run.status, 0, run.stderr);
    id = (JSON.parse(parley(["chronology", "--json"], folder).stdout.split("\n")[0]!) as { id: string }).id;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("every command's help has an example, and the README names every command", () => {
    const help = parley(["--help"], folder).stdout;
    const names = [...help.matchAll(/^ {2}([a-z-]+) \[?[<[]|^ {2}([a-z-]+) \[options\]/gm)].map(
      (match) => match[1] ?? match[2]!,
    );
    assert.ok(names.length >= 15, `only ${names.length} commands found in the help`);
    const readme = read("README.md");
    for (const name of new Set(names)) {
      if (name === "help") continue;
      assert.match(
        parley([name, "--help"], folder).stdout,
        /Examples?:/,
        `parley ${name} --help has no example`,
      );
      assert.match(readme, new RegExp(`parley ${name}\\b|\`${name}\``), `the README does not name ${name}`);
    }
  });

  test("the README's commands run", () => {
    const block = /## Everyday use[\s\S]*?```\n(parley[\s\S]*?)```/.exec(read("README.md"))![1]!;
    const lines = block.split("\n").filter((line) => line.startsWith("parley "));
    assert.ok(lines.length >= 10);
    for (const line of lines) {
      const words = [...line.replace(/\s+#.*$/, "").matchAll(/"[^"]*"|'[^']*'|\S+/g)]
        .map(([word]) => word.replace(/^(["'])(.*)\1$/, "$2"))
        .slice(1)
        .map((word) => (word === "ID" ? id : word));
      // The reports of the first line are anybody's own; the samples stand for them.
      if (words[0] === "read") words.splice(1, words.length, join(home, "samples"), "--quick");
      const run = parley(words, folder);
      assert.equal(run.status, 0, `${line}\n${run.stderr}`);
    }
  });
});
