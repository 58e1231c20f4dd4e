// Kinds of statements against PLOVER and CAMEO: a "visit" is CONSULT 042, a "refusal" REJECT 12.
import type { Plover, StatementKind } from "./statement.ts";

interface Code {
  readonly plover: Plover | null;
  readonly cameo: string | null;
}

/** What a kind is called in PLOVER (2021 manual) and CAMEO (1.1b3) when its entry says nothing else. */
export const codes: Readonly<Record<StatementKind, Code>> = {
  meeting: { plover: "CONSULT", cameo: "04" },
  visit: { plover: "CONSULT", cameo: "042" },
  call: { plover: "CONSULT", cameo: "041" },
  summit: { plover: "CONSULT", cameo: "04" },
  "channel-opened": { plover: "SUPPORT", cameo: "05" },
  "channel-suspended": { plover: "SANCTION", cameo: "164" },
  "channel-cancelled": { plover: "SANCTION", cameo: "164" },
  "channel-agreed-to-resume": { plover: "AGREE", cameo: "036" },
  "channel-resumed": { plover: "SUPPORT", cameo: "05" },
  "channel-offered": { plover: "AGREE", cameo: "036" },
  agreement: { plover: "AGREE", cameo: "03" },
  commitment: { plover: "AGREE", cameo: "03" },
  request: { plover: "REQUEST", cameo: "10" },
  refusal: { plover: "REJECT", cameo: "12" },
  cancellation: { plover: "REJECT", cameo: "12" },
  postponement: { plover: "REJECT", cameo: "12" },
  appointment: { plover: null, cameo: null },
  dismissal: { plover: null, cameo: null },
  vacancy: { plover: null, cameo: null },
  tenure: { plover: null, cameo: null },
  disappearance: { plover: null, cameo: null },
  position: { plover: null, cameo: null },
  relation: { plover: null, cameo: null },
  "joint-activity": { plover: "COOPERATE", cameo: "06" },
  "military-activity": { plover: "MOBILIZE", cameo: "15" },
  sanction: { plover: "SANCTION", cameo: "16" },
  accusation: { plover: "ACCUSE", cameo: "11" },
  threat: { plover: "THREATEN", cameo: "13" },
  protest: { plover: "PROTEST", cameo: "14" },
  aid: { plover: "AID", cameo: "07" },
  concession: { plover: "CONCEDE", cameo: "08" },
  "no-comment": { plover: null, cameo: null },
  "non-disclosure": { plover: null, cameo: null },
  precedent: { plover: null, cameo: null },
  assessment: { plover: null, cameo: null },
  "diplomatic-ties": { plover: "SUPPORT", cameo: "05" },
};

/** Roots of CAMEO for a PLOVER type, where an entry overrides the type that its kind has. */
export const cameoRoots: Readonly<Record<Plover, string>> = {
  AGREE: "03",
  CONSULT: "04",
  SUPPORT: "05",
  COOPERATE: "06",
  AID: "07",
  CONCEDE: "08",
  RETREAT: "087",
  REQUEST: "10",
  ACCUSE: "11",
  REJECT: "12",
  THREATEN: "13",
  PROTEST: "14",
  MOBILIZE: "15",
  SANCTION: "16",
  COERCE: "17",
  ASSAULT: "19",
};

/** Acts that hurt; promised, they are threats, and their end is a concession. */
export const hostile: ReadonlySet<Plover> = new Set([
  "SANCTION",
  "COERCE",
  "ASSAULT",
  "MOBILIZE",
  "PROTEST",
  "THREATEN",
  "REJECT",
]);

/** Acts that bring together or give; promised, they are agreements, and their end is a sanction. */
export const friendly: ReadonlySet<Plover> = new Set([
  "CONSULT",
  "SUPPORT",
  "COOPERATE",
  "AID",
  "CONCEDE",
  "RETREAT",
  "AGREE",
]);

/** Meetings of any form. */
export const encounters: ReadonlySet<StatementKind> = new Set(["meeting", "visit", "call", "summit"]);

/** Kinds that are done by speaking: in a contact, at its end, into a telephone. */
export const spoken: ReadonlySet<StatementKind> = new Set([
  "position",
  "assessment",
  "accusation",
  "request",
  "commitment",
  "agreement",
  "channel-offered",
  "threat",
  "refusal",
]);
