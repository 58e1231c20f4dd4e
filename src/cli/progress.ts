// Progress of a long command, on a terminal only: "142 reports, 61% of 1.9 MB, 9,800 words/s, 12 s left".
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "./context.ts";

export interface Progress {
  /** One more thing of `size` bytes is done. */
  step(size: number, sum: { readonly reports: number; readonly words: number }): void;
  end(): void;
}

/** `total` is in bytes. Shows nothing where stderr is no terminal. */
export function progress(context: Context, total: number): Progress {
  if (!context.progress) return { step: () => undefined, end: () => undefined };
  const started = performance.now();
  let done = 0;
  let shown = 0;
  return {
    step(size, { reports, words }) {
      done += size;
      const now = performance.now();
      if (now - shown < 100) return;
      shown = now;
      const seconds = (now - started) / 1000;
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const left = share > 0.02 ? `, ${Math.ceil((seconds * (1 - share)) / share)} s left` : "";
      process.stderr.write(
        `\r\x1b[K${reports} reports, ${Math.round(100 * share)}% of ${(total / 1e6).toFixed(1)} MB, ${Math.round(words / seconds).toLocaleString("en")} words/s${left}`,
      );
    },
    end: () => process.stderr.write("\r\x1b[K"),
  };
}

/** Bytes of a file or of all files below a folder; 0 for what can't be looked at. */
export function bytesBelow(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.size;
  try {
    return readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0);
  } catch {
    return 0;
  }
}
