// Opposing claims, side by side and queued for a person: "held on the 8th" says one, "on the 9th" another.
import { sinceWords } from "./day-words.ts";
import type { ChannelLane } from "./channel.ts";
import type { Event, EventField, EventTime, FieldValue } from "./event.ts";
import { timeWords } from "./event-fields.ts";
import type { StatementKind } from "../coding/index.ts";
import { kindLikeness } from "./kindred.ts";
import { boundInterval, gap, type Interval } from "./interval.ts";
import { shortId } from "./identity.ts";
import type { Contradiction, Position, PostHistory } from "./ledger.ts";

const aboutField: Partial<Record<EventField, Contradiction["about"]>> = {
  kind: "what",
  when: "when",
  place: "where",
  persons: "who",
  factuality: "whether it happened",
  channel: "what",
};

const sidesOf = (values: readonly FieldValue[]): Contradiction["sides"] =>
  values.map(({ text, claims }) => ({ text, claims }));

const subjectOf = (event: Event): string =>
  [event.kind.replaceAll("-", " "), event.parties.join("-"), timeWords(event.when)].join(", ");

/** The values that truly oppose the first: "November" does not oppose "the 15th", nor a summit a meeting. */
function opposed(field: EventField, values: readonly FieldValue[]): readonly FieldValue[] {
  const [first, ...others] = values;
  if (!first) return [];
  const opposes = (value: FieldValue): boolean => {
    if (field === "when")
      return gap(timeInterval(first.value as EventTime), timeInterval(value.value as EventTime)) > 0;
    if (field === "kind")
      return kindLikeness(first.value as StatementKind, value.value as StatementKind) < 0.5;
    return true;
  };
  return [first, ...others.filter(opposes)];
}

const timeInterval = (time: EventTime): Interval => boundInterval([time.begin[0], time.end[1]]);

/** All contradictions of a view, in a stable order. */
export function contradictionsOf(
  events: readonly Event[],
  lanes: readonly ChannelLane[],
  posts: readonly PostHistory[],
  positions: readonly Position[],
): Contradiction[] {
  const out: Contradiction[] = [];
  const add = (
    about: Contradiction["about"],
    subject: string,
    of: readonly string[],
    sides: Contradiction["sides"],
  ): void => {
    out.push({ id: shortId("d", `${about} ${of.join(" ")} ${subject}`), about, subject, events: of, sides });
  };
  for (const event of events)
    for (const field of event.disagreements) {
      const about = aboutField[field];
      const values = opposed(field, event.fields[field] ?? []);
      if (about && values.length > 1) add(about, subjectOf(event), [event.id], sidesOf(values));
    }
  const told = new Set<string>();
  for (const lane of lanes) {
    for (const dispute of lane.disputes) {
      const same = dispute.side.state === dispute.at.state;
      // Each dispute is kept from both sides in the lane; the queue has it once.
      if (same && (dispute.side.from[0] ?? "") > (dispute.at.from[0] ?? "")) continue;
      // What befalls a channel as a whole stands in the lane of every level; once is enough.
      // Each side holds the dispute against the other: the pair is one entry.
      const pair = [dispute.at, dispute.side].map(({ state, from }) => `${state} ${from.join("..")}`).sort();
      const key = `${lane.channelId} ${pair.join(" ")}`;
      if (told.has(key)) continue;
      told.add(key);
      add(
        same ? "beginning of a state" : "state of a channel",
        `${lane.channel}, ${lane.level === "any" ? "as a whole" : lane.level.replaceAll("-", " ")}`,
        [dispute.at.event],
        [dispute.at, dispute.side].map(({ state, from, claims }) => ({
          text: `${state.replaceAll("-", " ")} ${sinceWords(from)}`,
          claims,
        })),
      );
    }
  }
  for (const post of posts) {
    const held = post.tenures.filter((tenure) => tenure.status !== "vacant" && tenure.from[0] !== null);
    held.forEach((one, i) => {
      for (const other of held.slice(i + 1)) {
        if (one.to !== null || other.to !== null) continue;
        if (one.person === other.person || one.why !== "appointed" || other.why !== "appointed") continue;
        if (gap(boundInterval(one.from), boundInterval(other.from)) > 0) continue;
        add(
          "holder of a post",
          post.title,
          [...one.events, ...other.events],
          [
            { text: one.holder!, claims: one.claims },
            { text: other.holder!, claims: other.claims },
          ],
        );
      }
    });
  }
  for (const one of positions) {
    if (!one.affirms || one.kind !== "position") continue;
    for (const other of positions) {
      if (other.affirms || other.kind !== "position") continue;
      const answers =
        other.holders.some((holder) => one.toward.includes(holder)) &&
        other.toward.some((holder) => one.holders.includes(holder));
      if (answers)
        add(
          "standing positions",
          `${one.holders.join(", ")} and ${other.holders.join(", ")}`,
          [one.event, other.event],
          [
            { text: one.text, claims: one.claims },
            { text: other.text, claims: other.claims },
          ],
        );
    }
  }
  const accusations = events.filter((event) => event.kind === "accusation" && event.status === "disputed");
  for (const event of accusations)
    add("accusation denied", subjectOf(event), [event.id], sidesOf(event.fields.factuality ?? []));
  const seen = new Set<string>();
  return out.filter(({ id }) => !seen.has(id) && seen.add(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
