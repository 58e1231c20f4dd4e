// What one id means in the record, as a view of that alone: an event, a statement's event, a commitment, a channel, a post.
import type { Day } from "../../report/index.ts";
import {
  commitmentCourse,
  commitmentOn,
  type Event,
  evidenceOf,
  laneOn,
  laneOrder,
  postOn,
  type RecordView,
} from "../../record/index.ts";
import type { Look } from "./look.ts";

/** The view of what one id means; null: it is none of these. */
export function viewAbout(look: Look, id: string, on: Day | null): RecordView | null {
  const base = look.base(on);
  const day = base.on;
  const ofEvent = (event: Event): Pick<RecordView, "events" | "statements"> => ({
    events: [event],
    statements: event.statements.flatMap((ref) => look.statement(ref) ?? []),
  });
  if (/^[0-9a-f]{32}\//.test(id) || id.startsWith("by hand/")) {
    const event = look.eventOf(id);
    return event === null ? null : { ...base, ...ofEvent(look.event(event)!) };
  }
  if (/^e[0-9a-z]{10}$/.test(id)) {
    const event = look.event(id);
    return event && { ...base, ...ofEvent(event) };
  }
  if (/^c[0-9a-z]{10}$/.test(id)) {
    const event = look.event(`e${id.slice(1)}`);
    if (event === null) return null;
    const traces = look.traces(event.parties.join("+"));
    const commitment = commitmentOn(commitmentCourse(event, evidenceOf(traces)), day);
    return commitment && { ...base, ...ofEvent(event), commitments: [commitment] };
  }
  const slash = id.indexOf("/");
  if (slash < 0) return null;
  const theatre = id.slice(0, slash);
  const lanes = look
    .relation(theatre)
    .lanes.map((lane) => laneOn(lane, day))
    .filter((lane) => lane.channelId === id || lane.id === id)
    .sort(laneOrder);
  if (lanes.length > 0) {
    const events = lanes.flatMap((lane) => lane.transitions.flatMap(({ event }) => look.event(event) ?? []));
    return { ...base, lanes, events, statements: look.behind(events) };
  }
  const posts = look
    .posts(theatre)
    .courses.filter((course) => course.id === id)
    .map((course) => postOn(course, day));
  return posts.length > 0 ? { ...base, posts } : null;
}
