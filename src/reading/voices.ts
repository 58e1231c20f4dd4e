// The chain of voices over a span: in what the Financial Times reported, Newsweek's page says so, and the FT said it.
import type { Attribution, Voice } from "../attribution/index.ts";
import type { FoundMentions } from "../mentions/index.ts";
import { contains, type Report, type Span } from "../report/index.ts";

export interface VoicesGiven {
  readonly report: Report;
  readonly attributions: readonly Attribution[];
  readonly found: FoundMentions;
}

/** Voices over a span, nearest first: the publisher, then each source whose content holds the middle of the span, the outer first. */
export function voicesOver({
  report,
  attributions,
  found,
}: VoicesGiven): (span: Span) => { says: readonly Voice[]; onRecord: boolean } {
  const entities = new Map(found.entities.map((entity) => [entity.id, entity]));
  const publisher: Voice = {
    name: report.publisher ?? "unknown publisher",
    entity: null,
    span: null,
    onRecord: true,
  };
  return (span) => {
    const middle = (span.start + span.end) >> 1;
    const point = { start: middle, end: Math.min(middle + 1, span.end) };
    const over = attributions.filter(
      ({ content, stance }) => stance === "says" && content.some((part) => contains(part, point)),
    );
    // The widest content is the outermost voice.
    const width = ({ content }: Attribution): number =>
      content.reduce((sum, { start, end }) => sum + end - start, 0);
    over.sort((a, b) => width(b) - width(a));
    const says: Voice[] = [publisher];
    for (const { source, entity, onRecord } of over) {
      const [first] = source;
      if (!first) continue;
      const known = entity === null ? undefined : entities.get(entity);
      says.push({
        name: known?.name ?? report.text.slice(first.start, first.end),
        entity,
        span: first,
        onRecord,
      });
    }
    return { says, onRecord: says.every((voice) => voice.onRecord) };
  };
}
