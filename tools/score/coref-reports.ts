// Reports of the coref kit as the engine takes them: the sentences that hold mentions are read, mentions keep the kit's ids.
import type { EnglishReader } from "../../src/language/index.ts";
import type { CorefReport } from "../../src/record/index.ts";
import type { Span } from "../../src/report/index.ts";

interface KitMention extends Span {
  readonly id: string;
  readonly kind: string;
  readonly validated: boolean;
  readonly sentence: number;
  readonly spans?: readonly (readonly [number, number])[];
}
interface KitReport {
  readonly text: string;
  readonly sentences: readonly (Span & { readonly id: number })[];
  readonly mentions: readonly KitMention[];
}

/** Only mentions of actions in validated sentences are scored; the others are left out. */
export function corefReports(
  records: readonly Record<string, unknown>[],
  english: EnglishReader,
): { report: CorefReport; ids: string[] }[] {
  return (records as unknown as KitReport[]).map(({ text, sentences, mentions }) => {
    const wanted = mentions.filter(({ kind, validated }) => kind === "action" && validated);
    const stretches = sentences.filter(({ start, end }) =>
      wanted.some((mention) => mention.start < end && start < mention.end),
    );
    return {
      ids: wanted.map(({ id }) => id),
      report: {
        text,
        sentences: english.parse(text, stretches).flat(),
        mentions: wanted.map(({ start, end, spans }) =>
          spans ? spans.map(([from, to]) => ({ start: from, end: to })) : [{ start, end }],
        ),
      },
    };
  });
}
