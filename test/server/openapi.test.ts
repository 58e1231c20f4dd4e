// The API's description: every registered route is in it and answers as it says; search with pages, clocks and excerpts.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { after, before, describe, test } from "node:test";
import type { z } from "zod";
import { deskApp, DeskRecord, type EventsPage, Live, type SearchPage } from "../../src/server/index.ts";
import {
  eventsPageForm,
  jobForm,
  relationsForm,
  searchPageForm,
  sessionForm,
  statusForm,
} from "../../src/server/forms.ts";
import { snippetRuns } from "../../src/server/sheets/index.ts";
import { openApp, type OpenApp, readSamples } from "./open-app.ts";

interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, object>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly responses: object; readonly securitySchemes?: object };
}

describe("the API's description", () => {
  let record: string;
  let app: OpenApp;
  let description: Document;
  before(async () => {
    record = readSamples();
    app = await openApp({}, { record });
    description = (await (await app.get("/api/openapi.json")).json()) as Document;
  });
  after(async () => {
    await app.close();
    rmSync(dirname(record), { recursive: true, force: true });
  });

  test("every route that is registered is in it, and no other", () => {
    const registered = deskApp({
      record: new DeskRecord(app.store, (code) => code),
      live: new Live(),
      desk: "",
      version: "",
      now: () => "",
      fault: () => undefined,
      readInto: async () => undefined,
      samples: () => [],
      parties: () => [],
      statesIn: () => [],
      states: {},
    }).routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"));
    assert.ok(registered.length >= 27, `${registered.length} routes`);
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    assert.deepEqual(
      described.sort(),
      registered
        .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
        .sort(),
    );
  });

  test("each operation has its name, its parameters, its answers and the problem", () => {
    assert.equal(description.openapi, "3.1.0");
    const ids = new Set<string>();
    for (const [path, operations] of Object.entries(description.paths))
      for (const [method, operation] of Object.entries(operations)) {
        const where = `${method} ${path}`;
        assert.ok(operation.summary, where);
        assert.ok(!ids.has(operation.operationId), `${operation.operationId} twice`);
        ids.add(operation.operationId);
        const inPath = operation.parameters.filter((each) => each.in === "path").map(({ name }) => name);
        assert.deepEqual(
          inPath,
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
          where,
        );
        assert.ok(operation.responses.default, where);
        assert.equal(Object.keys(operation.responses).length, 2, where);
        for (const { name, schema } of operation.parameters)
          assert.ok("type" in schema || "enum" in schema, `${where} ${name}`);
      }
    const judgement =
      description.paths["/api/judgements"]!.post!.requestBody!.content["application/json"]!.schema;
    assert.match(JSON.stringify(judgement), /"same-event"/);
    const clocks = description.paths["/api/board"]!.get!.parameters.map(({ name }) => name);
    assert.deepEqual(clocks, ["asOf", "on", "asRecorded", "between", "lanes"]);
    assert.equal(description.components.securitySchemes, undefined);
  });

  test("a parameter that the schema refuses is refused by the route", async () => {
    let refused = 0;
    for (const [path, operations] of Object.entries(description.paths))
      for (const { name, in: place, schema } of operations.get?.parameters ?? []) {
        const { pattern, format } = schema as { pattern?: string; format?: string };
        if (place !== "query" || (!pattern && !format)) continue;
        const answer = await app.get(
          `${path.replace("{id}", "x")}?since=2024-01-01&${name}=${name === "since" ? "" : "zzz"}`.replace(
            "since=2024-01-01&since=",
            "since=zzz",
          ),
        );
        assert.equal(answer.status, 400, `${path} ${name}`);
        assert.match(((await answer.json()) as { detail: string }).detail, new RegExp(`^${name} must be`));
        refused += 1;
      }
    assert.ok(refused >= 30, `${refused} refused`);
    assert.equal((await app.get("/api/board?asOf=2023-02-29")).status, 400, "no such day");
    assert.equal((await app.get("/api/board?asOf=")).status, 200, "an empty one is not given");
  });

  test("answers are of the forms that it gives", async () => {
    const forms: readonly (readonly [string, z.ZodType])[] = [
      ["/api/status", statusForm],
      ["/api/relations", relationsForm],
      ["/api/events?all=true", eventsPageForm],
      ["/api/search?q=hotline", searchPageForm],
      ["/api/session", sessionForm],
    ];
    for (const [path, form] of forms) {
      const parsed = form.safeParse(await (await app.get(path)).json());
      assert.ok(parsed.success, `${path}: ${parsed.error?.message}`);
    }
    const job = await (
      await app.post("/api/read", { files: [{ name: "a.jpg", base64: "/9j/4A==" }] })
    ).json();
    assert.ok(jobForm.safeParse(job).success);
  });

  test("pages by number of the chronology are those by cursor", async () => {
    const pageOf = async (query: string) =>
      (await (await app.get(`/api/events?${query}`)).json()) as EventsPage;
    const whole = await pageOf("limit=500");
    const ids = [];
    for (let at = 0; at < whole.total; at += 4)
      ids.push(...(await pageOf(`limit=4&at=${at}`)).rows.map(({ id }) => id));
    assert.deepEqual(
      ids,
      whole.rows.map(({ id }) => id),
    );
    assert.deepEqual((await pageOf(`at=${whole.total + 5}`)).rows, []);
  });

  test("search: pages join, every report has the words, what was not known by then is left out", async () => {
    const search = async (query: string) =>
      (await (await app.get(`/api/search?${query}`)).json()) as SearchPage;
    const whole = await search("q=Korea&limit=100");
    assert.ok(whole.found.length >= 3);
    assert.equal(whole.next, null);
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await search(`q=Korea&limit=2${cursor ? `&cursor=${cursor}` : ""}`);
      ids.push(...page.found.map(({ id }) => id));
      cursor = page.next;
    }
    assert.deepEqual(
      ids,
      whole.found.map(({ id }) => id),
    );
    for (const { id, snippet, evidence } of whole.found) {
      const report = (await (await app.get(`/api/reports/${id}`)).json()) as { text: string; title: string };
      assert.match(`${report.title} ${report.text}`, /Korea/i);
      assert.ok(snippet!.length > 0);
      assert.equal(evidence?.startsWith(`${id}/`), true);
    }
    assert.ok(
      whole.found.some(({ snippet }) => snippet!.some(({ hit, text }) => hit && /korea/i.test(text))),
    );
    assert.ok(whole.found.some(({ events, eventCount }) => events.length > 0 && eventCount >= events.length));
    const before = await search("q=Korea&asOf=2020-12-31");
    assert.ok(before.found.length > 0 && before.found.length < whole.found.length);
    for (const { published } of before.found) assert.ok(published! <= "2020-12-31");
    assert.deepEqual(await search("q="), { found: [], next: null });
    assert.deepEqual(await search(`q=${encodeURIComponent('"*() OR NEAR')}`), { found: [], next: null });
    assert.equal((await app.get("/api/search?q=Korea&cursor=x")).status, 400);
  });
});

test("words of a report of which only excerpts may be shown are found, and not shown", async () => {
  const app = await openApp();
  try {
    const line = JSON.stringify({
      text: "OSLO — Norway's foreign minister met Finland's foreign minister on Monday. Umbrellas were many.",
      title: "Talks",
      publisher: "Harbour Wire",
      published: "2024-03-05",
      rights: "excerpts",
    });
    const files = [{ name: "a.jsonl", base64: Buffer.from(line).toString("base64") }];
    const { id } = (await (await app.post("/api/read", { files })).json()) as { id: string };
    let state = "reading";
    for (let i = 0; i < 300 && state === "reading"; i += 1) {
      await new Promise((done) => setTimeout(done, 50));
      ({ state } = (await (await app.get(`/api/jobs/${id}`)).json()) as { state: string });
    }
    assert.equal(state, "done");
    const answer = await app.get("/api/search?q=umbrellas");
    const words = await answer.text();
    const { found } = JSON.parse(words) as SearchPage;
    assert.equal(found.length, 1);
    assert.equal(found[0]!.snippet, null);
    assert.doesNotMatch(words, /umbrellas/i);
  } finally {
    await app.close();
  }
});

test("a snippet in runs: hits apart, no mark left, nothing lost", () => {
  assert.deepEqual(snippetRuns("the \u0002line\u0003 rang\nat \u0002noon\u0003"), [
    { text: "the ", hit: false },
    { text: "line", hit: true },
    { text: " rang at ", hit: false },
    { text: "noon", hit: true },
  ]);
  assert.deepEqual(snippetRuns("cut \u0002off"), [
    { text: "cut ", hit: false },
    { text: "off", hit: true },
  ]);
});
