// Answers that are kept: the same question of the same state is made once, of another state anew, and memory stays bounded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { etagged } from "../../src/server/answer.ts";

function counted(size = 1) {
  let made = 0;
  let generation = 1;
  const record = { generation: async () => generation };
  const app = new Hono();
  app.get("/api/*", (context) =>
    etagged(record, context, "test", () => {
      made += 1;
      return { n: made, words: "x".repeat(size) };
    }),
  );
  return {
    ask: async (path: string, headers: Record<string, string> = {}) =>
      app.request(`http://localhost${path}`, { headers }),
    move: () => {
      generation += 1;
    },
    made: () => made,
  };
}

test("an answer is made once for a question and a state of the record", async () => {
  const { ask, move, made } = counted();
  const first = await ask("/api/board?between=A");
  assert.equal(await (await ask("/api/board?between=A")).text(), await first.text());
  assert.equal(made(), 1);
  await ask("/api/board?between=B");
  assert.equal(made(), 2);
  move();
  assert.equal(((await (await ask("/api/board?between=A")).json()) as { n: number }).n, 3);
  const etag = (await ask("/api/board?between=A")).headers.get("etag")!;
  assert.equal((await ask("/api/board?between=A", { "if-none-match": etag })).status, 304);
  assert.equal(made(), 3);
});

test("many large answers do not pile up: the oldest are made again, the newest are there", async () => {
  const { ask, made } = counted(1_000_000);
  for (let i = 0; i < 60; i += 1) await ask(`/api/a?${i}`);
  assert.equal(made(), 60);
  await ask("/api/a?59");
  assert.equal(made(), 60);
  await ask("/api/a?0");
  assert.equal(made(), 61);
  const huge = counted(5_000_000);
  await huge.ask("/api/a");
  await huge.ask("/api/a");
  assert.equal(huge.made(), 2, "one that is too large for itself is not kept");
});
