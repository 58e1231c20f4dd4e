// Draws the board: "senior officials  resumed  since November 2023  last contact 28-42 days ago", and below it who says so.
import {
  boundWords,
  sinceWords,
  type ChannelLane,
  type ChannelState,
  dayWords,
  type RecordView,
  chains,
  levelName,
  stateName,
  type Words,
  wordsOf,
} from "../record/index.ts";
import { counted, type DrawOptions, filled, type Ink, inkOf, listed, wrapped } from "./lines.ts";

export interface BoardOptions extends DrawOptions {
  /** Only channels among all of these parties. */
  readonly between?: readonly string[];
  /** Only channels whose name holds these words. */
  readonly channel?: string;
  /** All pairs, not only the most recent. */
  readonly all?: boolean;
}

const pairsShown = 12;

/** The stamp of a view: both clocks and what the record covers. */
export function stamp(view: RecordView, title: string): string[] {
  const on = view.on === null ? "" : ` on ${dayWords(view.on)}`;
  const known = view.asOf === null ? "" : `, as known on ${dayWords(view.asOf)}`;
  const recorded = view.asRecorded === null ? "" : `, as recorded by ${dayWords(view.asRecorded)}`;
  const { reports, published } = view.coverage;
  const span =
    published === null ? "" : ` published ${dayWords(published[0], true)} to ${dayWords(published[1], true)}`;
  return [`${title}${on}${known}${recorded}`, `${counted(reports, "report")}${span}`];
}

const broken: readonly ChannelState[] = ["suspended", "cancelled", "not-resumed", "refused"];

const inked = (ink: Ink, state: ChannelState, words: string): string =>
  broken.includes(state)
    ? ink.bad(words)
    : state === "resumed" || state === "open"
      ? ink.good(words)
      : ink.doubt(words);

/** "last contact 28 days ago", "28-42 days ago", "no contact recorded". */
export function sinceContact(lane: ChannelLane): string {
  if (lane.daysSince === null) return "no contact recorded";
  const [few, many] = lane.daysSince;
  return `last contact ${few === many ? few : `${few}-${many}`} ${many === 1 ? "day" : "days"} ago`;
}

/** The lane of contacts that nobody puts in a channel: it has no state, only contacts. */
const isContacts = (lane: ChannelLane): boolean => lane.channelId.endsWith("/contacts");

function contactLines(lane: ChannelLane, ink: Ink, columns: number): string[] {
  const { lastContact } = lane;
  if (lastContact === null) return [];
  const told =
    `${counted(lane.contacts, "contact")}, ` +
    (lane.daysSince === null
      ? "of no known day"
      : `${lane.contacts === 1 ? "" : "the last "}${boundWords(lastContact.day, true)}: ${sinceContact(lane).replace("last contact ", "")}`);
  return [
    ...wrapped(told, columns, `    ${filled(levelName(lane.level), 17)}`, " ".repeat(21)),
    ...wrapped(lastContact.event, columns, " ".repeat(21)).map(ink.dim),
  ];
}

function laneLines(lane: ChannelLane, ink: Ink, columns: number): string[] {
  const state = stateName(lane.state);
  const since = lane.since === null ? "" : sinceWords(lane.since, true);
  if (isContacts(lane)) return contactLines(lane, ink, columns);
  const narrow = columns < 64;
  const lead = narrow ? "      " : " ".repeat(21);
  const told = `${since === "" ? "" : `${since}; `}${sinceContact(lane)}`;
  const head = `    ${filled(levelName(lane.level), 17)}${inked(ink, lane.state, narrow ? state : filled(state, 17))}`;
  const [first, ...more] = wrapped(told, narrow ? columns - lead.length : columns - 38);
  const out = narrow
    ? [head, ...[first!, ...more].map((line) => lead + line)]
    : [head + first!, ...more.map((line) => " ".repeat(38) + line)];
  const current = lane.transitions.find(
    (transition) => transition.state === lane.state && sameBound(transition.from, lane.since),
  );
  if (current) {
    const verb = current.basis === "said" ? "says" : "shown by a contact, says";
    out.push(...wrapped(`${verb} ${chains(current.claims)}`, columns, lead, lead).map(ink.dim));
    for (const cause of current.causes)
      out.push(
        ...wrapped(`cause claimed: "${cause.text}" (${chains(cause.claims, 2)})`, columns, lead, lead).map(
          ink.dim,
        ),
      );
  }
  for (const side of lane.disputed)
    out.push(
      ...wrapped(
        `! disputed: ${stateName(side.state)} ${sinceWords(side.from, true)}, says ${chains(side.claims)}`,
        columns,
        lead,
        lead,
      ).map(ink.doubt),
    );
  return out;
}

const sameBound = (a: ChannelLane["since"], b: ChannelLane["since"]): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** The lanes of a board, by pair: those of which a report says something first, then the most recent. */
function pairsOf(
  view: RecordView,
  options: BoardOptions,
): { parties: readonly string[]; lanes: ChannelLane[] }[] {
  const pairs = new Map<
    string,
    { parties: readonly string[]; lanes: ChannelLane[]; said: number; last: string }
  >();
  for (const lane of view.lanes) {
    if (options.between && !options.between.every((party) => lane.parties.includes(party))) continue;
    if (options.channel && !lane.channel.toLowerCase().includes(options.channel.toLowerCase())) continue;
    const begun = lane.transitions.filter((each) => (each.from[0] ?? each.from[1] ?? "") <= (view.on ?? "~"));
    if (begun.length === 0 && lane.contacts === 0) continue;
    const key = lane.parties.join("+");
    let pair = pairs.get(key);
    if (!pair) {
      pair = { parties: lane.parties, lanes: [], said: 0, last: "" };
      pairs.set(key, pair);
    }
    pair.lanes.push(lane);
    pair.said += begun.filter((each) => each.basis === "said").length;
    const day = lane.lastContact?.day[1] ?? begun.at(-1)?.from[1] ?? "";
    if (day > pair.last) pair.last = day;
  }
  return [...pairs.values()].sort(
    (a, b) =>
      Math.sign(b.said) - Math.sign(a.said) ||
      (a.last > b.last ? -1 : a.last < b.last ? 1 : 0) ||
      (a.parties.join() < b.parties.join() ? -1 : 1),
  );
}

function commitmentLines(
  view: RecordView,
  words: Words,
  ink: Ink,
  columns: number,
  options: BoardOptions,
): string[] {
  const live = view.commitments.filter(
    (each) =>
      ["open", "met in part", "overdue", "disputed"].includes(each.status) &&
      (!options.between || options.between.every((party) => [...each.by, ...each.to].includes(party))),
  );
  if (live.length === 0) return [];
  const shown = options.all ? live : live.slice(-10);
  const out = ["", ink.bold("Open commitments")];
  if (shown.length < live.length)
    out.push(
      ...wrapped(`the latest ${shown.length} of ${live.length}; --all shows the rest`, columns, "  ").map(
        ink.dim,
      ),
    );
  for (const each of shown) {
    const last = each.steps.at(-1)!;
    const status = each.status === "open" ? "open" : `${each.status} (${last.why})`;
    const due = each.due === null ? "" : `, due ${boundWords(each.due, true)}`;
    out.push(
      ...wrapped(
        `${listed(each.by.map(words.state))}: "${each.what.replace(/\s+/g, " ")}" - made ${boundWords(each.made, true)}${due}; ${status}; says ${chains(each.claims, 2)}`,
        columns,
        "  ",
        "    ",
      ),
    );
    for (const not of each.notEvidence.slice(0, 2)) {
      const kind = words.event(not.event)?.kind.replaceAll("-", " ") ?? "contact";
      out.push(
        ...wrapped(`not counted: ${kind} ${not.event}: ${not.why}`, columns, "    ", "    ").map(ink.dim),
      );
    }
  }
  return out;
}

/** The board of a view as text. */
export function renderBoard(view: RecordView, options: BoardOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const [title, covers] = stamp(view, "Board");
  const out = [...wrapped(title!, columns).map(ink.bold), ...wrapped(covers!, columns).map(ink.dim)];
  const pairs = pairsOf(view, options);
  const shown = options.all ? pairs : pairs.slice(0, pairsShown);
  for (const pair of shown) {
    out.push("", ...wrapped(pair.parties.map(words.state).join(" - "), columns).map(ink.bold));
    let channel = "";
    for (const lane of pair.lanes) {
      if (lane.channelId !== channel) {
        channel = lane.channelId;
        out.push(...wrapped(lane.channel, columns, "  ", "    "));
      }
      out.push(...laneLines(lane, ink, columns));
    }
  }
  if (pairs.length === 0)
    out.push(
      "",
      ...wrapped("No channel or contact in this record yet. Read reports with `parley read PATH`.", columns),
    );
  if (shown.length < pairs.length)
    out.push(
      "",
      ...wrapped(
        `${counted(pairs.length - shown.length, "more pair")}: see them with --all, or one with --between USA,CHN.`,
        columns,
      ).map(ink.dim),
    );
  out.push(...commitmentLines(view, words, ink, columns, options));
  const vacant = view.posts.filter(
    (post) =>
      post.now.status === "vacant" && (!options.between || options.between.includes(post.state ?? "")),
  );
  if (vacant.length > 0) {
    out.push("", ink.bold("Posts without a holder"));
    for (const post of vacant) {
      const tenure = post.tenures.find(
        (each) => each.status === "vacant" && sameBound(each.from, post.now.since),
      );
      out.push(
        ...wrapped(
          `${post.title}, ${post.state ? words.state(post.state) : "state not told"} - ${sinceWords(post.now.since ?? [null, null], true)}${tenure ? ` (${tenure.why}; says ${chains(tenure.claims, 2)})` : ""}`,
          columns,
          "  ",
          "    ",
        ),
      );
    }
  }
  if (view.contradictions.length > 0)
    out.push(
      "",
      ...wrapped(
        `${counted(view.contradictions.length, "contradiction")} between reports, for a person to judge: parley show ID of a line marked "!".`,
        columns,
      ).map(ink.dim),
    );
  return out.join("\n");
}
