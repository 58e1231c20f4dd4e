// record: the fold over reports, readings and judgements into events, channels, commitments, posts and the rest.
export * from "./channel.ts";
export { channelIdentity, domainName, domainOf } from "./channel-name.ts";
export { laneOnDay } from "./channel-machine.ts";
export { select } from "./clocks.ts";
export { boundWords, dayWords, sinceWords } from "./day-words.ts";
export * from "./event.ts";
export { timeWords } from "./event-fields.ts";
export * from "./filed.ts";
export {
  defaultThreshold,
  fileByHand,
  type FiledReport,
  fileReport,
  knownFrom,
  mergedEntities,
  outletKey,
} from "./filing.ts";
export { fold, type OpenFold, openFold } from "./fold.ts";
export { type Decisions, gather, noDecisions } from "./gather.ts";
export { homeAt, homeOf, type HomeParts, partiesOf, partsOfHome, theatreOfHome, vagueReach } from "./home.ts";
export * from "./judgement.ts";
export { isContact, kindLikeness } from "./kindred.ts";
export { laneOn, laneOrder, relationLanes, type TheatreLane } from "./lanes.ts";
export {
  commitmentCourse,
  type CommitmentCourse,
  commitmentOn,
  type Evidence,
  evidenceOf,
} from "./commitments.ts";
export * from "./ledger.ts";
export { postKey } from "./post-name.ts";
export { holderOn, type PostCourse, postCourses, postOn } from "./posts.ts";
export {
  claimedKinds,
  claimedLevel,
  claimedSince,
  claimsDefense,
  type PrecedentClaim,
  type RecordCoverage,
  testPrecedent,
} from "./precedents.ts";
export {
  eventOf,
  foldNeighbourhood,
  homesForVague,
  joinStage,
  linkQuarters,
  type Neighbourhood,
  type Place,
  placeVague,
} from "./theatre.ts";
export { type BareSignal, type EventById, lastDayOf, type Trace, traceOf } from "./trace.ts";
export { type Relation, relationOf } from "./relation.ts";
export { contradictionsOf } from "./contradictions.ts";
export { positionsOf, silencesOf } from "./stances.ts";
export { decisionsOf, homesOf, judgedPairs, ownTies } from "./settling.ts";
export { linkCauses, makeEvent } from "./event-making.ts";
export type { Profile } from "./profile.ts";
export * from "./coref/index.ts";
export * from "./similarity/index.ts";
export * from "./timeline/index.ts";
export * from "./view.ts";
export { type Agreement, agreements, markOf, reviewQueue, type Undecided } from "./review.ts";
export { type Change, changeHeadings, changes } from "./changes.ts";
export { chosenEvents, type EventChoice, isVague } from "./choice.ts";
export {
  chains,
  eventTitle,
  isHappening,
  levelName,
  listed,
  stateName,
  support,
  type WordOptions,
  type Words,
  wordsOf,
} from "./wording.ts";
