// The board: lanes over time, then a row for each channel and level, its state and since when, who says so; what is open, vacant or disputed.
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import {
  boundWords,
  dayWords,
  levelName,
  sinceWords,
  stateName as channelState,
} from "../../record/index.ts";
import { resources, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Says } from "../dossier/says.tsx";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { ReadReports } from "../reading/read-reports.tsx";
import { daysWords, Lanes } from "./lanes.tsx";
import { SinceLastVisit } from "./since-last-visit.tsx";
import { Columns } from "../frame/columns.tsx";

export function BoardScreen() {
  const search = useSearch({ from: "/" });
  // As known on a day the lanes are there before what is vacant and contradicted.
  const sooner = search.asOf !== undefined && search.between !== undefined;
  const lanes = useQuery({ ...resources.lanes(search), enabled: sooner });
  const board = useQuery({ ...resources.board(search), enabled: !sooner || lanes.isFetched });
  return (
    <>
      <h1>Board</h1>
      <Honest of={board.isPending && lanes.data ? lanes : board}>
        {(data) => <Whole board={data} related={search.between !== undefined} />}
      </Honest>
    </>
  );
}

/** "on 3 May 2024", "9 December 2015 to 10 May 2025". */
const publishedWords = ([first, last]: readonly [string, string]): string =>
  first === last ? `on ${dayWords(first)}` : `${dayWords(first)} to ${dayWords(last)}`;

function Whole({ board, related }: { readonly board: Sheets.BoardSheet; readonly related: boolean }) {
  const stateName = useStateName();
  if (board.coverage.reports === 0)
    return (
      <>
        <h2>This record is empty</h2>
        <ReadReports empty />
      </>
    );
  return (
    <>
      <p className="quiet">
        States on {board.on ? dayWords(board.on) : "no day"}; {board.coverage.reports.toLocaleString("en")}{" "}
        {board.coverage.reports === 1 ? "report" : "reports"}
        {board.coverage.published ? ` published ${publishedWords(board.coverage.published)}` : ""}.
        {board.recent && " A large record: only its most recent relations are shown. Choose one above."}
        <SinceLastVisit until={board.coverage.published?.[1] ?? null} />
      </p>
      {board.on !== null && (
        <Lanes lanes={board.lanes} until={board.on} titles={board.titles} naming={!related} />
      )}
      <div className="table-box" role="region" aria-label="Channels and levels" tabIndex={0}>
        <table className="lanes ledger">
          <Columns names={["Channel", "Level", "State", "Since", "Days since contact", "Says"]} />
          <tbody>
            {board.lanes.map((lane) => {
              const current = lane.transitions.filter(({ state }) => state === lane.state).at(-1);
              return (
                <tr key={lane.id}>
                  <th scope="row">
                    <DossierLink kind="channel" id={lane.channelId}>
                      {lane.mechanism ?? lane.channel}
                    </DossierLink>
                    <span className="quiet"> {lane.parties.map(stateName).join(" – ")}</span>
                  </th>
                  <td data-label="Level">{levelName(lane.level)}</td>
                  <td data-label="State">
                    {channelState(lane.state)}
                    {lane.disputed.length > 0 && (
                      <span className="doubt">
                        {" "}
                        disputed: {lane.disputed.map((side) => channelState(side.state)).join(", ")}
                      </span>
                    )}
                  </td>
                  <td className="day" data-label="Since">
                    {lane.since ? sinceWords(lane.since, true) : "not told"}
                  </td>
                  <td data-label="Days since contact">
                    {lane.daysSince ? daysWords(lane.daysSince) : "none known"}
                  </td>
                  <td data-label="Says">
                    <Says claims={current?.claims ?? []} most={2} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <h2>Open commitments</h2>
      {board.commitments.length === 0 ? (
        <p className="empty">None.</p>
      ) : (
        <ul>
          {board.commitments.map((each) => (
            <li key={each.id}>
              {each.by.map(stateName).join(", ")}:{" "}
              <DossierLink kind="commitment" id={each.id}>
                “{each.what.replace(/\s+/g, " ")}”
              </DossierLink>{" "}
              ({each.status}
              {each.due ? `, due ${boundWords(each.due, true)}` : ""})
            </li>
          ))}
        </ul>
      )}
      <InLedger part="commitments" more={board.commitmentCount - board.commitments.length} />
      <h2>Vacant posts</h2>
      {board.onlyLanes ? (
        <Coming />
      ) : board.vacancies.length === 0 ? (
        <p className="empty">None known.</p>
      ) : (
        <ul>
          {board.vacancies.map((post) => (
            <li key={post.id}>
              <DossierLink kind="post" id={post.id}>
                {post.title}
                {post.state ? `, ${stateName(post.state)}` : ""}
              </DossierLink>
              {post.now.since ? ` ${sinceWords(post.now.since, true)}` : ""}
            </li>
          ))}
        </ul>
      )}
      <h2>Contradictions</h2>
      {board.onlyLanes ? (
        <Coming />
      ) : board.contradictions.length === 0 ? (
        <p className="empty">None.</p>
      ) : (
        <ul>
          {board.contradictions.map((each) => (
            <li key={each.id}>
              <DossierLink kind="claim" id={each.events[0] ?? each.id}>
                {each.subject}
              </DossierLink>{" "}
              ({each.about}): {each.sides.map(({ text }) => text).join(" / ")}
            </li>
          ))}
        </ul>
      )}
      <InLedger part="contradictions" more={board.contradictionCount - board.contradictions.length} />
      <details>
        <summary>Read more reports</summary>
        <ReadReports empty={false} />
      </details>
    </>
  );
}

const Coming = () => <p className="quiet">Reading the record …</p>;

/** How many more the ledger has. */
function InLedger({ part, more }: { readonly part: string; readonly more: number }) {
  return more <= 0 ? null : (
    <p>
      <Link to="/ledger" search={(before: object) => ({ ...before, part })}>
        {more.toLocaleString("en")} more in the ledger
      </Link>
    </p>
  );
}
