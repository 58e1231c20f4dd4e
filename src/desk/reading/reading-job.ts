// Starts a reading on the server and follows it until it ends: "12 of 45 files, 9 new reports, about 8 s left".
import { useEffect, useState } from "react";
import type { JobState } from "../../server/index.ts";
import { ask, DeskFailure, post } from "../api.ts";
import { newsHeard } from "../frame/live.ts";

/** How often the server is asked how far it is, in milliseconds, beside what it tells by itself. */
const pause = 1_000;

export interface Reading {
  readonly job: JobState | null;
  /** What went wrong before or between, with the mend. */
  readonly failure: DeskFailure | null;
  start(path: "/read" | "/sample", body: unknown): Promise<void>;
  stop(): void;
}

export function useReading(): Reading {
  const [job, setJob] = useState<JobState | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const under = job?.state === "reading" ? job : null;
  useEffect(() => {
    if (!under) return;
    const timer = setTimeout(() => {
      ask<JobState>(`/jobs/${under.id}`).then(
        (state) => {
          setFailure(null);
          setJob(state);
        },
        (error: DeskFailure) => {
          setFailure(error);
          // Asked again: what is read goes on without this page.
          if (error.status === 0) setJob((before) => before && { ...before });
        },
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [under]);
  useEffect(() => {
    const hear = (event: Event): void => {
      const told = (event as CustomEvent<JobState>).detail;
      // Other desks read too; what comes late is behind what was asked for.
      setJob((before) =>
        before?.id === told.id && before.state === "reading" && told.filesDone >= before.filesDone
          ? told
          : before,
      );
    };
    newsHeard.addEventListener("progress", hear);
    return () => newsHeard.removeEventListener("progress", hear);
  }, []);
  return {
    job,
    failure,
    start: async (path, body) => {
      setFailure(null);
      try {
        setJob(await post<JobState>(path, body));
      } catch (error) {
        setFailure(error as DeskFailure);
      }
    },
    stop: () => {
      if (under) void post(`/jobs/${under.id}/stop`, {}).catch((error: DeskFailure) => setFailure(error));
    },
  };
}

/** A job in words, for the eye and for a screen reader. */
export function jobWords(job: JobState): string {
  const counts = `${job.filesDone} of ${job.files} files, ${job.kept} new reports with ${job.statements} statements${job.known > 0 ? `, ${job.known} known already` : ""}`;
  switch (job.state) {
    case "reading":
      return `Reading: ${counts}${job.secondsLeft === null ? "" : `, about ${job.secondsLeft} s left`}`;
    case "done":
      return `Read: ${counts}.`;
    case "stopped":
      return `Stopped: ${counts}. What was read is kept; give the same files again to go on.`;
    case "failed":
      return `Failed after ${counts}: ${job.failure ?? "no reason was told"} What was read is kept; give the same files again to go on.`;
  }
}

/** Bytes as base64, in pieces that a call can take. */
export function base64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    letters += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(letters);
}
