// `node tools/score/sentences-part.ts FILE...`: moves the blocks of new sentences that their hash holds back from `test/cases/sentences`
// to the file of the same name in `test/cases/sentences-held`, so that nobody's taste decides what is tuned on.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { folders, parseSentences, partOf } from "./sentences-gold.ts";

for (const path of process.argv.slice(2)) {
  const file = basename(path);
  const source = readFileSync(join(folders.tune, file), "utf8");
  parseSentences(source, file);
  const tune: string[] = [];
  const held: string[] = [];
  for (const chunk of source.trim().split(/\n[ \t]*\n+/)) {
    const lines = chunk.split("\n");
    const text = lines.find((line) => !line.startsWith("#"));
    // The day of publication is for all that follows, in both files.
    const day = lines.filter((line) => line.startsWith("# on "));
    if (text === undefined) {
      tune.push(chunk);
      if (day.length > 0) held.push(day.join("\n"));
    } else if (partOf(text.trim()) === "tune") tune.push(chunk);
    else {
      if (day.length > 0) tune.push(day.join("\n"));
      held.push(chunk);
    }
  }
  writeFileSync(join(folders.tune, file), `${tune.join("\n\n")}\n`);
  if (held.length > 0) appendFileSync(join(folders.held, file), `${held.join("\n\n")}\n\n`);
  console.log(`${file}: ${tune.length} chunks stay, ${held.length} held`);
}
