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
  "News|Times|Post|Tribune|Herald|Journal|Gazette|Chronicle|Observer|Telegraph|Mirror|Courier|Inquirer|Enquirer|Dispatch|(?<!Medical )Examiner|Sentinel|Bulletin|(?<!Federal )Register|Democrat|Republican|Citizen|Advertiser|Standard|Mercury|Argus|Echo|Express|Reporter|Weekly|Magazine|TV|Radio|Television|Broadcasting(?: Corp\\.?(?:oration)?| Company)?|Newswire|Daily";
const word = "\\p{Lu}[\\p{L}\\p{N}’'&.-]*";
const days =
  "(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|January|February|March|April|May|June|July|August|September|October|November|December|President|Prime|Minister|Mr|Mrs|Ms|Dr)";
/** Names by their form: "Eastport Herald", "Eastport Sun-Times", "Daily Record", "Radio Norland", "WKAL-TV", "Norland.com". */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?!${days}\\b)${word}(?<!['’]s) ){1,3}(?:${nameEnds})(?:-${word})?|\\p{Lu}\\p{L}+-(?:${nameEnds})|(?:Daily|Sunday|Evening|Morning|Radio|Television|Channel|Voice of) ${word}|Channel \\d+|[KW][A-Z]{2,3}-(?:TV|FM|AM)|[KW][A-Z]{3}|${word}\\. ?(?:com|tv)\\b)(?![\\p{L}\\p{N}])`,
  "gu",
);
const modifier = `(?:state|state-run|state-owned|state-controlled|government-run|official|semi-?official|local|national|regional|foreign|international|domestic|public|private|independent|rival|western|mainstream|online|celebrity|financial|leading|student|sister|(?!${days}\\b)${word}|[a-z]+-(?:language|based|backed))\\s+`;
/** Nouns that mean an outlet whatever stands before them: "a glossy magazine", but not "a gas station". */
const sureNouns =
  "(?:newspapers?|news agenc(?:y|ies)|wire services?|news services?|newswires?|magazines?|broadcasters?|tabloids?|daily|weekly|news (?:channels?|networks?|sites?|websites?|outlets?|organi[sz]ations?))";
/** Outlets without a name; alone without article or adjective only what is no single thing: "media". */
const common = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Oo]ther|[Ss]everal|[Ss]ome|two|[Ii]ts|[Tt]his|[Tt]hat)\\s+(?:${modifier}){0,3}|(?:${modifier}){1,3})${outletNouns}|(?:[Tt]he|[Aa]n?)\\s+(?:\\p{Ll}[\\p{L}-]+\\s+){1,2}${sureNouns}|(?<!social )media|Media|newspapers|news (?:agencies|sites|outlets|organi[sz]ations))(?![\\p{L}\\p{N}-])`,
  "gu",
);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

const apposed = new RegExp(`^(?: (?!${days}\\b)${word}(?<!['’]s)){1,3}(?![\\p{L}\\p{N}])`, "u");

/** Makes the finder from the registry's outlets. */
export function outletTable(rows: readonly OutletRow[]): OutletTable {
  const byName = new Map<string, { row: OutletRow; weak: boolean }>();
  for (const row of rows)
    for (const each of [row.name, ...row.aliases]) {
      const weak = each.endsWith("~");
      let name = weak ? each.slice(0, -1) : each;
      // "The Hill" is a paper, "Hill" is not; "Washington Post" is one with and without its article.
      if (/^the .+ /i.test(name)) name = name.slice(4);
      for (const spelt of name.startsWith("The ") ? [name, `t${name.slice(1)}`] : [name]) {
        const known = byName.get(spelt);
        if (!known || (known.weak && !weak)) byName.set(spelt, { row, weak });
      }
    }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const known = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escape).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  /** The station of a network: "NBC Eastport", "Fox 29"; a day or a title behind it is no station. */
  const station = new RegExp(
    `^(?:-\\p{Lu}{2,}| \\d+(?! \\p{Ll})| (?!${days}\\b)\\p{Lu}\\p{Ll}+(?= [\\p{Ll}(]|[,.]|$))`,
    "u",
  );
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
        const same = found.findIndex((other) => at < other.end && other.start < at + length);
        if (same < 0) found.push({ start: at, end: at + length, ...rest });
        // "Herald" in "Eastport Herald" is another paper than the one of that one word.
        else if (
          rest.form === "named" &&
          found[same]!.form === "known" &&
          !/[ .]/.test(quoteOf(part, found[same]!, start)) &&
          at + length >= found[same]!.end &&
          at < found[same]!.start
        )
          found[same] = { start: at, end: at + length, ...rest };
      };
      if (names.length > 0)
        for (const match of part.matchAll(known)) {
          const { row, weak } = byName.get(match[0])!;
          const behind = part.slice(match.index + match[0].length);
          const local = row.kind === "broadcaster" && row.state === "USA" ? station.exec(behind) : null;
          add(match, match[0].length + (local?.[0].length ?? 0), {
            outlet: row.id,
            name: local ? match[0] + local[0] : row.name.replace(/~$/, ""),
            form: "known",
            weak: weak && local === null,
          });
        }
      for (const match of part.matchAll(named))
        add(match, match[0].length, { outlet: null, name: match[0], form: "named", weak: false });
      for (const match of part.matchAll(common)) {
        // "the conservative daily Northern Star": what stands behind is its name.
        const behind = apposed.exec(part.slice(match.index + match[0].length))?.[0];
        const free =
          behind && !found.some(({ start: at }) => at === start + match.index + match[0].length + 1);
        if (free)
          add(match, match[0].length + behind.length, {
            outlet: null,
            name: behind.trim(),
            form: "named",
            weak: false,
          });
        else add(match, match[0].length, { outlet: null, name: match[0], form: "common", weak: false });
      }
      return found.sort((a, b) => a.start - b.start);
    },
  };
}

const quoteOf = (part: string, span: Span, start: number): string =>
  part.slice(span.start - start, span.end - start);
