// Gathering: files, folders in order, standard input, compressed JSONL in bounded memory; every fault is one problem and the rest goes on.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Gathered, gather } from "../src/cli/gather.ts";
import { problemText } from "../src/ingest/index.ts";

const root = mkdtempSync(join(tmpdir(), "parley-gather-"));
after(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string): string => join(root, name);

async function* chunks(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

/** What was gathered, as one short word each, without the folder of this test. */
async function all(paths: string[], stdin = ""): Promise<string[]> {
  const out: string[] = [];
  for await (const one of gather(paths, chunks(stdin))) out.push(show(one));
  return out;
}
const show = (one: Gathered): string => {
  const short = (name: string): string => name.replace(`${root}/`, "");
  if (one.kind === "problem") return short(problemText(one.problem));
  if (one.kind === "passed-over") return `passed over ${short(one.name)}`;
  const text = new TextDecoder().decode(one.bytes);
  return `${short(one.name)}${one.kind === "line" ? `:${one.line}` : ""} ${text}`;
};

test("a folder is read in order, with what lies below it; pictures and a README are passed over", async () => {
  mkdirSync(at("wires/b"), { recursive: true });
  writeFileSync(at("wires/c.md"), "C");
  writeFileSync(at("wires/a.txt"), "A");
  writeFileSync(at("wires/b/one.html"), "<p>B</p>");
  writeFileSync(at("wires/photo.jpg"), "x");
  writeFileSync(at("wires/README.md"), "about");
  writeFileSync(at("wires/.hidden.txt"), "h");
  writeFileSync(at("wires/lines.jsonl"), '{"text":"1"}\n\n{"text":"2"}');
  symlinkSync("..", at("wires/b/up"));
  assert.deepEqual(await all([at("wires")]), [
    "passed over wires/README.md",
    "wires/a.txt A",
    "wires/b/one.html <p>B</p>",
    "wires/c.md C",
    'wires/lines.jsonl:1 {"text":"1"}',
    'wires/lines.jsonl:3 {"text":"2"}',
    "passed over wires/photo.jpg",
  ]);
});

test("standard input is text, or JSONL when it begins like it", async () => {
  assert.deepEqual(await all(["-"], "The two met."), ["- The two met."]);
  assert.deepEqual(await all(["-"], '{"text":"1"}\r\n{"text":"2"}\r\n'), [
    '-:1 {"text":"1"}\r',
    '-:2 {"text":"2"}\r',
  ]);
});

test("a missing path, an unreadable file and one that is too large are problems, and the rest goes on", async () => {
  writeFileSync(at("shut.txt"), "x");
  chmodSync(at("shut.txt"), 0);
  writeFileSync(at("big.txt"), "x");
  truncateSync(at("big.txt"), 200 * 1024 * 1024);
  writeFileSync(at("good.txt"), "good");
  symlinkSync("round", at("round"));
  const found = await all([at("nowhere.txt"), at("shut.txt"), at("big.txt"), at("round"), at("good.txt")]);
  assert.equal(found[0], "nowhere.txt: no such file or folder. Check the path.");
  // The superuser may read everything.
  if (process.getuid?.() !== 0) assert.match(found[1]!, /^shut\.txt: not readable for you/);
  assert.match(found[2]!, /^big\.txt: more than the 50 MB that one text may have/);
  assert.match(found[3]!, /^round: a link that leads to itself/);
  assert.equal(found[4], "good.txt good");
});

test("compressed JSONL is read line by line; a damaged file is a problem behind what could be read", async () => {
  const whole = gzipSync('{"text":"1"}\n{"text":"2"}\n');
  writeFileSync(at("two.jsonl.gz"), whole);
  writeFileSync(at("cut.jsonl.gz"), whole.subarray(0, whole.length - 9));
  writeFileSync(at("none.jsonl"), "\n");
  assert.deepEqual(await all([at("two.jsonl.gz")]), [
    'two.jsonl.gz:1 {"text":"1"}',
    'two.jsonl.gz:2 {"text":"2"}',
  ]);
  const cut = await all([at("cut.jsonl.gz")]);
  assert.equal(cut.at(-1), "cut.jsonl.gz: a compressed file that is cut short. Fetch it again.");
  writeFileSync(at("no.jsonl.gz"), "no gzip");
  assert.deepEqual(await all([at("no.jsonl.gz")]), [
    "no.jsonl.gz: a compressed file that is damaged. Fetch it again.",
  ]);
  assert.deepEqual(await all([at("none.jsonl")]), ["none.jsonl: empty file. Write one JSON object a line."]);
});

test("memory stays bounded while a large JSONL file is read", async () => {
  const line = `${JSON.stringify({ text: "The two sides met in Geneva on Monday and agreed to meet again. ".repeat(16) })}\n`;
  const lines = 40_000;
  async function* stream(): AsyncGenerator<Uint8Array> {
    const bytes = new TextEncoder().encode(line.repeat(50));
    for (let i = 0; i < lines / 50; i++) yield bytes;
  }
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let count = 0;
  for await (const one of gather(["-"], stream())) {
    if (one.kind === "line") count++;
    if (count % 1000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  assert.equal(count, lines);
  // 41 MB pass through.
  assert.ok(most < 30_000_000, `${most} bytes held`);
});
