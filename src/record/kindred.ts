// Which kinds of statement can tell of one happening: a "meeting" here and a "resumed channel" there, never a threat and a call.
import type { StatementKind } from "../coding/index.ts";

/** Statements of one family share a neighbourhood. */
export type KindFamily = "dialogue" | "acts" | "posts" | "stances" | "silences" | "precedents";

/** Statements of one circle may be the same happening. */
export type KindCircle =
  | "contact"
  | "breaking"
  | "opening"
  | "agreeing"
  | "asking"
  | "refusing"
  | StatementKind;

const circles: Partial<Record<StatementKind, KindCircle>> = {
  meeting: "contact",
  visit: "contact",
  call: "contact",
  summit: "contact",
  // A contact that shows a line to be open again and the statement that it is open again are one happening.
  "channel-resumed": "contact",
  "channel-suspended": "breaking",
  "channel-cancelled": "breaking",
  "channel-opened": "opening",
  "channel-offered": "opening",
  agreement: "agreeing",
  commitment: "agreeing",
  "channel-agreed-to-resume": "agreeing",
  request: "asking",
  refusal: "refusing",
  cancellation: "refusing",
  postponement: "refusing",
};

export const circleOf = (kind: StatementKind): KindCircle => circles[kind] ?? kind;

const families: Partial<Record<StatementKind, KindFamily>> = {
  appointment: "posts",
  dismissal: "posts",
  vacancy: "posts",
  tenure: "posts",
  disappearance: "posts",
  position: "stances",
  relation: "stances",
  assessment: "stances",
  "diplomatic-ties": "stances",
  "no-comment": "silences",
  "non-disclosure": "silences",
  precedent: "precedents",
  "joint-activity": "acts",
  "military-activity": "acts",
  sanction: "acts",
  accusation: "acts",
  threat: "acts",
  protest: "acts",
  aid: "acts",
  concession: "acts",
};

export const familyOf = (kind: StatementKind): KindFamily => families[kind] ?? "dialogue";

/** Likeness of two kinds of one circle, 0..1. A call is not a visit; a summit is a meeting. */
const likeness: Record<string, number> = {
  "meeting summit": 0.9,
  "meeting visit": 0.6,
  "summit visit": 0.5,
  "call meeting": 0.2,
  "call summit": 0.2,
  "call visit": 0,
  "channel-resumed meeting": 0.8,
  "channel-resumed summit": 0.4,
  "call channel-resumed": 0.7,
  "channel-resumed visit": 0.5,
  "channel-cancelled channel-suspended": 0.5,
  "channel-offered channel-opened": 0.3,
  "agreement channel-agreed-to-resume": 0.8,
  "channel-agreed-to-resume commitment": 0.8,
  "agreement commitment": 0.8,
  "cancellation refusal": 0.5,
  "cancellation postponement": 0.5,
  "postponement refusal": 0.4,
};

export const kindLikeness = (a: StatementKind, b: StatementKind): number =>
  a === b ? 1 : (likeness[a < b ? `${a} ${b}` : `${b} ${a}`] ?? 0);

/** Acts that go from one side to the other: who does it to whom is part of what happened. */
export const isDirected = (circle: KindCircle): boolean =>
  circle === "asking" ||
  circle === "sanction" ||
  circle === "accusation" ||
  circle === "threat" ||
  circle === "protest" ||
  circle === "aid" ||
  circle === "concession" ||
  circle === "position";

/** Acts of which many happen on one day, so that the words must agree too. */
export const wordsDecide = (circle: KindCircle): boolean =>
  circle === "asking" ||
  circle === "agreeing" ||
  circle === "refusing" ||
  familyOf(circle as StatementKind) === "acts" ||
  familyOf(circle as StatementKind) === "stances" ||
  circle === "precedent";

/** Kinds that consist of their words. */
export const isWording = (circle: KindCircle): boolean =>
  circle === "precedent" || circle === "position" || circle === "relation" || circle === "assessment";

/** The circle "contact" is what a channel counts its days from. */
export const isContact = (kind: StatementKind): boolean => circleOf(kind) === "contact";
