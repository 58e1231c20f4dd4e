// Reads a report: page, publication day, words, mentions, times, voices, statements, in this order and in one list.
import {
  type Attribution,
  type AttributionModel,
  attribute,
  cueEntryKind,
  sourceEntryKind,
  voiceFinder,
  voiceLexicon,
} from "../attribution/index.ts";
import {
  causeEntryKind,
  dueEntryKind,
  toldEntryKind,
  code,
  codingEntryKinds,
  type Considered,
  eventLexicon,
  factualityEntryKind,
  type Scene,
  type Statement,
  transcriptContact,
  whoReader,
} from "../coding/index.ts";
import type { EnglishReader, Sentence } from "../language/index.ts";
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import {
  describer,
  type Describer,
  type FoundMentions,
  findMentions,
  houseOf,
  findTimes,
  inferPublication,
  type TimeExpression,
  withHouse,
} from "../mentions/index.ts";
import { type Block, type Furniture, furnitureKind, isStory, type Page, pageReader } from "../page/index.ts";
import { digest, type Publication, type Report, type Span } from "../report/index.ts";
import type { Reading } from "./reading.ts";
import { stateNames } from "./states.ts";

/** Version of the reader, recorded with every reading. */
const readerVersion = "parley 0.1.0";

/** Schemas of all entries below `lexicon/`, for `compileLexicon` and `parley check lexicon`. */
// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const entryKinds: readonly EntryKind<any>[] = [
  ...codingEntryKinds,
  factualityEntryKind,
  causeEntryKind,
  dueEntryKind,
  toldEntryKind,
  cueEntryKind,
  sourceEntryKind,
  furnitureKind,
];

/**
 * The name that the readings of these parts carry: "parley 0.1.0 / english-net 5e1f20c7 / lexicon 3f9a41c2". Another reader of
 * English, other rules or other weights are another reader, and read kept reports anew.
 */
export const readerName = ({ lexicon, english, attributionModel }: ReaderParts): string =>
  `${readerVersion} / ${english.name} / lexicon ${digest(JSON.stringify(lexicon)).slice(0, 8)}` +
  (attributionModel === null ? " / voices by rule" : "");

export interface ReaderParts {
  readonly lexicon: Lexicon;
  readonly english: EnglishReader;
  /** Trained weights of attribution; null = by lexicon and tree alone. */
  readonly attributionModel: AttributionModel | null;
}

/** The stages in their order; a stage sees what those before it made. */
export const stages = [
  "page",
  "publication",
  "language",
  "mentions",
  "times",
  "attribution",
  "coding",
] as const;
export type Stage = (typeof stages)[number];

export interface ReadOptions {
  /** Told the milliseconds of every stage; `now` is the clock, in milliseconds. */
  readonly timing?: {
    readonly now: () => number;
    readonly spent: (stage: Stage, milliseconds: number) => void;
  };
  /** Told what coding looked at and dropped, for `parley code`. */
  readonly considered?: (what: Considered) => void;
  /** Told of the trees, for `parley code` and `parley parse`. */
  readonly parsed?: (sentences: readonly Sentence[]) => void;
}

export type Reader = (report: Report, options?: ReadOptions) => Reading;

/** What the stages have made so far. */
interface Desk {
  readonly report: Report;
  readonly options: ReadOptions;
  page: Page;
  publication: Publication;
  stretches: readonly Span[];
  sentences: Sentence[];
  /** How many of the sentences are the story's; captions stand behind them. */
  story: number;
  paragraphs: number[];
  found: FoundMentions;
  describer: Describer | null;
  times: readonly TimeExpression[];
  attributions: readonly Attribution[];
  statements: readonly Statement[];
}

/** Makes a reader from its parts. The reader is pure: one report and the same parts give one reading. */
export function createReader(parts: ReaderParts): Reader {
  const { lexicon, english } = parts;
  const name = readerName(parts);
  const layOut = pageReader(
    entriesOf<Furniture>(lexicon, "lexicon/cues/furniture.yaml").map(({ value }) => value),
  );
  const voices = voiceLexicon(lexicon);
  const actors = eventLexicon(lexicon).classes.get("$actor") ?? new Set<string>();
  const short = stateNames(lexicon);

  const run: Readonly<Record<Stage, (desk: Desk) => void>> = {
    page(desk) {
      const { text, title } = desk.report;
      desk.page = layOut(text, title);
      const story = desk.page.blocks.filter(isStory);
      desk.stretches = story.length > 0 ? story : wholeText(text);
    },
    publication(desk) {
      desk.publication = inferPublication(desk.report.text, {
        blocks: desk.page.blocks,
        given: desk.report.published,
      });
    },
    language(desk) {
      // Captions are read after the story: evidence for days and places, never coded themselves.
      const captions = desk.page.blocks.filter(({ kind }) => kind === "caption");
      english.parse(desk.report.text, [...desk.stretches, ...captions]).forEach((list, paragraph) => {
        for (const sentence of list) {
          if (paragraph < desk.stretches.length) desk.story++;
          desk.sentences.push(sentence);
          desk.paragraphs.push(paragraph);
        }
      });
      desk.options.parsed?.(desk.sentences);
    },
    mentions(desk) {
      const found = findMentions(desk.report.text, desk.sentences, {
        lexicon,
        published: desk.publication,
        page: desk.page,
      });
      desk.found = withHouse(found, houseOf(desk.report.publisher, lexicon), lexicon);
      desk.describer = describer(desk.sentences, desk.found, lexicon);
    },
    times(desk) {
      const captions = desk.page.blocks.filter(({ kind }) => kind === "caption");
      desk.times = findTimes(desk.report.text, {
        published: desk.publication,
        stretches: [...desk.stretches, ...captions].sort((a, b) => a.start - b.start),
      });
    },
    attribution(desk) {
      desk.attributions = attribute(desk.report.text, desk.sentences.slice(0, desk.story), {
        lexicon: voices,
        model: parts.attributionModel,
        precise: true,
        blocks: storyBlocks(desk),
        mentions: desk.found.mentions,
      });
    },
    coding(desk) {
      const { who, whose, where, person } = whoReader(
        desk.sentences,
        desk.describer!,
        actors,
        desk.report.text,
        desk.found.mentions,
      );
      const voicesAt = voiceFinder({
        text: desk.report.text,
        sentences: desk.sentences.slice(0, desk.story),
        attributions: desk.attributions,
        publisher: desk.report.publisher,
        sources: voices.sources,
        entities: desk.found.entities,
        blocks: storyBlocks(desk),
      });
      const scene: Scene = {
        text: desk.report.text,
        sentences: desk.sentences,
        story: desk.story,
        paragraphs: desk.paragraphs,
        who,
        whose,
        where,
        mentions: desk.found.mentions,
        times: desk.times,
        publication: desk.publication,
        voices: (span) => {
          const says = voicesAt(span);
          return { says, onRecord: says.every((voice) => voice.onRecord) };
        },
        attributions: desk.attributions,
        lexicon,
      };
      const { considered } = desk.options;
      desk.statements = code(scene, { person, short, ...(considered ? { considered } : {}) });
      const turns = transcriptContact(
        desk.report.text,
        lexicon.actors,
        desk.publication,
        desk.found.entities,
        desk.found.mentions,
      );
      if (turns)
        desk.statements = [...desk.statements, { ...turns, ...scene.voices(turns.evidence) }].sort(
          (a, b) => a.evidence.start - b.evidence.start,
        );
    },
  };

  return (report, options = {}) => {
    const desk: Desk = {
      report,
      options,
      page: { blocks: [], title: null, byline: null, dateline: null },
      publication: {
        earliest: report.published,
        latest: report.published,
        certain: report.published !== null,
        basis: "given",
        evidence: [],
      },
      stretches: [],
      sentences: [],
      story: 0,
      paragraphs: [],
      found: { mentions: [], entities: [] },
      describer: null,
      times: [],
      attributions: [],
      statements: [],
    };
    const unread = /^en\b/i.test(report.language) ? null : `language: ${report.language}`;
    if (unread === null) {
      const { timing } = options;
      for (const stage of stages) {
        const began = timing?.now() ?? 0;
        run[stage](desk);
        timing?.spent(stage, timing.now() - began);
      }
    }
    return {
      report: report.id,
      reader: name,
      unread,
      publication: desk.publication,
      page: desk.page,
      words: desk.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0),
      entities: desk.found.entities,
      mentions: desk.found.mentions,
      times: desk.times,
      attributions: desk.attributions,
      statements: desk.statements,
    };
  };
}

/** The page's blocks, or the stretches read where it shows no story. */
const storyBlocks = ({ page, stretches }: Desk): readonly Block[] =>
  page.blocks.some(isStory)
    ? page.blocks
    : stretches.map((span) => ({ ...span, kind: "story", rule: "whole-text" }));

/** Paragraphs of a text whose page shows no story, such as a lone sentence. */
function wholeText(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g))
    if (match[0].trim() !== "") spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
