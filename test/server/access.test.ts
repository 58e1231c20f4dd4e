// A desk open to the network: nothing of the record without the token, sessions in a guarded cookie, names, limits, TLS.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { get as getTls, request as requestTls } from "node:https";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { isLoopback } from "../../src/cli/desk-access.ts";
import { Access, makeToken, RateLimit, tokenHash } from "../../src/server/index.ts";
import { openApp, type OpenApp } from "./open-app.ts";

const home = resolve(import.meta.dirname, "../..");
const token = makeToken();
let clock = Date.parse("2026-01-02T03:04:05Z");
const now = () => new Date(clock).toISOString();
const cookieOf = (answer: Response): string => answer.headers.get("set-cookie")!.split(";")[0]!;

describe("a desk behind a token", () => {
  let app: OpenApp;
  before(async () => {
    app = await openApp({
      access: new Access({ hash: tokenHash(token), secure: false, now }),
      tries: new RateLimit(1 / 6, 4, () => clock),
      rate: new RateLimit(1, 400, () => clock),
      hosts: ["127.0.0.1", "desk.example"],
    });
  });
  after(() => app.close());

  test("no route of the API answers without it, but the desk's own files do", async () => {
    for (const path of [
      "/api/status",
      "/api/board",
      "/api/review",
      "/api/names",
      "/api/live",
      "/api/nothing",
    ]) {
      const answer = await app.get(path);
      assert.equal(answer.status, 401, path);
      assert.match(((await answer.json()) as { detail: string }).detail, /token/);
    }
    assert.equal((await app.post("/api/read", { files: [] })).status, 401);
    assert.equal((await app.post("/api/judgements", {})).status, 401);
    assert.notEqual((await app.get("/")).status, 401);
    assert.deepEqual(await (await app.get("/api/session")).json(), { needed: true, signedIn: false });
  });

  test("the token opens a session in a cookie that no script reads; signing out ends it", async () => {
    const wrong = await app.post("/api/sign-in", { token: makeToken() });
    assert.equal(wrong.status, 403);
    assert.equal(wrong.headers.get("set-cookie"), null);
    const right = await app.post("/api/sign-in", { token });
    assert.equal(right.status, 200);
    assert.match(right.headers.get("set-cookie")!, /; HttpOnly; SameSite=Strict$/);
    assert.ok(!right.headers.get("set-cookie")!.includes(token), "the cookie is not the token");
    const cookie = cookieOf(right);
    assert.equal((await app.get("/api/status", { cookie })).status, 200);
    assert.equal((await app.get("/api/status", { cookie: `x=1; ${cookie}` })).status, 200);
    assert.equal((await app.get("/api/status", { cookie: `${cookie}x` })).status, 401);
    const out = await app.post("/api/sign-out", {}, { cookie });
    assert.match(out.headers.get("set-cookie")!, /Max-Age=0/);
    assert.equal((await app.get("/api/status", { cookie })).status, 401, "the old cookie opens nothing more");
  });

  test("a session ends by itself after twelve hours", async () => {
    clock += 60_000;
    const cookie = cookieOf(await app.post("/api/sign-in", { token }));
    clock += 12 * 3_600_000 - 1000;
    assert.equal((await app.get("/api/status", { cookie })).status, 200);
    clock += 2000;
    assert.equal((await app.get("/api/status", { cookie })).status, 401);
  });

  test("a script sends the token itself; another one is refused", async () => {
    const asks = (words: string) => app.get("/api/status", { authorization: words });
    assert.equal((await asks(`Bearer ${token}`)).status, 200);
    assert.equal((await asks(`Bearer ${token.slice(1)}`)).status, 401);
    assert.equal((await asks(`Bearer ${tokenHash(token)}`)).status, 401, "the hash that is kept is no token");
    assert.equal((await asks("Bearer ")).status, 401);
    assert.equal((await asks(`Basic ${token}`)).status, 401);
  });

  test("guessing is slowed down, with the seconds to wait", async () => {
    clock += 3_600_000;
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await app.post("/api/sign-in", { token: `guess ${i}` }));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 403, 403, 403, 429, 429],
    );
    const wait = Number(answers.at(-1)!.headers.get("retry-after"));
    assert.ok(wait >= 1 && wait <= 6, `${wait} s`);
    assert.equal((await app.post("/api/sign-in", { token })).status, 429, "the right one waits as well");
    clock += wait * 1000;
    assert.equal((await app.post("/api/sign-in", { token })).status, 200);
  });

  test("one address that asks too often gets 429 as a problem, and is let in again later", async () => {
    clock += 3_600_000;
    let refused: Response | null = null;
    for (let i = 0; i < 500 && refused === null; i += 1) {
      const answer = await app.get("/api/session");
      if (answer.status === 429) refused = answer;
      else await answer.arrayBuffer();
    }
    assert.ok(refused, "refused within 500 requests of a burst of 400");
    assert.match(refused.headers.get("content-type")!, /^application\/problem\+json/);
    assert.equal(refused.headers.get("retry-after"), "1");
    assert.equal(refused.headers.get("x-content-type-options"), "nosniff");
    clock += 2000;
    assert.equal((await app.get("/api/session")).status, 200);
  });

  test("it answers to the names that it was opened with, and to no other", async () => {
    clock += 3_600_000;
    const asked = (host: string): Promise<number | undefined> =>
      new Promise((done, failed) => {
        request(
          { port: app.server.port, host: "127.0.0.1", path: "/api/session", headers: { host } },
          (answer) => {
            answer.resume();
            done(answer.statusCode);
          },
        )
          .on("error", failed)
          .end();
      });
    for (const host of ["desk.example", "DESK.example:80", "127.0.0.1:9"])
      assert.equal(await asked(host), 200, host);
    for (const host of ["evil.example", "desk.example.evil.example", "desk.example.."])
      assert.equal(await asked(host), 421, host);
  });
});

test("a bucket refills steadily, never beyond its burst, and addresses do not share one", () => {
  let at = 0;
  const limit = new RateLimit(2, 3, () => at);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => limit.take("a")),
    [0, 0, 0, 1],
  );
  assert.equal(limit.take("b"), 0);
  at += 500;
  assert.deepEqual([limit.take("a"), limit.take("a")], [0, 1]);
  at += 3_600_000;
  assert.deepEqual(
    [1, 2, 3, 4].map(() => limit.take("a")),
    [0, 0, 0, 1],
  );
});

test("only addresses of loopback need no token", () => {
  for (const host of ["127.0.0.1", "localhost", "::1", "127.0.0.53"]) assert.ok(isLoopback(host), host);
  for (const host of ["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.example", "desk.local"])
    assert.ok(!isLoopback(host), host);
});

/** Starts `parley serve` and gives all that it says until `enough` matches it. */
async function serving(
  args: readonly string[],
  enough: RegExp,
  then: (said: string) => Promise<void>,
): Promise<void> {
  const child = spawn(process.execPath, [join(home, "src/cli/main.ts"), "serve", "--port", "0", ...args]);
  const ended = new Promise((done) => child.once("exit", done));
  try {
    const said = await new Promise<string>((done, failed) => {
      let words = "";
      const hear = (part: Buffer): void => {
        words += part.toString();
        if (enough.test(words)) done(words);
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", (code) => failed(new Error(`ended with ${code}: ${words}`)));
    });
    await then(said);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

describe("parley serve --host", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-host-"));
  const record = join(folder, ".parley");
  after(() => rmSync(folder, { recursive: true, force: true }));
  const open = ["--host", "0.0.0.0", "--record", record];

  test("shows the token once and keeps its hash alone; a new one shuts the old one out", async () => {
    let first = "";
    await serving(open, /in the clear/, async (said) => {
      first = /shown this once: (\S{43})/.exec(said)![1]!;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0];
      assert.equal((await fetch(`${address}/api/status`)).status, 401);
      const answer = await fetch(`${address}/api/status`, { headers: { authorization: `Bearer ${first}` } });
      assert.equal(answer.status, 200);
    });
    const kept = readFileSync(join(record, "desk-token"), "utf8");
    assert.ok(!kept.includes(first));
    assert.equal(kept.trim(), tokenHash(first));
    assert.equal(statSync(join(record, "desk-token")).mode & 0o077, 0, "for the owner alone");
    await serving(open, /in the clear/, async (said) => {
      assert.ok(!said.includes("shown this once"));
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0];
      const answer = await fetch(`${address}/api/status`, { headers: { authorization: `Bearer ${first}` } });
      assert.equal(answer.status, 200, "the token stays after a restart");
    });
    await serving([...open, "--new-token"], /in the clear/, async (said) => {
      const second = /shown this once: (\S{43})/.exec(said)![1]!;
      assert.notEqual(second, first);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0];
      const asks = async (each: string) =>
        (await fetch(`${address}/api/status`, { headers: { authorization: `Bearer ${each}` } })).status;
      assert.deepEqual([await asks(first), await asks(second)], [401, 200]);
    });
  });

  const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
  test("over TLS the cookie is Secure and nothing is said of the clear", {
    skip: !hasOpenssl && "no openssl to make a certificate with",
  }, async () => {
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    const made = spawnSync("openssl", [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "1",
      "-subj",
      "/CN=localhost",
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    assert.equal(made.status, 0, made.stderr.toString());
    await serving(
      [...open, "--new-token", "--cert", cert, "--key", key],
      /shown this once: \S{43}\n/,
      async (said) => {
        assert.doesNotMatch(said, /in the clear/);
        const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(said)![1]);
        const fresh = /shown this once: (\S{43})/.exec(said)![1]!;
        const line = { host: "127.0.0.1", port, rejectUnauthorized: false };
        const status = await new Promise((done, failed) => {
          getTls({ ...line, path: "/api/session" }, (answer) => {
            answer.resume();
            done(answer.statusCode);
          }).on("error", failed);
        });
        assert.equal(status, 200);
        const cookies = await new Promise<readonly string[] | undefined>((done, failed) => {
          const asking = requestTls(
            {
              ...line,
              path: "/api/sign-in",
              method: "POST",
              headers: {
                "content-type": "application/json",
                "x-parley": "desk",
                origin: `https://127.0.0.1:${port}`,
              },
            },
            (answer) => {
              answer.resume();
              done(answer.headers["set-cookie"]);
            },
          ).on("error", failed);
          asking.end(JSON.stringify({ token: fresh }));
        });
        assert.match(cookies![0]!, /; Secure$/);
      },
    );
  });

  test("half a certificate and an address of another machine are refused with the mend", () => {
    const said = (...args: string[]) => {
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(home, "src/cli/main.ts"), "serve", "--port", "0", "--record", record, ...args],
        { encoding: "utf8" },
      );
      assert.equal(status, 1);
      return stderr;
    };
    assert.match(said("--cert", "x.pem"), /both --cert and --key/);
    assert.match(said("--cert", "no-such.pem", "--key", "no-such.pem"), /can't be read .* PEM/);
    assert.match(said("--host", "192.0.2.77"), /no address of this machine/);
  });
});
