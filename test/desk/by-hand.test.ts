// What a person adds to the record in a real browser: a fact in a report's words or by hand, one person or two, a second opinion.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Judgement } from "../../src/record/index.ts";
import type { EventsPage, PersonSheet, ReportSheet, ReviewSheet } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

describe("by hand", { skip }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  const mine = async (author: string): Promise<Judgement[]> =>
    (await ask<Judgement[]>("/api/judgements")).filter((each) => each.author === author);
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 150; i += 1) {
      if (await holds()) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`not within 15 s: ${what}`);
  };
  const reviewer = async (name: string, path = "/review"): Promise<Page> => {
    const page = await openPage(desk, path);
    await page.evaluate((given) => localStorage.setItem("parley.reviewer", given), name);
    await page.reload();
    await page.locator("main h1").first().waitFor();
    return page;
  };
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test("a fact in selected words of a report is folded, leads to them, and is taken back", async () => {
    const page = await reviewer("Fay");
    await page.locator("mark").first().waitFor();
    // Words are selected as a mouse would, in the unlit text after the lit sentence or before it.
    const chosen = await page.evaluate(() => {
      const box = document.querySelector(".report-text")!;
      const part = [...box.querySelectorAll("span:not(.furniture)")].find(
        (each) => each.textContent!.trim().length > 25,
      )!;
      const text = part.firstChild as Text;
      const at = text.data.length - text.data.trimStart().length;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 20);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      return range.toString();
    });
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog");
    assert.equal((await dialog.locator("blockquote").textContent()) ?? "", chosen);
    await dialog.getByRole("button", { name: "Add to the record" }).click();
    await dialog.getByText("Nobody acts").waitFor();
    await dialog.getByLabel("Kind").selectOption("call");
    await dialog.getByLabel("Who (states)", { exact: true }).fill("Norway");
    await dialog.getByLabel("With or to whom (states)").fill("FIN");
    await dialog.getByLabel("Person", { exact: true }).fill("Anna Berg");
    await dialog.getByLabel("Earliest day").fill("2021-05-04");
    await dialog.getByRole("button", { name: "Add to the record" }).click();
    await until("the fact is in the log", async () => (await mine("Fay")).length === 1);
    const [fact] = await mine("Fay");
    assert.ok(fact?.kind === "add-fact" && fact.report !== null);
    const { text } = await ask<ReportSheet>(`/api/reports/${fact.report}`);
    assert.equal(
      text.slice(fact.statement.evidence.start, fact.statement.evidence.end),
      chosen,
      "the span is of the kept text",
    );
    const found = async () =>
      (await ask<EventsPage>("/api/events?between=NOR,FIN&from=2021-05-04&to=2021-05-04")).rows;
    await until("it is in the chronology", async () => (await found()).some(({ kind }) => kind === "call"));
    const row = (await found()).find(({ kind }) => kind === "call")!;
    assert.deepEqual(row.persons, ["Anna Berg"]);
    await page.goto(`${desk.address}/dossier/event/${row.id}`);
    await page.locator("table.matrix tbody th a").first().click();
    await page.getByText("Added by hand by Fay").waitFor();
    await page.locator("mark").first().waitFor();
    assert.equal((await page.locator("mark").first().textContent())!.trim(), chosen.trim());
    await assertAccessible(page, "a fact's card");
    await page.getByRole("button", { name: "Take it back" }).click();
    await until("it is folded no more", async () => (await found()).every(({ kind }) => kind !== "call"));
    await page.context().close();
  });

  test("a fact without a report stands on the source that is named", async () => {
    const page = await reviewer("Gil");
    await page.locator("mark").first().waitFor();
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await page.getByRole("button", { name: "Add a fact" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Kind").selectOption("visit");
    await dialog.getByLabel("Who (states)", { exact: true }).fill("Norway");
    await dialog.getByLabel("With or to whom (states)").fill("Finland");
    await dialog.getByLabel("Earliest day").fill("2019-02-03");
    await dialog.getByLabel("Known from").fill("2019-02-10");
    await dialog.getByRole("button", { name: "Add to the record" }).click();
    await dialog.getByText("No source is named").waitFor();
    await dialog.getByLabel("Source").fill("A desk officer's notes");
    await assertAccessible(page, "add a fact");
    await dialog.getByRole("button", { name: "Add to the record" }).click();
    await until("the fact is in the log", async () => (await mine("Gil")).length === 1);
    const rows = async (asOf: string) =>
      (await ask<EventsPage>(`/api/events?between=NOR,FIN&from=2019-02-01&to=2019-02-28&asOf=${asOf}`)).rows;
    await until("it is known from its day on", async () => (await rows("2019-02-10")).length === 1);
    assert.deepEqual(await rows("2019-02-09"), []);
    await page.goto(`${desk.address}/dossier/event/${(await rows("2019-02-10"))[0]!.id}`);
    await page.getByText("A desk officer's notes").first().waitFor();
    await page.locator("table.matrix tbody th a").first().click();
    await page.getByText("No report carries this fact.").waitFor();
    await assertAccessible(page, "a fact by hand");
    await page.context().close();
  });

  test("hostile words in a fact are letters, and what is no fact is refused", async () => {
    const { items } = await ask<ReviewSheet>("/api/review?limit=1");
    const report = items[0]!.ref.split("/")[0]!;
    const whole = (await ask<Judgement[]>("/api/judgements")).find((each) => each.kind === "add-fact")!;
    assert.ok(whole.kind === "add-fact");
    const { withdrawn: _, ...fact } = whole;
    const post = (body: object) =>
      fetch(`${desk.address}/api/judgements`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-parley": "test" },
        body: JSON.stringify({ ...fact, id: crypto.randomUUID(), author: "Hos", ...body }),
      });
    const statement = (more: object) => ({ statement: { ...fact.statement, ...more } });
    for (const body of [
      { report, source: null, statement: { ...fact.statement, evidence: { start: 0, end: 10_000_000 } } },
      { report, source: null, statement: { ...fact.statement, evidence: { start: 9, end: 2 } } },
      { report: null, source: null },
      { report: null, source: "" },
      { report, source: "both" },
      { knownFrom: "soon" },
      statement({ kind: "coronation" }),
      statement({ confidence: 2 }),
      statement({ rule: "consult.meet" }),
      statement({ actors: [{ state: "Norway" }] }),
      statement({ says: [{ name: "forged" }] }),
      statement({ id: "../../x" }),
      statement({ extra: true }),
      { kind: "merge-entities", entities: ["person:a"], into: "person:a" },
      { kind: "split-entities", entity: "person:a", into: "person:b", intoName: "", statements: [] },
    ]) {
      const answer = await post(body);
      assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 120));
    }
    assert.equal(
      (
        await post({
          report: "nowhere1",
          source: null,
          statement: { ...fact.statement, evidence: { start: 0, end: 5 } },
        })
      ).status,
      404,
    );
    const words = "<img src=x onerror=globalThis.hurt=1>";
    const taken = await post({
      report: null,
      source: words,
      statement: {
        ...fact.statement,
        channel: words,
        content: { text: words, span: null, since: null, due: null, post: null },
      },
    });
    assert.equal(taken.status, 201);
    const { id } = (await taken.json()) as { id: string };
    const page = await openPage(desk, `/review/${encodeURIComponent(`by hand/${id}`)}`);
    await page.getByText(`from ${words}`).waitFor();
    assert.equal(await page.locator("main img").count(), 0);
    assert.equal(await page.evaluate(() => "hurt" in globalThis), false);
    await page.context().close();
  });

  test("two namings are said to be one person, and taken back in the log; one of them is told apart in a statement", async () => {
    const { rows } = await ask<EventsPage>("/api/events?limit=500&all=true");
    let person: PersonSheet | undefined;
    for (const name of new Set(rows.flatMap(({ persons }) => persons))) {
      const sheet = await ask<PersonSheet>(`/api/persons/${encodeURIComponent(name)}`);
      if (sheet.alike?.length > 0 && sheet.alike[0]!.id !== sheet.id) {
        person = sheet;
        break;
      }
    }
    assert.ok(person, "the samples have two persons with a name in common");
    const page = await reviewer("Ida", `/dossier/person/${encodeURIComponent(person.id)}`);
    const before = person.events.length;
    await page.getByRole("button", { name: "One person" }).click();
    await page.getByText(`${person.alike[0]!.name} is ${person.name}.`).waitFor();
    await until("the merging is in the log", async () =>
      (await mine("Ida")).some(({ kind }) => kind === "merge-entities"),
    );
    const after = await ask<PersonSheet>(`/api/persons/${encodeURIComponent(person.id)}`);
    assert.ok(after.events.length >= before);
    assert.ok(
      after.alike.every(({ id }) => id !== person!.alike[0]!.id),
      "they are two no more",
    );
    await page.goto(`${desk.address}/review`);
    await page.getByText("Review log and agreement").click();
    await page.getByRole("button", { name: /^take back: Ida merged/ }).click();
    await until("the merging is taken back", async () =>
      (await mine("Ida")).some(({ kind, withdrawn }) => kind === "merge-entities" && withdrawn !== null),
    );
    const told = rows.find(({ persons }) => persons.length > 0)!;
    await page.goto(`${desk.address}/review/${encodeURIComponent(told.evidence)}`);
    await page.getByRole("button", { name: "Another person" }).click();
    await page.getByLabel("is really").fill("Ivo Ravn");
    await assertAccessible(page, "another person");
    await page.getByRole("button", { name: "Tell apart" }).click();
    await until("it is in the record", async () =>
      (await ask<EventsPage>("/api/events?limit=500&all=true")).rows.some(({ persons }) =>
        persons.includes("Ivo Ravn"),
      ),
    );
    await page.context().close();
  });

  test("a second opinion: what another has decided comes back into one's own queue", async () => {
    const one = await reviewer("Ada");
    await one.locator("mark").first().waitFor();
    const ref = (await one.locator("dl.card").getAttribute("data-ref"))!;
    await one.keyboard.press("a");
    await until("it is decided", async () => (await mine("Ada")).length === 1);
    const queue = async (query: string) =>
      (await ask<ReviewSheet>(`/api/review?limit=2000${query}`)).items.map((each) => each.ref);
    assert.ok(!(await queue("")).includes(ref));
    assert.ok((await queue("&double=true&author=Bo")).includes(ref));
    assert.ok(!(await queue("&double=true&author=Ada")).includes(ref));
    const two = await reviewer("Bo");
    await two.locator("mark").first().waitFor();
    const count = async (page: Page) =>
      Number(/^(\d+) to decide/.exec(await page.locator(".review-bar [role=status]").innerText())?.[1]);
    const fewer = await count(two);
    await two.getByLabel("Also what others decided").check();
    await two.waitForURL(/second=yes/);
    await until("the queue is longer", async () => (await count(two)) > fewer);
    await two.goto(`${desk.address}/review/${encodeURIComponent(ref)}?second=yes`);
    await two.locator("mark").first().waitFor();
    await two.keyboard.press("a");
    await until("both have decided on it", async () => (await mine("Bo")).length === 1);
    await two.getByText("Review log and agreement").click();
    await two.getByText(/Ada and Bo: \d+ of \d+ alike, Cohen’s kappa/).waitFor();
    await one.context().close();
    await two.context().close();
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    for (const look of looks) {
      const page = await openPage(desk, "/review", look);
      await page.evaluate(() => localStorage.setItem("parley.reviewer", "Axe"));
      await page.reload();
      await page.locator("mark").first().waitFor();
      await page.getByRole("button", { name: "Add a fact" }).click();
      await assertAccessible(page, `add a fact ${look.width} ${look.theme}`);
      await assertFits(page, `add a fact ${look.width}`);
      await page.keyboard.press("Escape");
      await page.getByText("Review log and agreement").click();
      await page.locator(".log table").waitFor();
      await assertAccessible(page, `log ${look.width} ${look.theme}`);
      await assertFits(page, `log ${look.width}`);
      await page.context().close();
    }
  });
});
