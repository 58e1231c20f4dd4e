// A channel: for each level its states as bars and as a table, with who says so and what is held against it.
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { chains, levelName, sinceWords, stateName as channelState } from "../../record/index.ts";
import { resources } from "../api.ts";
import { inkOf } from "../board/lane-ink.ts";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { EventLines } from "./event-lines.tsx";
import { TenureChart } from "./tenure-chart.tsx";
import { useUntil } from "./until.ts";

export function ChannelDossier({ id }: { readonly id: string }) {
  const search = useSearch({ from: "/dossier/$kind/$id" });
  const channel = useQuery(resources.channel(search, id));
  const until = useUntil();
  const stateName = useStateName();
  return (
    <Honest of={channel} whole>
      {(sheet) => (
        <>
          <h1>{sheet.lanes[0]?.channel}</h1>
          <p className="quiet">{sheet.lanes[0]?.parties.map(stateName).join(" – ")}</p>
          {sheet.lanes.map((lane) => (
            <section key={lane.id}>
              <h2>
                {levelName(lane.level)}: {channelState(lane.state)}
                {lane.since ? ` ${sinceWords(lane.since)}` : ""}
              </h2>
              {lane.disputed.map((side) => (
                <p key={side.state} className="doubt">
                  Disputed: {channelState(side.state)} {sinceWords(side.from)}, says {chains(side.claims)}.
                </p>
              ))}
              {lane.transitions.length > 0 && until !== null && (
                <TenureChart
                  title={`${lane.mechanism ?? lane.channel}, ${levelName(lane.level)}`}
                  until={until}
                  of="State"
                  tenures={lane.transitions.map((each) => ({
                    name: channelState(each.state),
                    // A closed channel is drawn hollow, as a vacant post is.
                    hollow: inkOf(each.state).className === "closed",
                    from: each.from,
                    to: each.to,
                    why: [
                      each.basis === "said" ? "said" : "shown by a contact",
                      ...each.causes.map(({ text }) => `cause claimed: “${text.replace(/\s+/g, " ")}”`),
                    ].join("; "),
                    claims: each.claims,
                  }))}
                />
              )}
            </section>
          ))}
          <h2>Events</h2>
          <EventLines events={sheet.events} />
        </>
      )}
    </Honest>
  );
}
