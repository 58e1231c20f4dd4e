// A short stable id: the same statement gives "e3k9x0q2m1z" in every rebuild, on every machine.

/**
 * Ten base-36 letters from two 32-bit FNV-1a sums with a finaliser (Fowler, Noll & Vo; murmur3's fmix32): 51 bits, so that
 * among 600,000 events the chance that two share an id is under one in ten thousand.
 */
export function shortId(prefix: string, text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  const mix = (x: number): number => {
    let y = x ^ (x >>> 16);
    y = Math.imul(y, 0x85ebca6b);
    y ^= y >>> 13;
    y = Math.imul(y, 0xc2b2ae35);
    return (y ^ (y >>> 16)) >>> 0;
  };
  const high = mix(a) & 0x7ffff;
  const number = high * 4294967296 + mix(b ^ a);
  return prefix + number.toString(36).padStart(10, "0");
}
