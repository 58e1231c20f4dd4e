// The network's arithmetic over one block of memory: kernel.wasm where WebAssembly is there, else the same in TypeScript (plain.ts).
// Both give the same bits: products are exact in integers, the rest is single-precision without reordering.
import { plainKernel } from "./plain.ts";

/** All positions and strides are in bytes of `memory`; see kernel.wat for what each function reads and writes. */
export interface Kernel {
  readonly memory: ArrayBuffer;
  product(
    a: number,
    aStride: number,
    rows: number,
    w: number,
    pairs: number,
    panels: number,
    scale: number,
    base: number,
    baseStride: number,
    out: number,
    outStride: number,
  ): void;
  gates(
    z: number,
    zStride: number,
    c: number,
    h: number,
    hStride: number,
    rows: number,
    hidden: number,
  ): void;
  narrow(x: number, count: number, slope: number, unit: number, out: number): void;
  relate(t: number, dims: number, columns: number, h: number, unit: number, out: number): void;
}

const PAGE = 65536;

/** `wasm`: the bytes of kernel.wasm, or null for TypeScript alone. `size`: bytes of memory needed. */
export function openKernel(wasm: Uint8Array | null, size: number): Kernel {
  if (!wasm) return plainKernel(new ArrayBuffer(size));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  const { exports } = new WebAssembly.Instance(module, { net: { memory } });
  return { memory: memory.buffer, ...(exports as unknown as Omit<Kernel, "memory">) };
}
