// The dev parts that `npm run score` measures: input, gold, scorer, and how much a headline may drop before it counts.
export interface Part {
  /** Shown in the table and used as key of the baseline. */
  readonly name: string;
  readonly kit: string;
  /** Paths below the kits' folder. */
  readonly input: string;
  readonly gold: string;
  readonly scorer: string;
  readonly flags?: readonly string[];
  /** Headline figures to show (the scorer's own names), each with its noise in the same unit. */
  readonly figures: Readonly<Record<string, number>>;
}

const same = (file: string) => ({ input: file, gold: file });

export const parts: readonly Part[] = [
  {
    name: "seed",
    kit: "seed",
    input: "seed/seed.input.jsonl",
    gold: "seed/seed.gold.json",
    scorer: "seed/score.mjs",
    figures: { strictRecall: 0.01, strictPrecision: 0.01, recall: 0.01, precision: 0.01, checks: 0 },
  },
  ...(["gum", "ewt"] as const).flatMap((corpus) => [
    {
      name: `syntax ${corpus}-dev`,
      kit: "syntax",
      ...same(`syntax/${corpus}-dev.conllu.gz`),
      scorer: "syntax/score.mjs",
      figures: { UPOS: 0.002, UAS: 0.003, LAS: 0.003, CLAS: 0.003 },
    },
    {
      name: `syntax-raw ${corpus}-dev`,
      kit: "syntax-raw",
      ...same(`syntax/${corpus}-dev.conllu.gz`),
      scorer: "syntax/score.mjs",
      figures: { LAS: 0.003, wordF1: 0.001, sentF1: 0.003 },
    },
  ]),
  ...(["gum-dev", "uner-ewt-dev", "crossner-politics-dev", "re3d-dev", "wikigold-train"] as const).map(
    (file) => ({
      name: `entities ${file}`,
      kit: "entities",
      ...same(`entities/${file}.jsonl.gz`),
      scorer: "entities/score.mjs",
      flags: ["--coarse"],
      figures: { typedF1: 0.005, spanF1: 0.005 },
    }),
  ),
  ...(["attribution", "attribution-precise"] as const).map((kit) => ({
    name: kit,
    kit,
    ...same("attribution/polnear.dev.jsonl.gz"),
    scorer: "attribution/score.mjs",
    figures: { f1: 0.005, spanSource: 0.005, spanCue: 0.005, spanContent: 0.005 },
  })),
  ...(["meantime.dev", "wikiwars.dev"] as const).map((file) => ({
    name: `time ${file}`,
    kit: "time",
    ...same(`time/${file}.jsonl.gz`),
    scorer: "time/score.mjs",
    figures: { strict: 0.005, relaxed: 0.005, value: 0.005 },
  })),
  ...(["gsr.dev", "petr2val.dev", "null.dev"] as const).map((file) => ({
    name: `events ${file}`,
    kit: "events",
    ...same(`events/${file}.jsonl`),
    scorer: "events/score.mjs",
    figures: {
      alignedType: 0.01,
      source: 0.01,
      target: 0.01,
      strict: 0.01,
      alignedStrict: 0.01,
      nullEmpty: 0,
    },
  })),
  {
    name: "coref dev",
    kit: "coref",
    ...same("coref/ecbplus-traindev.jsonl.gz"),
    scorer: "coref/score-coref.mjs",
    flags: ["--split", "dev"],
    figures: { conll: 0.005, reportLinks: 0.01, reportPairs: 0.01 },
  },
  {
    name: "channels",
    kit: "channels",
    ...same("channels/wh-channels-2021-22.jsonl.gz"),
    scorer: "channels/score-channels.mjs",
    figures: { pairwise: 0.01, exactMulti: 0.01, kind: 0.005, country: 0.005, date: 0.005 },
  },
  {
    name: "readouts",
    kit: "readouts",
    ...same("../corpus/whitehouse-readouts.jsonl.gz"),
    scorer: "channels/score-readouts.mjs",
    figures: { kind: 0.005, country: 0.005 },
  },
  {
    name: "neardup",
    kit: "neardup",
    ...same("neardup/pairs-traindev.jsonl.gz"),
    scorer: "neardup/score-neardup.mjs",
    figures: { copyF1: 0.01, f1: 0.01 },
  },
  {
    name: "relay",
    kit: "relay",
    ...same("relay/relay-sentences.jsonl"),
    scorer: "relay/score-relay.mjs",
    figures: { relayF1: 0.01, outlet: 0.01 },
  },
  {
    name: "tls sample",
    kit: "tls",
    ...same("tls/sample.jsonl"),
    scorer: "tls/score-tls.mjs",
    figures: { date: 0.01, ar1: 0.01, ar2: 0.01 },
  },
];
