// The identity of reports: the digest is SHA-256, a reprint shares its textHash, another day or address is another report.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { digest, digestBytes, reportIdentity, textHash } from "../src/report/index.ts";

test("the digest is SHA-256, at every length around the block borders", () => {
  assert.equal(digest("abc"), createHash("sha256").update("abc").digest("hex"));
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).map((_, i) => (i * 7 + length) & 255);
    assert.equal(digestBytes(bytes), createHash("sha256").update(bytes).digest("hex"), `length ${length}`);
  }
});

test("the digest is SHA-256 of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      assert.equal(digest(text), createHash("sha256").update(Buffer.from(text)).digest("hex"));
    }),
  );
});

const report = {
  text: "The two sides met in Geneva.",
  publisher: "Harbour Wire",
  published: "2024-03-04",
  url: null,
};

test("the same report read twice is one report; another publisher, day, address or text is another", () => {
  assert.equal(reportIdentity(report), reportIdentity({ ...report }));
  const others = [
    { ...report, publisher: "Quay Post" },
    { ...report, published: "2024-03-05" },
    { ...report, url: "https://wire.example/geneva" },
    { ...report, text: `${report.text} ` },
    { ...report, publisher: null },
  ];
  const ids = new Set([report, ...others].map(reportIdentity));
  assert.equal(ids.size, others.length + 1);
});

test("a reprint with other quotes, dashes and spacing shares the hash of its text; another word does not", () => {
  const wire = 'MANILA, March 4 - "We met," he said. The ministry\'s line stayed open.';
  const reprint =
    "MANILA, March 4 \u2014  \u201cWe met,\u201d he said.\r\nThe ministry\u2019s line\u00a0stayed open.";
  assert.equal(textHash(wire), textHash(reprint));
  assert.notEqual(textHash(wire), textHash(wire.replace("open", "shut")));
});
