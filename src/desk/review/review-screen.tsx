// Evidence and review: left the report with its sentence lit, right the card; one key a decision, each undone by another.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import "./review.css";
import type { LiveNews } from "../../server/index.ts";
import { resources, type Sheets } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { newsHeard } from "../frame/live.ts";
import { typesIn } from "../frame/typing.ts";
import { useStateName } from "../frame/names.ts";
import { Card } from "./card.tsx";
import { CardLinks } from "./card-links.tsx";
import { LastDecisions } from "./decision-list.tsx";
import type { Verdict } from "./decisions.ts";
import type { FactWords } from "./fact-dialog.tsx";
import { selectedSpan } from "./facts.ts";
import { actionOf, type ReviewAction } from "./keys.ts";
import { Log } from "./log.tsx";
import { knownPersons } from "./person-id.ts";
import { afterDecision, neighbour } from "./queue-order.ts";
import { ReportHead } from "./report-head.tsx";
import { ReportText } from "./report-text.tsx";
import { type Open, ReviewDialogs } from "./review-dialogs.tsx";
import { useKeyMap, useReviewer } from "./reviewer.ts";
import { useDecisions } from "./use-decisions.ts";

/** Cards that are fetched before they are asked for. */
const ahead = 6;

export function ReviewScreen() {
  const { statement: asked } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as {
    find?: string;
    second?: string;
    between?: string;
  };
  const go = useNavigate();
  const queries = useQueryClient();
  const stateName = useStateName();
  const [author, setAuthor] = useReviewer();
  const [keys, setKeys] = useKeyMap();
  const [open, setOpen] = useState<Open>(null);
  const [afterName, setAfterName] = useState<ReviewAction | null>(null);
  const [heard, setHeard] = useState("");
  const searchBox = useRef<HTMLInputElement>(null);
  const decisions = useDecisions();

  const [words, setWords] = useState<FactWords | null>(null);
  const queue = useQuery(resources.review(search.find ?? "", search.second ? author : null, search.between));
  const items = useMemo(
    () => (queue.data?.items ?? []).filter(({ ref }) => !decisions.decided.has(ref)),
    [queue.data, decisions.decided],
  );
  const refs = useMemo(() => items.map(({ ref }) => ref), [items]);
  const ref = asked ?? refs[0] ?? null;
  const card = useQuery({ ...resources.statement(ref ?? ""), enabled: ref !== null });
  const report = useQuery({
    ...resources.report(ref?.slice(0, ref.indexOf("/")) ?? ""),
    enabled: ref !== null && !ref.startsWith("by hand/"),
  });

  // The next cards and their reports are there before they are asked for: a key never waits.
  const at = ref === null ? -1 : refs.indexOf(ref);
  useEffect(() => {
    for (const next of refs.slice(Math.max(0, at - 1), at + 1 + ahead)) {
      void queries.prefetchQuery(resources.statement(next));
      void queries.prefetchQuery(resources.report(next.slice(0, next.indexOf("/"))));
    }
  }, [queries, refs, at]);

  useEffect(() => {
    const hear = (event: Event): void => {
      const news = (event as CustomEvent<LiveNews>).detail;
      if (news.kind !== "reading" && news.author !== author)
        setHeard(
          `${news.author} ${news.kind === "judgement" ? "decided on a statement" : "took a decision back"}.`,
        );
    };
    newsHeard.addEventListener("news", hear);
    return () => newsHeard.removeEventListener("news", hear);
  }, [author]);

  const show = (next: string | null): void => {
    if (next === null) void go({ to: "/review", search: (before: object) => before, replace: true });
    else
      void go({
        to: "/review/$statement",
        params: { statement: next },
        search: (before: object) => before,
        replace: true,
      });
  };
  const decide = (verdict: Verdict, reason: string | null, also: readonly string[] = []): void => {
    const sheet = card.data;
    if (!sheet || author === null || ref === null) return;
    for (const each of [ref, ...also])
      decisions.decide(
        each,
        `${sheet.statement.kind.replaceAll("-", " ")}, ${sheet.from}`,
        verdict,
        author,
        reason,
      );
    setOpen(null);
    if (!("other" in verdict))
      show(
        afterDecision(
          refs.filter((each) => !also.includes(each)),
          ref,
        ),
      );
  };
  const undo = (id: string | undefined): void => {
    if (id === undefined || author === null) return;
    const back = decisions.undo(id, author);
    if (back !== null) show(back);
  };
  const act = (action: ReviewAction): void => {
    const decides = ["accept", "reject", "edit", "same", "split"].includes(action);
    if (decides && (ref === null || card.data?.added)) return;
    if (action === "add") setWords(wordsSelected(report.data));
    if ((decides || action === "add") && author === null) {
      setAfterName(action);
      setOpen("name");
    } else if (action === "next" || action === "previous")
      show(neighbour(refs, ref, action === "next" ? 1 : -1));
    else if (action === "accept") decide({ kind: "accept" }, null);
    else if (action === "undo") undo(decisions.made.at(-1)?.id);
    else if (action === "search") searchBox.current?.focus();
    else setOpen(action === "help" ? "keys" : action);
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const action = actionOf(keys, {
        key: event.key,
        ctrlKey: event.ctrlKey,
        altKey: event.altKey,
        metaKey: event.metaKey,
        typing: typesIn(event.target),
      });
      if (action === null) return;
      event.preventDefault();
      latest.current(action);
    };
    globalThis.addEventListener("keydown", press);
    return () => globalThis.removeEventListener("keydown", press);
  }, [keys]);

  const looks = useMemo(
    () => ({
      lit: card.data?.statement.evidence ?? null,
      trigger: card.data?.statement.trigger ?? null,
      others: (report.data?.statements ?? []).filter((each) => each.ref !== ref),
      furniture: report.data?.furniture ?? [],
    }),
    [card.data, report.data, ref],
  );
  const left = (queue.data?.total ?? 0) - ((queue.data?.items.length ?? 0) - items.length);
  const button = (action: ReviewAction, label: string, primary = false) => (
    <button
      type="button"
      className={primary ? "primary" : ""}
      onClick={() => act(action)}
      disabled={!card.data}
    >
      {label}
      {keys.on && <kbd aria-hidden="true">{keys.keys[action]}</kbd>}
    </button>
  );
  const close = (): void => setOpen(null);
  return (
    <div className="review-screen" data-own-keys>
      <div className="review-bar">
        <h1>Review</h1>
        <span role="status" className="quiet">
          {queue.data ? `${left} to decide${at >= 0 ? `, this is ${at + 1}` : ""}` : ""}
        </span>
        <span className="space" />
        <label className="find">
          Search the queue{" "}
          <input
            ref={searchBox}
            type="search"
            defaultValue={search.find ?? ""}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== "Escape") return;
              const words = event.key === "Enter" ? event.currentTarget.value.trim() : (search.find ?? "");
              event.currentTarget.blur();
              void go({
                to: "/review",
                search: (before: object) => ({ ...before, find: words || undefined }),
              } as never);
            }}
          />
        </label>
        <button type="button" onClick={() => setOpen("name")}>
          {author === null ? "Your name" : `Reviewer: ${author}`}
        </button>
        <button type="button" onClick={() => act("add")}>
          Add a fact
        </button>
        <button type="button" onClick={() => act("help")}>
          Keys{keys.on ? "" : " (off)"}
        </button>
        {author !== null && (
          <label className="switch">
            <input
              type="checkbox"
              checked={search.second !== undefined}
              onChange={(event) =>
                void go({
                  to: "/review",
                  search: (before: object) => ({
                    ...before,
                    second: event.target.checked ? "yes" : undefined,
                  }),
                } as never)
              }
            />{" "}
            Also what others decided
          </label>
        )}
      </div>
      <p aria-live="polite" className="quiet heard">
        {heard}
      </p>
      {decisions.refused && (
        <p role="alert" className="failed">
          {decisions.refused}
        </p>
      )}
      {ref === null ? (
        <Honest of={queue}>{() => <Nothing find={search.find} />}</Honest>
      ) : (
        <div className="review-columns">
          <section aria-label="Report">
            {ref.startsWith("by hand/") && <p>No report carries this fact.</p>}
            <Honest of={report}>
              {(data) => (
                <>
                  <ReportHead report={data} />
                  <ReportText text={data.text} looks={looks} onPick={show} />
                </>
              )}
            </Honest>
          </section>
          <section aria-label="Statement">
            <Honest of={card}>
              {(sheet) => (
                <>
                  {sheet.added && (
                    <p>
                      Added by hand by {sheet.added.author}
                      {sheet.added.source === null ? "" : `, from ${sheet.added.source}`}.{" "}
                      {sheet.judgements[0]?.withdrawn === null && author !== null && (
                        <button type="button" onClick={() => decisions.withdraw(sheet.added!.id, author)}>
                          Take it back
                        </button>
                      )}
                    </p>
                  )}
                  <div className="decide" hidden={sheet.added !== null}>
                    {button("accept", "Accept", true)}
                    {button("edit", "Edit")}
                    {button("reject", "Reject")}
                    {button("same", "Same event")}
                    {button("split", "Split")}
                    {knownPersons(sheet.statement).length > 0 && author !== null && (
                      <button type="button" onClick={() => setOpen("person")}>
                        Another person
                      </button>
                    )}
                    {button("undo", "Undo")}
                    {button("previous", "Back")}
                    {button("next", "Next")}
                    {sheet.reprints.length > 0 && author !== null && (
                      <button
                        type="button"
                        onClick={() => decide({ kind: "accept" }, "identical reprint", sheet.reprints)}
                      >
                        Accept here and in {sheet.reprints.length} identical{" "}
                        {sheet.reprints.length === 1 ? "reprint" : "reprints"}
                      </button>
                    )}
                  </div>
                  <Card
                    statementRef={sheet.ref}
                    statement={sheet.statement}
                    stateName={stateName}
                    waits={sheet.waits}
                  >
                    <CardLinks sheet={sheet} />
                  </Card>
                </>
              )}
            </Honest>
          </section>
        </div>
      )}
      <LastDecisions made={decisions.made} waiting={decisions.waiting} onUndo={undo} onShow={show} />
      <Log
        agreements={queue.data?.agreements ?? []}
        author={author}
        onTakeBack={(id) => author !== null && decisions.withdraw(id, author)}
      />
      <ReviewDialogs
        open={open}
        sheet={card.data ?? null}
        words={words}
        author={author}
        keys={keys}
        onKeys={setKeys}
        onName={(name) => {
          setAuthor(name);
          setOpen(afterName === null || afterName === "accept" ? null : (afterName as Open));
          setAfterName(null);
        }}
        onDecide={decide}
        onSay={(of, told, verb, body, reason) => {
          if (author !== null) decisions.say(of, told, verb, body, author, reason);
          close();
        }}
        onClose={() => {
          setAfterName(null);
          close();
        }}
      />
    </div>
  );
}

/** The words that are selected in the report on show; null where none are. */
function wordsSelected(report: Sheets.ReportSheet | undefined): FactWords | null {
  const span = selectedSpan(document.querySelector(".report-text"));
  if (!report || !span) return null;
  return {
    report: report.id,
    published: report.published,
    span,
    text: report.text.slice(span.start, span.end),
  };
}

function Nothing({ find }: { readonly find: string | undefined }) {
  return find ? (
    <p className="empty">Nothing in the queue has “{find}”. Search for other words, or empty the search.</p>
  ) : (
    <p className="empty">
      Nothing waits for a decision. Read more reports with <code>parley read FILES</code>.
    </p>
  );
}
