// Server-sent events: tells every open desk that the record moved on, and who decided what.

export interface LiveNews {
  readonly kind: "judgement" | "withdrawal" | "reading";
  readonly author: string;
  readonly id: string;
  /** State of the record after it. */
  readonly generation: number;
}

/** Those who listen; each gets every piece of news once. */
export class Live {
  private readonly ears = new Set<(news: LiveNews) => void>();

  tell(news: LiveNews): void {
    for (const ear of this.ears) ear(news);
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
        const ear = (news: LiveNews): void => write(`event: news\ndata: ${JSON.stringify(news)}\n\n`);
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
