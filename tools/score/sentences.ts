// `npm run --silent score:sentences [-- --misses] [-- --kinds] [-- --causes]`: the engine on the own sentences, e.g. "tune  512 sentences, 498 facts
// strict recall .790 precision .812". `--misses` lists what is missed and wrongly found, of the part that is tuned on only; `--causes` counts why.
import { openEngine } from "../../src/cli/engine.ts";
import { kinds, type Parties, type SentencePart, sentenceFiles } from "./sentences-gold.ts";
import { causeOf, causes, figures, findings, type Judged, judge } from "./sentences-match.ts";

const engine = openEngine();
const short = (figure: number): string => figure.toFixed(3).replace(/^0/, "");
const sides = ({ symmetric, from, to }: Parties): string =>
  from.join(symmetric ? " & " : " ") + (to.length > 0 ? ` > ${to.join(" ")}` : "");

for (const part of ["tune", "held"] as const) {
  const judged = await judgedOf(part);
  const { blocks, facts, recall, precision, nothing, empty, fields } = figures(judged);
  console.log(
    `${part}  ${blocks} sentences, ${facts} facts  strict recall ${short(recall)} precision ${short(precision)}` +
      `  nothing left empty ${short(empty)} (${nothing})`,
  );
  console.log(
    `      fields on matched facts: ${Object.entries(fields)
      .map(([name, { right, of }]) => `${name} ${of === 0 ? "-" : short(right / of)} (${of})`)
      .join(", ")}`,
  );
  if (process.argv.includes("--kinds")) tableOfKinds(judged);
  if (process.argv.includes("--causes")) tableOfCauses(judged);
  if (part === "tune" && process.argv.includes("--misses")) misses(judged);
}

async function judgedOf(part: SentencePart): Promise<Judged[]> {
  const blocks = sentenceFiles(part).flatMap((file) => file.blocks);
  const found = await findings(blocks, engine);
  return blocks.map((block, index) => judge(block, found[index]!));
}

/** A line a kind: facts of the gold, how many are found, and wrong finds of that kind. */
function tableOfKinds(judged: readonly Judged[]): void {
  for (const kind of kinds) {
    const hit = judged
      .flatMap(({ pairs }) => pairs)
      .filter(([gold]) => gold.codings[0].kinds[0] === kind).length;
    const missed = judged
      .flatMap((one) => one.missed)
      .filter((gold) => gold.codings[0].kinds[0] === kind).length;
    const wrong = judged.flatMap((one) => one.wrong).filter((found) => found.kind === kind).length;
    if (hit + missed + wrong === 0) continue;
    console.log(`      ${kind.padEnd(25)} ${`${hit}/${hit + missed}`.padStart(9)}  wrong ${wrong}`);
  }
}

/** "missed 291: nothing found 120, another kind 80, ...". */
function tableOfCauses(judged: readonly Judged[]): void {
  const why = judged.flatMap(({ missed, wrong }) => missed.map((fact) => causeOf(fact, wrong)));
  const counts = causes.map((cause) => `${cause} ${why.filter((one) => one === cause).length}`);
  console.log(`      missed ${why.length}: ${counts.join(", ")}`);
}

function misses(judged: readonly Judged[]): void {
  for (const { block, missed, wrong } of judged) {
    if (missed.length + wrong.length === 0) continue;
    console.log(`\n${block.id}  ${block.text}`);
    for (const { line } of missed) console.log(`  missed ${line}`);
    for (const { kind, parties, modality } of wrong)
      console.log(`  found  ${kind} ${sides(parties)} ${modality}`);
  }
}
