// The parts of a view that the store keeps folded, to be compared with the same parts of a fold of everything.
import type { RecordView } from "../../src/record/index.ts";

export const partsOf = ({
  coverage,
  events,
  lanes,
  commitments,
  posts,
  positions,
  contradictions,
}: RecordView) => ({ coverage, events, lanes, commitments, posts, positions, contradictions });
