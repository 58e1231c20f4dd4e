// A chronology out of many articles: the days that most of them speak of, and for each day the sentences that say best what happened.
import { isoDay, parseDay, type Day } from "../../report/index.ts";
import { originsOf } from "../similarity/index.ts";
import { type Article, type Telling, tellings } from "./telling.ts";

export interface TimelineOptions {
  /** First and last day that may stand in it. */
  readonly first: Day;
  readonly last: Day;
  /** How many days, and how many sentences for each. */
  readonly days: number;
  readonly sentences: number;
  /** Days that are known to belong to it; taken before all others when any sentence speaks of them. */
  readonly known?: readonly Day[];
}

export interface TimelineDay {
  readonly date: Day;
  /** Sentences of the articles, the best first. */
  readonly sentences: readonly string[];
  /** How much the articles speak of it; only to be compared within one timeline. */
  readonly weight: number;
}

/** What the articles of one topic tell, read once for any number of timelines. */
export interface Topic {
  readonly tellings: readonly Telling[];
  /** How far each article counts: copies of one text count once between them. */
  readonly shares: readonly number[];
}

/** Reads the articles. Pure; articles without a day of the calendar are passed over. */
export function readTopic(articles: readonly Article[]): Topic {
  const origins = originsOf(
    articles.map(({ date, text }, at) => ({ id: String(at), published: date, text })),
  );
  const copies = new Map<string, number>();
  for (const origin of origins.values()) copies.set(origin, (copies.get(origin) ?? 0) + 1);
  return {
    tellings: articles.flatMap(tellings),
    shares: articles.map((_, at) => 1 / copies.get(origins.get(String(at))!)!),
  };
}

/** Sentences of other lengths are captions, headlines or whole paragraphs. Characters. */
const shortest = 40;
const longest = 400;
/** An article that names a day ten times tells no ten times more of it. */
const damping = 0.75;

/**
 * The timeline of a topic. Days are chosen by how much is told of them over all articles (Tran et al. 2013, Gholipour Ghalandari & Ifrim
 * 2020: the number of sentences that name a day is the best single sign), sentences by their nearness to the centre of all that is told
 * of the day (Radev et al. 2004, MEAD), without saying a thing twice.
 */
export function timelineOf(topic: Topic, options: TimelineOptions): TimelineDay[] {
  const first = parseDay(options.first);
  const last = parseDay(options.last);
  if (first === null || last === null) return [];
  const perArticle = new Map<number, Map<number, number>>();
  const told = new Map<number, Telling[]>();
  for (const telling of topic.tellings) {
    // What was written well before the time in question only foresees it.
    if (telling.published < first - 7) continue;
    for (const [day, weight] of telling.days) {
      if (day < first || day > last) continue;
      let articles = perArticle.get(day);
      if (!articles) perArticle.set(day, (articles = new Map()));
      articles.set(telling.article, (articles.get(telling.article) ?? 0) + weight);
      const list = told.get(day);
      if (list) list.push(telling);
      else told.set(day, [telling]);
    }
  }
  const known = new Set((options.known ?? []).map(parseDay));
  const weigh = (day: number): number => {
    let sum = 0;
    for (const [article, weight] of perArticle.get(day)!) sum += topic.shares[article]! * weight ** damping;
    return sum;
  };
  const words = wordWeights(topic);
  return [...told]
    .map(([day, list]) => ({ day, list, weight: weigh(day) }))
    .sort(
      (a, b) => Number(known.has(b.day)) - Number(known.has(a.day)) || b.weight - a.weight || a.day - b.day,
    )
    .slice(0, options.days)
    .sort((a, b) => a.day - b.day)
    .map(({ day, list, weight }) => ({
      date: isoDay(day),
      sentences: choose(day, list, options.sentences, words),
      weight,
    }));
}

const stopWords: ReadonlySet<string> = new Set(
  "the a an of to in on at for and or but is was were be been are has have had it its he his she her they their this that with as by from who which will would said say says not no after before about into over up out also more than when we our you i".split(
    " ",
  ),
);
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/\p{L}[\p{L}'’-]+/gu) ?? []).filter((word) => !stopWords.has(word)));

type Vector = ReadonlyMap<string, number>;
const vectorMemo = new WeakMap<Topic, (telling: Telling) => Vector>();

/** Unit vectors of TF-IDF over the sentences of the topic. */
function wordWeights(topic: Topic): (telling: Telling) => Vector {
  const known = vectorMemo.get(topic);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { text } of topic.tellings)
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = topic.tellings.length;
  const vectors = new Map<Telling, Vector>();
  const vector = (telling: Telling): Vector => {
    let found = vectors.get(telling);
    if (!found) {
      const weights = [...wordsOf(telling.text)].map(
        (word) => [word, Math.log((all + 1) / counts.get(word)!)] as const,
      );
      const norm = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
      found = new Map(weights.map(([word, weight]) => [word, weight / norm]));
      vectors.set(telling, found);
    }
    return found;
  };
  vectorMemo.set(topic, vector);
  return vector;
}

function dot(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0);
  return sum;
}

function choose(
  day: number,
  list: readonly Telling[],
  count: number,
  vectorOf: (telling: Telling) => Vector,
): string[] {
  const centre = new Map<string, number>();
  for (const telling of list)
    for (const [word, weight] of vectorOf(telling))
      centre.set(word, (centre.get(word) ?? 0) + weight * (telling.days.get(day) ?? 0));
  const fit = ({ text }: Telling): boolean => text.length >= shortest && text.length <= longest;
  const ranked = (list.some(fit) ? list.filter(fit) : list)
    .map((telling, at) => ({
      telling,
      at,
      score: dot(vectorOf(telling), centre) * (telling.stated ? 1.2 : 1) * (telling.place < 4 ? 1.15 : 1),
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen: Telling[] = [];
  for (const { telling } of ranked) {
    if (chosen.length >= count) break;
    if (!chosen.some((other) => dot(vectorOf(other), vectorOf(telling)) > 0.6)) chosen.push(telling);
  }
  return chosen.map(({ text }) => text);
}
