// The words of Parley, each with its meaning and where the field has it from; GLOSSARY.md is generated from this list.

export interface GlossaryEntry {
  readonly term: string;
  readonly meaning: string;
  /** The standard or practice that the word comes from; null for a word of our own. */
  readonly from: string | null;
}

export const glossary: readonly GlossaryEntry[] = [
  {
    term: "report",
    meaning:
      "One published text: publisher, byline, published day (may be unknown), address, language, text. Primary, never overwritten.",
    from: "news practice",
  },
  {
    term: "reading",
    meaning:
      "What the reader found in one report: mentions, time expressions, attributions, statements. Names the reader's version and can be made again.",
    from: null,
  },
  {
    term: "judgement",
    meaning:
      "What a person decided: accept, reject, correct a field, same event, different event, add a fact, merge or split entities. Has an author, a time, a reason and, when taken back, a time of withdrawal.",
    from: "nomenklatura",
  },
  {
    term: "record",
    meaning:
      "The fold over reports, their readings and judgements: events, channels, posts, commitments, positions, silences, precedents, contradictions. One folder on disk.",
    from: null,
  },
  {
    term: "kept text",
    meaning:
      "For plain text, Markdown and JSONL exactly the decoded characters given; for HTML the text extracted. All spans point into it.",
    from: null,
  },
  {
    term: "span",
    meaning: "Half-open [start, end) in UTF-16 units of the kept text.",
    from: "W3C Web Annotation (TextPosition)",
  },
  {
    term: "furniture",
    meaning:
      "What on a page is not the story: notices, captions, credits, biographies, lists of links. Kept, marked, never coded; a caption's date and place may serve as evidence.",
    from: "news practice",
  },
  {
    term: "dateline",
    meaning: "The place, day and agency before the first sentence: WASHINGTON, Dec 13 (Reuters) -.",
    from: "news practice",
  },
  { term: "mention", meaning: "Words in the text that name something.", from: "NLP" },
  {
    term: "entity",
    meaning: "The thing that mentions name: a state, organization, person, place, outlet, group, channel.",
    from: "NLP",
  },
  {
    term: "actor, recipient",
    meaning: "Who does, and to whom. Symmetric acts have actors only, on two sides.",
    from: "PLOVER",
  },
  {
    term: "event type, mode, context",
    meaning: "PLOVER's categories of political events; a CAMEO code stands beside them for exports.",
    from: "PLOVER, CAMEO",
  },
  {
    term: "source, cue, content",
    meaning: "Who says, the saying word, what is said. A source is never an actor.",
    from: "PARC, PolNeAR",
  },
  {
    term: "voice",
    meaning:
      'One source in the chain of who says so, nearest first: Newsweek <- Financial Times <- "people familiar".',
    from: null,
  },
  {
    term: "on the record",
    meaning: 'Said by a named source. "A senior official" is not on the record.',
    from: "news practice",
  },
  {
    term: "factuality",
    meaning:
      "Polarity (positive, negative) by certainty (certain, probable, possible), and whether it has come to pass: actual, planned, requested, conditional, not yet.",
    from: "FactBank",
  },
  {
    term: "time expression",
    meaning:
      "Words that name a time, with a normalised value; certain parts are stated, implied parts inferred, with their basis.",
    from: "TIMEX3",
  },
  {
    term: "basis",
    meaning: "Why a day is that day: the publication day, a day named before, the tense of the verb.",
    from: null,
  },
  {
    term: "level",
    meaning:
      "head-of-state (and of government); minister; senior-official (vice minister to deputy assistant secretary); working (below, attaches); military-command (chiefs of staff, theater commanders).",
    from: null,
  },
  {
    term: "post, membership",
    meaning: "An office, and a person's dated tenure of it. A post is not its holder.",
    from: "Popolo",
  },
  {
    term: "registry",
    meaning:
      'The facts about states, organizations, posts and tenures in lexicon/actors. A row without a citable source shows as "registry, unsourced" and never outranks a report.',
    from: null,
  },
  {
    term: "statement",
    meaning:
      "One coded claim in one report, with the clause that carries it, the rule that fired, who says so and when it happened.",
    from: null,
  },
  {
    term: "event",
    meaning:
      "Statements judged to tell of the same happening. Disagreements between reports stay side by side.",
    from: "event coreference",
  },
  {
    term: "neighbourhood, stage",
    meaning:
      "Statements that are compared with one another: same parties, family of kinds and quarter (CHN+USA, dialogue, 2023q4). A stage is all quarters of one family between the same parties; neighbouring ones are joined.",
    from: null,
  },
  {
    term: "trace",
    meaning:
      "What an event leaves in the course of a relation: its signals to channels, a contact, a refusal in words, a promise. Lanes and commitments are made from traces.",
    from: null,
  },
  {
    term: "relation",
    meaning:
      "All that stands between the same parties: lanes, commitments, positions, contradictions. As a kind of statement: how two stand to each other.",
    from: null,
  },
  {
    term: "channel, round",
    meaning: "A standing line of dialogue between parties at a level; one meeting in it.",
    from: null,
  },
  {
    term: "channel state",
    meaning:
      "unknown, open, offered, suspended, cancelled, agreed to resume, resumed; disputed where sources differ. Agreed to resume is not resumed; suspended is not cancelled.",
    from: null,
  },
  {
    term: "commitment",
    meaning:
      "What was undertaken, by whom, by when; open, met in part, met, overdue, broken, withdrawn, lapsed.",
    from: null,
  },
  { term: "position", meaning: "A standing stance, held from-to.", from: null },
  { term: "precedent", meaning: '"First X since Y": a claim that is tested against the record.', from: null },
  { term: "silence", meaning: '"Declined to comment", "did not disclose": an entry, not a gap.', from: null },
  {
    term: "relay, origin",
    meaning:
      "A report that repeats another's reporting, and the one that had it first. Reports of one origin count once.",
    from: "news practice",
  },
  { term: "drift", meaning: "A detail that changed on the way from the origin to a relay.", from: null },
  {
    term: "disputed",
    meaning: "Sources disagree; each value stands with its sources, none is averaged away.",
    from: null,
  },
  {
    term: "as of (known on)",
    meaning: "--as-of D: what could be known on day D, from reports published by then.",
    from: "bitemporal databases",
  },
  { term: "true on", meaning: "--on D: what held in the world on day D.", from: "bitemporal databases" },
  {
    term: "as recorded",
    meaning: "--as-recorded D: what had been received and judged by day D, for audit.",
    from: "bitemporal databases",
  },
  {
    term: "abstention threshold",
    meaning: "The confidence below which a statement goes to review instead of into the record.",
    from: null,
  },
];
