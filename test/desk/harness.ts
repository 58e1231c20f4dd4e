// A real desk for the tests: the sample record read once, `parley serve` on a free port, Debian's Chromium, axe.
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const home = resolve(import.meta.dirname, "../..");
const main = join(home, "src/cli/main.ts");
const browserPath = process.env.PARLEY_CHROMIUM ?? "/usr/bin/chromium";
const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Why the desk can't be tested here, or false. */
export const skip: string | false = !existsSync(browserPath)
  ? `no browser at ${browserPath}: install chromium, or name one with PARLEY_CHROMIUM`
  : !existsSync(join(home, "dist/desk/index.html"))
    ? "the desk is not built: npm run build"
    : false;

/** What a page is opened at, and in. */
export interface Site {
  /** "http://127.0.0.1:41801" */
  readonly address: string;
  readonly browser: Browser;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });

export interface Desk extends Site {
  /** Stops the server as a crash would; `start` brings it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

function serve(record: string, port: number): Promise<{ process: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [main, "serve", "--port", `${port}`, "--record", record], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((done, failed) => {
    let told = "";
    const hear = (text: Buffer): void => {
      told += text.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
      if (address) done({ process: child, address });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => failed(new Error(`parley serve ended with ${code}: ${told}`)));
  });
}

/** Reads `paths` (default: the samples) into a record of its own and opens the desk on it. */
export async function openDesk(paths: readonly string[] = [join(home, "samples")]): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "parley-desk-"));
  const record = join(folder, ".parley");
  if (paths.length > 0) {
    const read = spawnSync(process.execPath, [main, "read", ...paths, "--record", record], {
      encoding: "utf8",
    });
    assert.ok(existsSync(record), read.stderr);
  }
  let server = await serve(record, 0);
  const { address } = server;
  const browser = await openBrowser();
  const stop = (): Promise<void> =>
    new Promise((done) => {
      if (server.process.exitCode !== null || server.process.signalCode !== null) return done();
      server.process.once("exit", () => done());
      server.process.kill("SIGTERM");
    });
  return {
    address,
    browser,
    stop,
    start: async () => {
      server = await serve(record, Number(new URL(address).port));
    },
    close: async () => {
      await browser.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Look {
  readonly theme?: "light" | "dark";
  readonly width?: number;
}

/** Themes and widths in which every screen is looked at. */
export const looks: readonly Required<Look>[] = [
  { theme: "light", width: 1280 },
  { theme: "dark", width: 1280 },
  { theme: "light", width: 390 },
  { theme: "dark", width: 390 },
];

/** A page of a browser of its own, at an address of the desk; an error that no script of the page caught fails the test. */
export async function openPage(
  desk: Site,
  path: string,
  { theme = "light", width = 1280 }: Look = {},
): Promise<Page> {
  const context = await desk.browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(desk.address + path);
  await page.locator("main h1").first().waitFor();
  return page;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Fails with axe's own words when the page breaks any of its rules. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  const present = await page.evaluate(() => "axe" in globalThis);
  // The desk's own policy forbids foreign script: axe comes in beside it, as a developer's console would.
  if (!present) {
    const session = await page.context().newCDPSession(page);
    const { readFileSync } = await import("node:fs");
    await session.send("Runtime.evaluate", { expression: readFileSync(axePath, "utf8") });
  }
  const violations = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)",
  )) as Violation[];
  assert.deepEqual(
    violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ""}`,
    ),
    [],
    `${where}: axe`,
  );
}

/** No part of the page is wider than the window. */
export async function assertFits(page: Page, where: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(content! <= window!, `${where}: the page is ${content} wide in a window of ${window}`);
}
