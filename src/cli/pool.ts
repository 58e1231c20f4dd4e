// Threads that read reports side by side; with none, the reports are read here. Either way the same readings come out.
import { Worker } from "node:worker_threads";
import type { Reading } from "../reading/index.ts";
import type { Report } from "../report/index.ts";
import { openEngine } from "./engine.ts";

export interface Pool {
  /** How many reports may be under way before waiting for one is worth while. */
  readonly room: number;
  read(report: Report): Promise<Reading>;
  close(): Promise<void>;
}

/** True when this file runs from the bundle in dist/, where the worker is a file of its own beside it. */
const worker = import.meta.url.includes("/dist/") ? "./read-worker.js" : "./read-worker.ts";

interface Thread {
  readonly worker: Worker;
  readonly waiting: { done(reading: Reading): void; failed(error: Error): void }[];
}

/** `threads` 0 reads in this thread. A thread that dies fails the reports it had. */
export function openPool(threads: number, quick: boolean): Pool {
  if (threads === 0) {
    const engine = openEngine();
    const { read } = quick ? engine.quickReader : engine.reader;
    return { room: 1, read: async (report) => read(report), close: async () => undefined };
  }
  const all: Thread[] = Array.from({ length: threads }, () => {
    const thread: Thread = {
      worker: new Worker(new URL(worker, import.meta.url), { workerData: { quick } }),
      waiting: [],
    };
    thread.worker.on("message", (reading: Reading) => thread.waiting.shift()?.done(reading));
    thread.worker.on("error", (error: Error) => {
      for (const each of thread.waiting.splice(0)) each.failed(error);
    });
    return thread;
  });
  return {
    room: threads * 4,
    read: (report) =>
      new Promise((done, failed) => {
        const idlest = all.reduce((best, each) => (each.waiting.length < best.waiting.length ? each : best));
        idlest.waiting.push({ done, failed });
        idlest.worker.postMessage(report);
      }),
    close: async () => {
      await Promise.all(all.map((thread) => thread.worker.terminate()));
    },
  };
}
