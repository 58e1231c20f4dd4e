// Where a text names a news outlet: "Reuters", "the Eastport Herald newspaper", "state television", "another news agency".
import type { OutletRow } from "../lexicon/index.ts";
import type { Span } from "../report/index.ts";

export interface OutletMention extends Span {
  /** Id in the registry of outlets; null for one that it does not have, and for "the newspaper". */
  readonly outlet: string | null;
  /** The registry's name, else the words as they stand. */
  readonly name: string;
  readonly form: "known" | "named" | "common";
  /** A name that is as often something else ("Time", "The Sun"): only clear words of reporting make it an outlet. */
  readonly weak: boolean;
}

export interface OutletTable {
  find(text: string, span?: Span): OutletMention[];
}

/** Nouns for an outlet, as regular expression; a name may carry one behind it ("the Herald newspaper"). */
export const outletNouns =
  "(?:news ?papers?|papers?|news agenc(?:y|ies)|wire services?|news services?|news ?wires?|magazines?|broadcasters?|news channels?|news networks?|networks?|stations?|tabloids?|dailies|daily|weekly|news sites?|news websites?|websites?|news outlets?|outlets?|news organi[sz]ations?|television|TV|radio|media|press|news programmes?|news programs?)";

/** Last words of the names of papers and stations, when the registry does not have them. */
const nameEnds =
  "News|Times|Post|Tribune|Herald|Journal|Gazette|Chronicle|Observer|Telegraph|Mirror|Courier|Inquirer|Enquirer|Dispatch|Examiner|Sentinel|Bulletin|Register|Democrat|Republican|Citizen|Advertiser|Standard|Mercury|Argus|Echo|Express|Reporter|Weekly|Magazine|TV|Radio|Television|Broadcasting|Newswire|Daily";
const word = "\\p{Lu}[\\p{L}\\p{N}’'&.-]*";
const days =
  "(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|January|February|March|April|May|June|July|August|September|October|November|December|President|Prime|Minister|Mr|Mrs|Ms|Dr)";
/** Names by their form: "Eastport Herald", "Daily Record", "Radio Norland", "WKAL-TV", "Norland.com". */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${word} ){1,3}(?:${nameEnds})(?:-(?:${word}))?|(?:Daily|Sunday|Evening|Morning|Radio|Television|Channel|Voice of) ${word}|Channel \\d+|[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?|${word}\\.? ?(?:com|tv)\\b)(?![\\p{L}\\p{N}])`,
  "gu",
);
const common = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:the|a|an|another|one|other|several|some|two|its|this|that)\\s+)?(?:(?:state|state-run|state-owned|state-controlled|government-run|official|semi-?official|local|national|regional|foreign|international|domestic|public|private|independent|rival|western|social|mainstream|online|celebrity|financial|leading|student|sister|${word}|[a-z]+-(?:language|based|backed))\\s+){0,3}${outletNouns}(?![\\p{L}\\p{N}-])`,
  "gu",
);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Makes the finder from the registry's outlets. */
export function outletTable(rows: readonly OutletRow[]): OutletTable {
  const byName = new Map<string, { row: OutletRow; weak: boolean }>();
  for (const row of rows)
    for (const each of [row.name, ...row.aliases]) {
      const weak = each.endsWith("~");
      const name = (weak ? each.slice(0, -1) : each).replace(/^the /i, "");
      const known = byName.get(name);
      if (!known || (known.weak && !weak)) byName.set(name, { row, weak: weak || ordinary.has(name) });
    }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const known = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escape).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return {
    find(text, span) {
      const start = span?.start ?? 0;
      const part = span ? text.slice(span.start, span.end) : text;
      const found: OutletMention[] = [];
      const add = (
        match: RegExpExecArray,
        length: number,
        rest: Omit<OutletMention, "start" | "end">,
      ): void => {
        const at = start + match.index;
        if (!found.some((other) => at < other.end && other.start < at + length))
          found.push({ start: at, end: at + length, ...rest });
      };
      if (names.length > 0)
        for (const match of part.matchAll(known)) {
          const { row, weak } = byName.get(match[0])!;
          const behind = part.slice(match.index + match[0].length);
          // The station of a network: "NBC Eastport", "Fox 29"; its day or a title is no station.
          const station =
            row.kind === "broadcaster" && row.state === "USA"
              ? new RegExp(
                  `^(?:-\\p{Lu}{2,}| \\d+(?! \\p{Ll})| (?!${days})\\p{Lu}\\p{Ll}+(?= [\\p{Ll}(]|[,.]|$))`,
                  "u",
                ).exec(behind)
              : null;
          const length = match[0].length + (station?.[0].length ?? 0);
          add(match, length, {
            outlet: row.id,
            name: station ? match[0] + station[0] : row.name.replace(/~$/, ""),
            form: "known",
            weak: weak && station === null,
          });
        }
      for (const match of part.matchAll(named))
        if (!new RegExp(`^${days} `).test(match[0]))
          add(match, match[0].length, { outlet: null, name: match[0], form: "named", weak: false });
      for (const match of part.matchAll(common))
        add(match, match[0].length, { outlet: null, name: match[0], form: "common", weak: false });
      return found.sort((a, b) => a.start - b.start);
    },
  };
}

/** Names of outlets that are words of every day at the head of a sentence. */
const ordinary: ReadonlySet<string> = new Set([
  "Sun",
  "Hill",
  "Wire",
  "Independent",
  "Observer",
  "Atlantic",
  "Age",
  "Paper",
]);
