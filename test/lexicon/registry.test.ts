// The registry of actors as it is shipped: without a problem, with every UN member, ISO's codes, and no one who names two things unawares.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { countries } from "countries-list";
import iso from "i18n-iso-countries";
import { checkLexicon } from "../../src/cli/check.ts";
import { openLexicon } from "../../src/cli/lexicon-files.ts";
import { lookupOf } from "../../src/mentions/actors/lookup.ts";
import { holdersOn, postsOn } from "../../src/mentions/index.ts";

const home = resolve(import.meta.dirname, "../..");
const lexicon = openLexicon(home, null);
const { actors } = lexicon;
const codes = new Map(actors.states.map((state) => [state.code, state]));
const bare = (name: string): string => name.replace(/~$/, "");

test("the tables under lexicon/actors have no problem", () => {
  const { problems } = checkLexicon(home);
  assert.deepEqual(
    problems.filter((line) => line.startsWith("lexicon/actors/")),
    [],
  );
});

test("a state's code is ISO 3166-1 alpha-3, or one of the neutral codes", () => {
  const neutral = new Set([
    "XKX",
    "ABK",
    "OST",
    "PMR",
    "NKR",
    "TRN",
    "SML",
    "SUN",
    "YUG",
    "CSK",
    "DDR",
    "VDR",
  ]);
  for (const { code, name } of actors.states)
    assert.ok(
      neutral.has(code) || iso.isValid(code),
      `${name}: ${code} is no ISO code and not among the neutral ones`,
    );
});

test("every member and observer of the United Nations is there, with the capital that countries-list gives", () => {
  // Capitals that differ by choice of name, by law against practice, or that countries-list has out of date
  const other = new Set([
    "ISR",
    "PSE",
    "BDI",
    "KAZ",
    "LKA",
    "NRU",
    "BOL",
    "CIV",
    "UKR",
    "SWZ",
    "FSM",
    "MMR",
    "ATG",
    "SGP",
    "VAT",
    "MCO",
    "TON",
  ]);
  const members = actors.states.filter(({ kind }) => kind === "state" || kind === "observer");
  assert.ok(members.length >= 195, `${members.length} members and observers`);
  const plain = (word: string): string =>
    word
      .normalize("NFD")
      .replace(/[\u0300-\u036f’'`,.]/g, "")
      .toLowerCase();
  for (const { code, name, capitals } of members) {
    const two = iso.alpha3ToAlpha2(code);
    const known = two ? (countries as Record<string, { capital: string }>)[two] : undefined;
    if (!known || other.has(code) || known.capital === "") continue;
    assert.ok(
      capitals.some((capital) => {
        const [a, b] = [plain(bare(capital)), plain(known.capital)];
        return a.includes(b) || b.includes(a);
      }),
      `${name}: ${capitals.join(", ")}, but countries-list has ${known.capital}`,
    );
  }
});

test("a tenure lies in a state of the registry, and nobody holds one post twice at one time", () => {
  const held = new Map<string, string>();
  for (const tenure of actors.tenures) {
    assert.ok(tenure.state === "" || codes.has(tenure.state), `${tenure.person}: ${tenure.state}`);
    const key = `${tenure.person}/${tenure.title}/${tenure.state}/${tenure.organ}/${tenure.from}`;
    assert.equal(held.get(key), undefined, key);
    held.set(key, tenure.to);
  }
});

test("posts by the day: a post is not its holder", () => {
  const names = (state: string, title: string, day: string): string[] =>
    holdersOn(lexicon, state, title, day).map(({ name }) => name);
  assert.deepEqual(names("USA", "Secretary of Defense", "2022-05-01"), ["Lloyd Austin"]);
  assert.deepEqual(names("CHN", "Minister of National Defense", "2023-06-01"), ["Li Shangfu"]);
  assert.deepEqual(names("CHN", "Minister of Defense", "2023-11-15"), []);
  assert.deepEqual(
    postsOn(lexicon, "person:joe-biden", "2012-01-01").map(({ post }) => post.title),
    ["Vice President"],
  );
});

test("the index finds names however they are cut", () => {
  const { names } = lookupOf(lexicon);
  for (const forms of [
    ["Washington", ",", "D.C.", "said"],
    ["Washington", ",", "D.C", ".", "said"],
    ["Côte".normalize("NFD").replace(/[\u0300-\u036f]/g, ""), "d'Ivoire"],
    ["Cote", "d", "'", "Ivoire"],
  ]) {
    const found = names.longest(forms, 0);
    assert.equal(found?.last, forms[0] === "Washington" ? forms.length - 1 : forms.length, forms.join("|"));
  }
});
