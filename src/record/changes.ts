// What changed between two days on which a record was known: "senior officials: suspended -> resumed", and which reports brought it.
import type { ChannelLane } from "./channel.ts";
import { sinceWords } from "./day-words.ts";
import type { Event } from "./event.ts";
import { timeWords } from "./event-fields.ts";
import type { Claim } from "./filed.ts";
import type { RecordView } from "./view.ts";
import { eventTitle, isHappening, levelName, stateName, type WordOptions, wordsOf } from "./wording.ts";

/** A line of the difference: what, and which claims brought it. */
export interface Change {
  readonly about: "event" | "told anew" | "channel" | "commitment" | "post" | "contradiction";
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Claims that were not there before. */
  readonly because: readonly Claim[];
}

/** The parts of a list of changes, in the order in which they are told. */
export const changeHeadings: readonly (readonly [Change["about"], string])[] = [
  ["channel", "Channels"],
  ["commitment", "Commitments"],
  ["post", "Posts"],
  ["event", "New events"],
  ["told anew", "Told anew"],
  ["contradiction", "New contradictions"],
];

/**
 * Differences between two views of one record, `before` known earlier than `after`. Events are matched by the statements they
 * share, so that a merge or another first report is a change of the event and not a new one.
 */
export function changes(before: RecordView, after: RecordView, options: WordOptions = {}): Change[] {
  const old = wordsOf(before, options);
  const now = wordsOf(after, options);
  const out: Change[] = [];
  const eventOf = new Map<string, Event>();
  for (const event of before.events) for (const ref of event.statements) eventOf.set(ref, event);
  const known = new Set(before.statements.map((filed) => filed.ref));
  const fresh = (claims: readonly Claim[]): Claim[] => claims.filter((claim) => !known.has(claim.ref));
  for (const event of after.events) {
    if (!isHappening(event)) continue;
    const same = event.statements.map((ref) => eventOf.get(ref)).find((each) => each !== undefined);
    const title = `${timeWords(event.when, true)}: ${eventTitle(event, now)}`;
    if (!same) {
      out.push({ about: "event", id: event.id, before: null, after: title, because: event.claims });
      continue;
    }
    const earlier = `${timeWords(same.when, true)}: ${eventTitle(same, old)}`;
    if (earlier !== title)
      out.push({
        about: "told anew",
        id: event.id,
        before: earlier,
        after: title,
        because: fresh(event.claims),
      });
  }
  const laneWords = (lane: ChannelLane): string =>
    `${stateName(lane.state)}${lane.since ? ` ${sinceWords(lane.since, true)}` : ""}${lane.disputed.length > 0 ? ", disputed" : ""}`;
  const oldLanes = new Map(before.lanes.map((lane) => [lane.id, lane]));
  for (const lane of after.lanes) {
    const there = oldLanes.get(lane.id);
    const was = there ? laneWords(there) : null;
    const is = laneWords(lane);
    if (was === is || (there === undefined && lane.transitions.every((each) => each.basis === "shown")))
      continue;
    const because = fresh(lane.transitions.flatMap((each) => each.claims));
    out.push({
      about: "channel",
      id: lane.id,
      before: was,
      after: `${lane.channel}, ${levelName(lane.level)} (${lane.parties.map(now.state).join(" - ")}): ${is}`,
      because,
    });
  }
  const oldCommitments = new Map(before.commitments.map((each) => [each.id, each]));
  for (const each of after.commitments) {
    const there = oldCommitments.get(each.id);
    if (there?.status === each.status) continue;
    out.push({
      about: "commitment",
      id: each.id,
      before: there?.status ?? null,
      after: `"${each.what.replace(/\s+/g, " ")}": ${each.status} (${each.steps.at(-1)!.why})`,
      because: fresh(each.claims),
    });
  }
  const oldPosts = new Map(before.posts.map((post) => [post.id, post]));
  for (const post of after.posts) {
    const was = oldPosts.get(post.id)?.now;
    const same = was && was.status === post.now.status && was.holder === post.now.holder;
    if (same || (!was && post.now.status !== "vacant")) continue;
    out.push({
      about: "post",
      id: post.id,
      before: was ? (was.holder ?? was.status) : null,
      after: `${post.title}${post.state ? `, ${now.state(post.state)}` : ""}: ${post.now.holder ?? post.now.status}`,
      because: fresh(post.tenures.flatMap((tenure) => tenure.claims)),
    });
  }
  const oldQueue = new Set(before.contradictions.map((each) => each.id));
  for (const each of after.contradictions)
    if (!oldQueue.has(each.id))
      out.push({
        about: "contradiction",
        id: each.id,
        before: null,
        after: `${each.about}, ${each.subject}: ${each.sides.map((side) => side.text).join(" / ")}`,
        because: fresh(each.sides.flatMap((side) => side.claims)),
      });
  return out;
}
