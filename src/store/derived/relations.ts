// Relations and posts as they are kept: made when somebody looks, and again when one of their events has changed.
import {
  type CommitmentCourse,
  commitmentCourse,
  type Contradiction,
  contradictionsOf,
  type Event,
  evidenceOf,
  laneOn,
  type PostCourse,
  postCourses,
  postOn,
  type Position,
  positionsOf,
  relationLanes,
  type TheatreLane,
  type Trace,
} from "../../record/index.ts";
import type { Look } from "./look.ts";
import { packLane, type PackedLane, unpackLane } from "./packed-lanes.ts";
import type { Prepared } from "./prepared.ts";

/** What is kept of a relation until one of its events changes. */
export interface KeptRelation {
  /** State of the events at which causes were linked; null where none is named. */
  readonly version: number | null;
  readonly lanes: readonly TheatreLane[];
  readonly courses: readonly CommitmentCourse[];
  readonly positions: readonly Position[];
  readonly contradictions: readonly Contradiction[];
}

export interface KeptPosts {
  readonly courses: readonly PostCourse[];
  readonly contradictions: readonly Contradiction[];
}

/** Of a relation's promises the latest so many are followed on a board. */
const promisesFollowed = 200;
/** Of its events on which reports disagree the latest so many are queued for a person, of its positions the latest are listed. */
export const contradictionsKept = 200;
export const positionsKept = 2_000;
/** What stands between exactly these parties ("CHN+USA"). */
export function relationIn(db: Prepared, look: Look, parties: string): KeptRelation {
  const { version } = look;
  const row = db.row<{ body: string | null }>("select body from relation where parties = ?", parties);
  if (row?.body) {
    const { lanes, ...kept } = JSON.parse(row.body) as Omit<KeptRelation, "lanes"> & {
      readonly lanes: readonly PackedLane[];
    };
    if (kept.version === null || kept.version === version) return { ...kept, lanes: lanes.map(unpackLane) };
  }
  const list = parties === "" ? [] : parties.split("+");
  const traces = look.traces(parties);
  const lanes = relationLanes(list, traces, (id) => look.event(id)!);
  const queued = (bit: number, limit: number): Event[] =>
    db
      .rows<{ body: string }>(
        `select body from event where parties = ? and queued > 0 and queued & ? order by sort desc limit ?`,
        parties,
        bit,
        limit,
      )
      .map((each) => JSON.parse(each.body) as Event);
  const positions = positionsOf(queued(1, positionsKept), { get: (ref) => look.statement(ref) });
  const linked = lanes.some(({ lane }) => lane.transitions.some(({ causes }) => causes.length > 0));
  const kept: KeptRelation = {
    version: linked ? version : null,
    lanes,
    courses: coursesOf(traces, (id) => look.event(id)!),
    positions,
    contradictions: contradictionsOf(
      queued(2, contradictionsKept),
      lanes.map((lane) => laneOn(lane, null)),
      [],
      positions,
    ),
  };
  if (row)
    look.made.push(() =>
      db.run(
        "update relation set body = ? where parties = ?",
        JSON.stringify({ ...kept, lanes: kept.lanes.map(packLane) }),
        parties,
      ),
    );
  return kept;
}

/** The posts of a theatre: a state, a body, or "-". */
export function postsIn(db: Prepared, look: Look, theatre: string): KeptPosts {
  const row = db.row<{ body: string | null }>("select body from posts where theatre = ?", theatre);
  if (!row) return { courses: [], contradictions: [] };
  if (row.body) return JSON.parse(row.body) as KeptPosts;
  const events = db
    .rows<{ body: string }>(
      "select e.body from event_key k join event e on e.id = k.id where k.key = ?",
      `${theatre}|posts`,
    )
    .map((each) => JSON.parse(each.body) as Event)
    .filter(({ kind }) => kind !== "disappearance");
  const courses = postCourses(events, { get: (ref) => look.statement(ref) }, theatre);
  const kept: KeptPosts = { courses, contradictions: postContradictions(courses) };
  const vacant = vacantOf(kept);
  look.made.push(() =>
    db.run(
      "update posts set body = ?, vacant = ? where theatre = ?",
      JSON.stringify(kept),
      JSON.stringify(vacant),
      theatre,
    ),
  );
  return kept;
}

/** Who is said to hold a post beside another. */
export const postContradictions = (courses: readonly PostCourse[]): Contradiction[] =>
  contradictionsOf(
    [],
    [],
    courses.map((course) => postOn(course, null)),
    [],
  );

/** Of the posts of a theatre those that were vacant at some time. */
export function vacanciesIn(db: Prepared, look: Look, theatre: string): KeptPosts {
  const row = db.row<{ vacant: string | null }>("select vacant from posts where theatre = ?", theatre);
  return row?.vacant ? (JSON.parse(row.vacant) as KeptPosts) : vacantOf(postsIn(db, look, theatre));
}

const vacantOf = ({ courses, contradictions }: KeptPosts): KeptPosts => ({
  courses: courses.filter(({ tenures }) => tenures.some(({ status }) => status === "vacant")),
  contradictions,
});

/** The courses of the latest promises. */
export function coursesOf(traces: readonly Trace[], eventOf: (id: string) => Event): CommitmentCourse[] {
  const promises = traces
    .filter(({ promise }) => promise)
    .sort((a, b) => (day(a.begin) < day(b.begin) ? 1 : -1))
    .slice(0, promisesFollowed);
  if (promises.length === 0) return [];
  const evidence = evidenceOf(traces);
  return promises.map(({ event }) => commitmentCourse(eventOf(event), evidence));
}

const day = (bound: readonly [string | null, string | null]): string => bound[0] ?? bound[1] ?? "";
