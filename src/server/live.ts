// Server-sent events: tells every open desk that the record moved on, who decided what, and how far a reading is.
import type { JobState } from "./jobs.ts";

export interface LiveNews {
  readonly kind: "judgement" | "withdrawal" | "reading";
  readonly author: string;
  readonly id: string;
  /** State of the record after it. */
  readonly generation: number;
}

/** How far a reading is, as it goes on. */
export type LiveProgress = JobState;

/** Those who listen; each gets every piece of news once. */
export class Live {
  private readonly ears = new Set<(kind: "news" | "progress", what: LiveNews | LiveProgress) => void>();

  tell(news: LiveNews): void {
    for (const ear of this.ears) ear("news", news);
  }

  /** Tells how far a reading is. */
  progress(job: LiveProgress): void {
    for (const ear of this.ears) ear("progress", job);
  }

  /** An answer that stays open until the listener goes; a comment every 25 s keeps the line alive. */
  answer(): Response {
    const text = new TextEncoder();
    let stop = (): void => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (line: string): void => {
          try {
            controller.enqueue(text.encode(line));
          } catch {
            stop();
          }
        };
        const ear = (kind: "news" | "progress", what: LiveNews | LiveProgress): void =>
          write(`event: ${kind}\ndata: ${JSON.stringify(what)}\n\n`);
        const beat = setInterval(() => write(": still here\n\n"), 25_000);
        beat.unref();
        stop = () => {
          clearInterval(beat);
          this.ears.delete(ear);
        };
        this.ears.add(ear);
        write(": hello\n\n");
      },
      cancel: () => stop(),
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    });
  }
}
