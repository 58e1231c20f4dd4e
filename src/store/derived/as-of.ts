// A pair's record as it was known on a day: only the statements of its own theatres that were known by then are folded.
import type { Day } from "../../report/index.ts";
import {
  commitmentOn,
  decisionsOf,
  type Event,
  type FiledStatement,
  homesOf,
  laneOn,
  laneOrder,
  linkCauses,
  ownTies,
  partsOfHome,
  postCourses,
  postOn,
  relationOf,
  type RecordView,
  reportsOf,
  emptyView,
} from "../../record/index.ts";
import { CopyTable } from "./copy-table.ts";
import { keyOf, sortOf } from "./event-table.ts";
import { byHand, fileOf, knownOf, loadReport, originKey } from "./filings.ts";
import { foldedHome, type FoldedHome, parsed } from "./home-table.ts";
import { Judged, judgementsIn } from "./judged.ts";
import { byMade, type Look } from "./look.ts";
import type { Prepared } from "./prepared.ts";
import { postContradictions } from "./relations.ts";
import { StageHomes } from "./rebuild.ts";
import { StageFold } from "./stages.ts";

interface Row {
  readonly home: string;
  readonly body: string;
}

/**
 * The view of the theatres that tell of all of `between`; with `posts` also of the posts of each of them, of which a minister
 * who is named every day makes many rows. Who of a third state takes up a post is not among their events. What lies outside of them (a cause told in the
 * same report that happened between others) is named as it is known today.
 */
export function viewAsOf(
  db: Prepared,
  look: Look,
  between: readonly string[],
  asOf: Day,
  on: Day | null,
  withPosts: boolean,
): RecordView {
  const wanted = db
    .rows<{ theatre: string }>("select theatre from theatre_key where key = ?", keyOf(between))
    .map((row) => row.theatre);
  const stages = [
    ...wanted.map((theatre) => [`${theatre}|`, `${theatre}}`] as const),
    ...(withPosts ? between : []).flatMap(
      (theatre) =>
        [
          [`${theatre}|posts|`, `${theatre}|posts}`],
          // What one of them promised to nobody in particular.
          [`${theatre}|dialogue|`, `${theatre}|dialogue}`],
        ] as const,
    ),
  ];
  const filed = new Map<string, FiledStatement>();
  const homes = new Map<string, string>();
  for (const [from, to] of stages)
    for (const row of db.rows<Row>(
      "select home, body from told where home >= ? and home < ? and known <= ?",
      from,
      to,
      asOf,
    )) {
      const each = parsed(row);
      filed.set(each.ref, each);
      homes.set(each.ref, row.home);
    }
  const judged = judgedBy(db, asOf);
  refileKnown(db, asOf, judged, filed, homes);
  const pairs = judged.pairsAmong(db, (ref) => filed.has(ref));

  const inside = (home: string): boolean => {
    const { theatre, family } = partsOfHome(home);
    const parties = theatre.split("+");
    return (
      wanted.includes(theatre) ||
      between.every((each) => parties.includes(each)) ||
      (withPosts && (family === "posts" || family === "dialogue") && between.includes(theatre))
    );
  };
  const byStage = new Map<string, Map<string, FiledStatement[]>>();
  for (const each of filed.values()) {
    const home = homes.get(each.ref)!;
    if (!inside(home)) continue;
    const { stage } = partsOfHome(home);
    let of = byStage.get(stage);
    if (!of) {
      of = new Map();
      byStage.set(stage, of);
    }
    const list = of.get(home);
    if (list) list.push(each);
    else of.set(home, [each]);
  }
  const decisions = decisionsOf([], pairs);
  const events: Event[] = [];
  const posts = new Map<string, Event[]>();
  for (const [stage, of] of byStage) {
    const folded: FoldedHome[] = [...of].map(([home, members]) => foldedHome(home, members, pairs));
    const { made } = new StageFold(new StageHomes(folded), decisions).refold(of.keys(), new Set());
    const told = made.map(({ event }) => event);
    if (stage.endsWith("|posts")) posts.set(stage, told);
    events.push(...told);
  }
  const eventOf = new Map(events.flatMap((event) => event.statements.map((ref) => [ref, event.id] as const)));
  const causeOf = {
    get: (ref: string) => eventOf.get(ref) ?? look.eventOf(ref) ?? undefined,
  };
  const quoteOf = (ref: string): string => (filed.get(ref) ?? look.statement(ref))?.quote ?? "";
  const all = events.map((event) => linkCauses(event, causeOf, quoteOf));
  const linked = all
    .filter((event) => between.every((each) => event.parties.includes(each)))
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1));
  const alone = (between.length > 1 ? between : []).map((state) =>
    relationOf(
      [state],
      all.filter(({ parties }) => parties.length === 1 && parties[0] === state),
      filed,
    ),
  );
  const groups = Map.groupBy(linked, ({ parties }) => parties.join("+"));
  const relations = [...groups.values()].map((group) => relationOf(group[0]!.parties, group, filed));
  const day = on ?? asOf;
  const courses = [...posts].flatMap(([stage, told]) => postCourses(told, filed, partsOfHome(stage).theatre));
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    ...emptyView,
    asOf,
    on: day,
    coverage: look.coverage(asOf),
    events: linked,
    statements: [...filed.values()].filter(({ ref }) => inside(homes.get(ref)!)),
    lanes: relations
      .flatMap(({ lanes }) => lanes)
      .map((lane) => laneOn(lane, day))
      .sort(laneOrder),
    commitments: [...relations, ...alone]
      .flatMap(({ courses }) => courses)
      .flatMap((course) => commitmentOn(course, day) ?? [])
      .sort(byMade),
    posts: courses.map((course) => postOn(course, day)).sort(byId),
    positions: relations.flatMap(({ positions }) => positions).sort(byId),
    contradictions: [
      ...relations.flatMap(({ contradictions }) => contradictions),
      ...postContradictions(courses),
    ].sort(byId),
  };
}

/** Judgements in force that concern only what was known by the day. */
function judgedBy(db: Prepared, asOf: Day): Judged {
  const all = judgementsIn(db);
  const isKnown = (report: string): boolean =>
    db.row("select 1 from filing where report = ? and known <= ?", report, asOf) !== null;
  return new Judged(
    all,
    all.filter(
      (each) =>
        !each.withdrawn &&
        (each.kind !== "add-fact" || each.knownFrom <= asOf) &&
        reportsOf(each).every(isKnown),
    ),
  );
}

/**
 * Files again, as of the day, the reports whose filing of today rests on something later: a judgement that concerns a later report
 * too, an original that came to be known afterwards.
 */
function refileKnown(
  db: Prepared,
  asOf: Day,
  judged: Judged,
  filed: Map<string, FiledStatement>,
  homes: Map<string, string>,
): void {
  const copies = new CopyTable(db);
  const isKnown = (report: string): boolean =>
    db.row("select 1 from filing where report = ? and known <= ?", report, asOf) !== null;
  const again = new Map<string, string>();
  const originNow = (report: string): string =>
    db.row<{ origin: string }>("select origin from filing where report = ?", report)!.origin;
  const originThen = (report: string): string => originKey(copies.first(copies.family(report, isKnown)));
  for (const report of new Set([...filed.values()].map((each) => each.report))) {
    if (report === byHand) continue;
    if (!db.row("select 1 from copy_link where report = ? limit 1", report)) continue;
    const origin = originThen(report);
    if (origin !== originNow(report)) again.set(report, origin);
  }
  const tied = new Set<string>();
  for (const judgement of judged.all) {
    const reports = reportsOf(judgement);
    if (new Set(reports).size > 1) for (const report of reports) if (isKnown(report)) tied.add(report);
  }
  for (const report of judged.closure(tied)) if (isKnown(report)) again.set(report, originThen(report));
  if (again.size === 0) return;
  const mine = new Map<string, FiledStatement>();
  const ties: (readonly [string, string])[] = [];
  for (const [id, origin] of again) {
    const filing = fileOf(loadReport(db, id)!, origin, judged);
    const list = filing.filed.filed.filter((each) => knownOf(each, filing) <= asOf);
    for (const each of list) mine.set(each.ref, each);
    ties.push(...ownTies(list));
  }
  const moved = homesOf(
    mine,
    ties,
    judged.pairsAmong(db, (ref) => mine.has(ref)),
  );
  for (const [ref, each] of filed) if (again.has(each.report)) filed.delete(ref);
  for (const [ref, each] of mine) {
    filed.set(ref, each);
    homes.set(ref, moved.get(ref) ?? each.home);
  }
}
