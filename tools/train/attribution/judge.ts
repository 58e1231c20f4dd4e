// Tells which attributions found in an article are right in the headline's sense: sources share a word, contents share half their words.
import type { Article, GoldAttribution } from "./corpus.ts";
import type { Span } from "../../../src/report/index.ts";

const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** For each of `found` whether it is matched in a largest one-to-one matching with the gold (augmenting paths, Kuhn 1955). */
export function headlineMatches(article: Article, found: readonly GoldAttribution[]): boolean[] {
  const words = [...article.text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const covered = (spans: readonly Span[]): Set<number> => {
    const out = new Set<number>();
    for (const span of spans) {
      let low = 0;
      let high = words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (words[middle]!.end <= span.start) low = middle + 1;
        else high = middle;
      }
      for (; low < words.length && words[low]!.start < span.end; low++) out.add(low);
    }
    return out;
  };
  const sets = (list: readonly GoldAttribution[]): { source: Set<number>; content: Set<number> }[] =>
    list.map(({ source, content }) => ({ source: covered(source), content: covered(content) }));
  const gold = sets(article.attributions);
  const fits = sets(found).map((one) =>
    gold.flatMap((other, place) => {
      const shared = [...one.content].filter((at) => other.content.has(at)).length;
      if (shared * 2 < one.content.size + other.content.size - shared) return [];
      const sources =
        other.source.size === 0 ? one.source.size === 0 : [...one.source].some((at) => other.source.has(at));
      return sources ? [place] : [];
    }),
  );
  const owner = gold.map(() => -1);
  const place = (one: number, seen: Set<number>): boolean =>
    fits[one]!.some((other) => {
      if (seen.has(other)) return false;
      seen.add(other);
      if (owner[other]! >= 0 && !place(owner[other]!, seen)) return false;
      owner[other] = one;
      return true;
    });
  found.forEach((_, one) => place(one, new Set()));
  return found.map((_, one) => owner.includes(one));
}
