// `parley when`: what it prints for a day given, a day inferred, none, and a wrong one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { when } from "../src/cli/when.ts";

test("a given day dates relative words, and the basis says so", () => {
  const lines = when("The envoys met last month.", { published: "2023-12-13" });
  assert.equal(lines[0], "last month  DATE 2023-11  at 15-25");
  assert.equal(lines[1], "    some day in 2023-11-01 .. 2023-11-30  (month)");
  assert.match(lines[2]!, /basis: publication date 2023-12-13/);
});

test("without a day the text says what it can of its own", () => {
  const [first] = when("They signed on 4 May 1999.", { published: null });
  assert.equal(first, "published  1999-05-04 .. open  (not before 1999-05-04, the latest day told as past)");
  assert.match(
    when("They met on Monday.", { published: null }).join("\n"),
    /published {2}unknown[^]*no place on the calendar/,
  );
});

test("what lasts is shown from its begin to its end", () =>
  assert.equal(
    when("talks over the past two weeks", { published: "2023-12-13" })[1],
    "    from 2023-11-29 to 2023-12-13  (open)",
  ));

test("nothing found is said, a wrong day is refused with the mend", () => {
  assert.deepEqual(when("The envoys met.", { published: "2023-12-13" }), ["No time expression found."]);
  assert.throws(
    () => when("today", { published: "2023-02-31" }),
    /is no day of the calendar. Write it as YYYY-MM-DD/,
  );
});
