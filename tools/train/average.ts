// The mean of networks that went on from the same one: `node average.ts OUT.bin A.bin B.bin ..`; it reads better than each of them.
// Algorithm: Wortsman et al. 2022, "Model soups". The files are the trainer's and must hold the same matrices in the same order.
import { readFileSync, writeFileSync } from "node:fs";

const [out, ...paths] = process.argv.slice(2);
if (!out || paths.length === 0) throw new Error("average.ts OUT.bin A.bin B.bin ..");
const files = paths.map((path) => readFileSync(path));
const first = files[0]!;
files.forEach((file, i) => {
  if (file.length !== first.length) throw new Error(`${paths[i]}: is not of the same network as ${paths[0]}`);
});
const mean = Buffer.from(first);
let at = 8;
for (let matrix = first.readInt32LE(4); matrix > 0; matrix--) {
  const count = first.readInt32LE(at + 4) * first.readInt32LE(at + 8);
  const from = at + 12 + first.readInt32LE(at);
  for (const [i, file] of files.entries())
    if (file.compare(first, at, from, at, from) !== 0)
      throw new Error(`${paths[i]}: is not of the same network as ${paths[0]}`);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (const file of files) sum += file.readFloatLE(from + 4 * k);
    mean.writeFloatLE(sum / files.length, from + 4 * k);
  }
  at = from + 4 * count;
}
writeFileSync(out, mean);
