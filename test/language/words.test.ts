// Words and sentences of wire-style text, one line a case: the text, then its words with | and its sentences with ¶.
import assert from "node:assert/strict";
import { test } from "node:test";
import { splitSentences, splitWords } from "../../src/language/index.ts";

function cut(text: string): string {
  const words = splitWords(text, 0, text.length);
  const ends = new Set(splitSentences(text, words));
  let out = "";
  for (let i = 0; i < words.count; i++) {
    out += text.slice(words.starts[i]!, words.ends[i]!);
    if (i + 1 < words.count) out += ends.has(i + 1) ? " ¶ " : words.joined[i + 1] ? "+" : "|";
  }
  return out;
}

const cases: Record<string, readonly (readonly [text: string, cut: string])[]> = {
  "contractions and possessives": [
    ["They won't say why.", "They|wo+n't|say|why|."],
    ["It’s the Kremlin’s move, isn’t it?", "It+’s|the|Kremlin+’s|move|,|is+n’t|it|?"],
    ["We cannot wait; you're late.", "We|can+not|wait|;|you+'re|late|."],
    ["the two countries' navies", "the|two|countries+'|navies"],
    ["O'Brien met d'Estaing.", "O'Brien|met|d'Estaing|."],
    ["the 1970's and the '90s", "the|1970's|and|the|'90s"],
    ["'Our talks' was the title.", "'|Our|talks|'|was|the|title|."],
  ],
  hyphens: [
    ["a U.S.-led, state-run body", "a|U.S.|-|led|,|state|-|run|body"],
    [
      "the co-chair of a pro-Kyiv, non-binding, pre-war pact",
      "the|co-chair|of|a|pro-Kyiv|,|non-binding|,|pre-war|pact",
    ],
    ["Chung Eui-yong and Tsai Ing-wen", "Chung|Eui-yong|and|Tsai|Ing-wen"],
    ["from 2019-2021 — a 3-day visit", "from|2019|-|2021|—|a|3|-|day|visit"],
    ["call 202-555-0147", "call|202-555-0147"],
  ],
  "stops that end nothing": [
    ["Lt. Gen. A. B. Smith met Dr. Li.", "Lt.|Gen.|A.|B.|Smith|met|Dr.|Li|."],
    ["He left the U.S. on Jan. 5 at 9 a.m. local time.", "He|left|the|U.S.|on|Jan.|5|at|9|a.m.|local|time|."],
    ["Acme Inc. agreed. Beta Corp. did not.", "Acme|Inc.|agreed|. ¶ Beta|Corp.|did|not|."],
    ["It left the U.N. The vote failed.", "It|left|the|U.N. ¶ The|vote|failed|."],
    ["See No. 10, Art. 5 and p. 3.", "See|No.|10|,|Art.|5|and|p.|3|."],
    ["The answer was no. Talks ended.", "The|answer|was|no|. ¶ Talks|ended|."],
    ["It cost 1,250.50 euros (about $1.4bn).", "It|cost|1,250.50|euros|(|about|$|1.4|bn|)|."],
  ],
  "quotes and sentence ends": [
    [
      '"We are ready," he said. "Are you?" She was.',
      '"|We|are|ready|,|"|he|said|. ¶ "|Are|you|?|" ¶ She|was|.',
    ],
    ["“Never!” He left… Then he came back.", "“|Never|!|” ¶ He|left|… ¶ Then|he|came|back|."],
    ["It failed (again). Nobody spoke.", "It|failed|(|again|)|. ¶ Nobody|spoke|."],
    ["Signed in 1972. [3] [4] It lapsed.", "Signed|in|1972|.|[|3|]|[|4|] ¶ It|lapsed|."],
    ["Talks ended.Nobody spoke.", "Talks|ended|. ¶ Nobody|spoke|."],
    ["2. The second round", "2|.|The|second|round"],
  ],
  "marks of the wire": [
    ["GENEVA, Dec 13 (Agency) - Envoys met.", "GENEVA|,|Dec|13|(|Agency|)|-|Envoys|met|."],
    ["• ceasefire\n• prisoners", "•|ceasefire ¶ •|prisoners"],
    ["Envoys meet again\n\nThey met in Oslo.", "Envoys|meet|again ¶ They|met|in|Oslo|."],
    [
      "Write to desk@example.org or see https://example.org/a-b.",
      "Write|to|desk@example.org|or|see|https://example.org/a-b|.",
    ],
    ["AT&T, R&D and 9/11 at 5:30pm", "AT&T|,|R&D|and|9/11|at|5:30|pm"],
    ["Deal 👍🏽 done 🇺🇳", "Deal|👍🏽|done|🇺|🇳"],
  ],
};

for (const [name, list] of Object.entries(cases))
  test(name, () => {
    for (const [text, expected] of list) assert.equal(cut(text), expected);
  });
