// Copies and origins: a reprint is found, however the paper sets its quotation marks; two read-outs in stock wording are two.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { copyKind, createCopyIndex, fingerprint, originsOf, overlap } from "../../src/record/index.ts";

const wire = [
  "Envoys of Norland and Estmark met in Kalvik on Monday for the first talks since the border was closed in spring.",
  "The meeting lasted for three hours and ended without a joint statement, according to officials on both sides.",
  '"We have agreed to meet again before the end of the month," the Norland envoy told reporters outside the hall.',
  "Estmark broke off the talks in March after a patrol boat of its neighbour had fired on two of its trawlers.",
  "A second round is expected to deal with fishing quotas and the return of the crews that are still held.",
];
const reprint = [
  "Border talks open in Kalvik",
  ...wire.slice(0, 2),
  wire[2]!.replace(/^"/, "“").replace(',"', ",”"),
  wire[4]!.replace("is expected to", "will"),
];

test("a reprint with other marks and a headline of its own is a copy", () =>
  assert.equal(copyKind(fingerprint(wire.join("\n")), fingerprint(reprint.join(" "))), "copy"));

test("one paragraph taken over is a partial copy, no more", () => {
  const other = [
    wire[1]!,
    "Ferries between the two coasts will run again from next week, the transport ministry said in a note.",
    "Hoteliers on the islands hope that the visitors who stayed away in summer will come back for the autumn.",
    "The mayor of Kalvik said his town was glad to be host and asked both sides for patience and good will.",
  ];
  assert.equal(copyKind(fingerprint(wire.join("\n")), fingerprint(other.join("\n"))), "partial-copy");
});

test("read-outs of two calls in the stock wording of one office are no copies", () => {
  const first =
    "The President spoke today with Prime Minister Anna Holm of Norland. The President thanked her for Norland's steady support of the mission. The two leaders reaffirmed the strong ties between both countries and agreed to stay in close touch.";
  const second =
    "The President spoke today with Prime Minister Anna Holm of Norland. They discussed the flood in the southern provinces and the help that is on its way. The two leaders reaffirmed the lasting ties between their countries and agreed to remain in close contact.";
  assert.notEqual(copyKind(fingerprint(first), fingerprint(second)), "copy");
});

test("two rounds told in the same few words are two origins, as an index of copies alone sees them", () => {
  const round = (n: number): string =>
    `Envoys of Norland and Estmark met on Monday, round ${n} of their talks, officials said.\n` +
    `Norland said the two sides had agreed to hold round ${n + 1} next month. Estmark declined to comment.`;
  const [first, second] = [fingerprint(round(1)), fingerprint(round(2))];
  assert.equal(copyKind(first, second), "partial-copy");
  assert.equal(copyKind(first, second, "copy"), "none");
  const reports = [1, 2].map((n) => ({ id: `r${n}`, published: "2024-03-06", text: round(n) }));
  assert.deepEqual([...originsOf(reports).values()], ["r1", "r2"]);
});

test("a stop after a title ends no sentence", () =>
  assert.equal(
    fingerprint("The visit was announced by Gen. Peter Holm of the Norland coast guard on Friday evening.")
      .sentences.length,
    1,
  ));

test("a text without long sentences is a copy of nothing", () =>
  assert.equal(copyKind(fingerprint("No comment."), fingerprint("No comment.")), "none"));

const sentence = fc.array(
  fc.constantFrom(
    ..."north south talks envoy river border treaty ministers open closed week said agreed both".split(" "),
  ),
  {
    minLength: 8,
    maxLength: 20,
  },
);
const body = fc
  .array(sentence, { minLength: 3, maxLength: 6 })
  .map((rows) => rows.map((row) => `${row.join(" ")}.`).join("\n"));

test("likeness of texts is symmetric, and every text is a copy of itself", () => {
  fc.assert(
    fc.property(body, body, (a, b) => {
      const x = fingerprint(a);
      const y = fingerprint(b);
      assert.equal(copyKind(x, y), copyKind(y, x));
      assert.equal(overlap(x, x).taken, 1);
    }),
  );
});

test("the index finds what comparing with every text finds", () => {
  fc.assert(
    fc.property(fc.array(body, { minLength: 2, maxLength: 6 }), (texts) => {
      const prints = texts.map(fingerprint);
      const index = createCopyIndex((id) => prints[Number(id)]!);
      prints.forEach((print, at) => {
        const found = index.find(print).filter(({ kind }) => kind === "copy");
        const wanted = prints.flatMap((other, place) =>
          place < at && copyKind(print, other) === "copy" ? [{ id: String(place), kind: "copy" }] : [],
        );
        assert.deepEqual(found, wanted);
        index.add(String(at), print);
      });
    }),
  );
});

test("the origin is the earliest of all that hang together by copies, in whatever order they arrive", () => {
  const reports = [
    { id: "b", published: "2024-05-02", text: wire.join("\n") },
    { id: "a", published: "2024-05-03", text: reprint.join("\n") },
    { id: "c", published: null, text: `Read in our paper:\n${reprint.join("\n")}` },
    {
      id: "d",
      published: "2024-05-01",
      text: "Ferries between the two coasts will run again from next week, the ministry said.",
    },
  ];
  const wanted = { a: "b", b: "b", c: "b", d: "d" };
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: 4, maxLength: 4 }), (order) => {
      const origins = originsOf(order);
      for (const [id, origin] of Object.entries(wanted)) assert.equal(origins.get(id), origin);
    }),
  );
});
