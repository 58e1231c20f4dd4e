// Builds src/language/net/kernel.wasm from kernel.wat: `node tools/train/kernel.ts`. test/language/net-kernel.test.ts checks that the two agree.
import { readFileSync, writeFileSync } from "node:fs";
import wabt from "wabt";

const source = new URL("../../src/language/net/kernel.wat", import.meta.url);

/** The bytes of the kernel as kernel.wat describes it. */
export async function buildKernel(): Promise<Uint8Array> {
  const tool = await wabt();
  const module = tool.parseWat("kernel.wat", readFileSync(source, "utf8"), { simd: true });
  try {
    return Uint8Array.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}

if (import.meta.main) writeFileSync(new URL("kernel.wasm", source), await buildKernel());
