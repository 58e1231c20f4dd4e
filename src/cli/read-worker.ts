// One thread of the pool behind `parley read`: takes reports, gives readings back in the order in which they came.
import { parentPort, workerData } from "node:worker_threads";
import type { Report } from "../report/index.ts";
import { openEngine } from "./engine.ts";

const engine = openEngine();
const { read } = (workerData as { quick: boolean }).quick ? engine.quickReader : engine.reader;
parentPort!.on("message", (report: Report) => parentPort!.postMessage(read(report)));
