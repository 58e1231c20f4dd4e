// The dossier of one thing of the record: an event with who says so, a person, a post, a state beside another, a channel.
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import "../review/review.css";
import "./dossier.css";
import { resources } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { ChannelDossier } from "./channel-dossier.tsx";
import { DossierLink } from "./dossier-link.tsx";
import { EventDossier } from "./event-dossier.tsx";
import { EventLines } from "./event-lines.tsx";
import { ReportDossier } from "./report-dossier.tsx";
import { SamePerson } from "./same-person.tsx";
import { StateDossier } from "./state-dossier.tsx";
import { shownTenure, TenureChart } from "./tenure-chart.tsx";
import { useUntil } from "./until.ts";

export function DossierScreen() {
  const { kind, id } = useParams({ from: "/dossier/$kind/$id" });
  return (
    <div className="review-screen dossier" key={`${kind}/${id}`}>
      <Dossier kind={kind} id={id} />
    </div>
  );
}

function Dossier({ kind, id }: { readonly kind: string; readonly id: string }) {
  switch (kind) {
    case "event":
    case "claim":
    case "commitment":
      return <EventDossier id={id} />;
    case "person":
      return <Person id={id} />;
    case "post":
      return <Post id={id} />;
    case "state":
      return <StateDossier code={id} />;
    case "channel":
      return <ChannelDossier id={id} />;
    case "report":
      return <ReportDossier id={id} />;
    default:
      return (
        <div className="failed">
          <h1>No such dossier</h1>
          <p>There are dossiers of an event, person, post, state, channel, claim, commitment and report.</p>
        </div>
      );
  }
}

function Person({ id }: { readonly id: string }) {
  const search = useSearch({ from: "/dossier/$kind/$id" });
  const person = useQuery(resources.person(search, id));
  const until = useUntil();
  const stateName = useStateName();
  return (
    <Honest of={person} whole>
      {(sheet) => (
        <>
          <h1>{sheet.name}</h1>
          {sheet.tenures.length === 0 ? (
            <p className="empty">No post of this person is told in this record.</p>
          ) : (
            until !== null && (
              <TenureChart
                title={sheet.name}
                until={until}
                tenures={sheet.tenures.map(({ post, index }) =>
                  shownTenure(
                    post.tenures[index]!,
                    `${post.title}${post.state ? `, ${stateName(post.state)}` : ""}`,
                  ),
                )}
              />
            )
          )}
          <h2>Events</h2>
          <EventLines events={sheet.events} />
          {sheet.alike.length > 0 && <SamePerson person={sheet} />}
        </>
      )}
    </Honest>
  );
}

function Post({ id }: { readonly id: string }) {
  const search = useSearch({ from: "/dossier/$kind/$id" });
  const post = useQuery(resources.post(search, id));
  const until = useUntil();
  const stateName = useStateName();
  return (
    <Honest of={post} whole>
      {(history) => (
        <>
          <h1>
            {history.title}
            {history.state ? `, ${stateName(history.state)}` : ""}
          </h1>
          <p>
            {history.now.status === "vacant"
              ? "Vacant"
              : history.now.holder
                ? `Held by ${history.now.holder}${history.now.status === "acting" ? " (acting)" : ""}`
                : "The record does not say who holds it"}
            {history.state && (
              <>
                .{" "}
                <DossierLink kind="state" id={history.state}>
                  Posts of {stateName(history.state)}
                </DossierLink>
              </>
            )}
          </p>
          {until !== null && (
            <TenureChart
              title={history.title}
              tenures={history.tenures.map((tenure) => shownTenure(tenure, tenure.holder ?? "vacant"))}
              until={until}
            />
          )}
        </>
      )}
    </Honest>
  );
}
