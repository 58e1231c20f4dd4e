// The record's answer in the words of the seed kit: `partly-kept` for "met in part", channels with from and to.
import type { Bound } from "../../src/report/index.ts";
import type { RecordView } from "../../src/record/index.ts";

/** `derived` of a prediction for the seed kit. */
export interface Derived {
  readonly published_inferred: { readonly month: string; readonly interval: Bound } | null;
  readonly channels: readonly {
    readonly channel: string;
    readonly parties: readonly string[];
    readonly level: string;
    readonly status: string;
    readonly from: Bound;
    readonly to: Bound | null;
  }[];
  readonly posts: readonly {
    readonly post: string;
    readonly organ: string | null;
    readonly state: string | null;
    readonly holder: string | null;
    readonly status: string;
    readonly from: Bound;
    readonly to: Bound | null;
  }[];
  readonly commitments: readonly {
    readonly by: readonly string[];
    readonly what: string;
    readonly made: string | null;
    readonly state: string;
  }[];
  readonly precedents: readonly {
    readonly claim: string;
    readonly since: string | null;
    readonly outcome: string;
  }[];
  readonly positions: readonly { readonly state: string; readonly text: string }[];
  readonly relays: readonly { readonly report: string; readonly of: string }[];
  readonly contradictions: readonly { readonly claims: readonly { readonly report: string }[] }[];
}

/** The kit's words for ours (record.md, "At the door of the seed kit"). */
const commitmentState: Record<string, string> = {
  "met in part": "partly-kept",
  met: "kept",
};

/** `publication` is the interval inferred for an undated report, or null where it is not asked for. */
export function derive(view: RecordView, publication: Bound | null = null): Derived {
  const inferred = publication?.[0] ?? null;
  return {
    published_inferred:
      publication !== null && inferred !== null
        ? { month: inferred.slice(0, 7), interval: publication }
        : null,
    channels: view.lanes.flatMap((lane) =>
      lane.transitions.map(({ state, from, to }) => ({
        channel: lane.channel,
        parties: lane.parties,
        level: lane.level,
        status: state,
        from,
        to,
      })),
    ),
    posts: view.posts.flatMap((post) =>
      post.tenures.map(({ holder, status, from, to }) => ({
        post: post.title,
        organ: post.organ,
        state: post.state,
        holder,
        status: status === "acting" ? "held" : status,
        from,
        to,
      })),
    ),
    commitments: view.commitments.map(({ by, what, made, status }) => ({
      by,
      what,
      made: made[0],
      state: commitmentState[status] ?? status,
    })),
    precedents: view.precedents.map(({ text, since, test }) => ({
      claim: text,
      since,
      outcome: test.outcome,
    })),
    positions: view.positions
      .filter((position) => position.kind === "position")
      .map(({ holders, text }) => ({ state: holders.join(" "), text })),
    relays: view.statements.flatMap((filed) =>
      filed.says.length > 1 && filed.namedVoice === null
        ? [{ report: filed.report, of: filed.says[1]! }]
        : [],
    ),
    contradictions: view.contradictions.map(({ sides }) => ({
      claims: sides.flatMap((side) => side.claims.map(({ report }) => ({ report }))),
    })),
  };
}
