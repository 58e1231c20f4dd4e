// `parley who-says report.txt`: every voice in a text with what it says, on or off the record, and by which rule that was found.
import { type Attribution, attribute, voiceLexicon } from "../attribution/index.ts";
import { findMentions } from "../mentions/index.ts";
import type { Span } from "../report/index.ts";
import type { Engine } from "./engine.ts";

export interface WhoSaysOptions {
  /** Only what is right nine times in ten. */
  readonly precise: boolean;
  /** Resolve sources to the actors they name. */
  readonly resolve?: boolean;
}

/** Attributions of a plain text; its lines are its paragraphs. */
export function whoSays(text: string, engine: Engine, { precise, resolve }: WhoSaysOptions): Attribution[] {
  const stretches: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    if (match[0].trim() !== "") stretches.push({ start: match.index, end: match.index + match[0].length });
  const sentences = engine.english.parse(text, stretches).flat();
  const mentions = resolve
    ? findMentions(text, sentences, { lexicon: engine.lexicon, published: null }).mentions
    : undefined;
  return attribute(text, sentences, {
    lexicon: voiceLexicon(engine.lexicon),
    model: engine.attributionModel,
    precise,
    ...(mentions ? { mentions } : {}),
  });
}

export interface WhoSaysPrinting extends WhoSaysOptions {
  readonly json?: boolean;
}

/** What `parley who-says` prints: one block an attribution, or JSON lines. Ends without a line break. */
export function whoSaysText(text: string, engine: Engine, options: WhoSaysPrinting): string {
  const found = whoSays(text, engine, { ...options, resolve: true });
  if (options.json) return found.map((attribution) => JSON.stringify(attribution)).join("\n");
  if (found.length === 0) return "No one is quoted or cited in this text.";
  return found.map((attribution, index) => block(text, attribution, index)).join("\n\n");
}

const shown = (text: string, spans: readonly Span[], longest = 160): string => {
  const words = spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ")).join(" … ");
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
};

function block(text: string, attribution: Attribution, index: number): string {
  const { source, cue, content, stance, form, onRecord, entity, within, rule, confidence } = attribution;
  const place = cue[0] ?? content[0]!;
  const who = source.length > 0 ? shown(text, source) : "(no one named)";
  const marks = [
    source.length > 0 ? (onRecord ? "on the record" : "off the record") : "no source",
    ...(stance === "says" ? [] : [stance]),
    form,
    ...(within === null ? [] : [`inside ${within + 1}`]),
  ];
  return [
    `${index + 1}. ${who}${entity === null ? "" : ` [${entity}]`} — ${shown(text, cue)}`,
    `   ${shown(text, content)}`,
    `   ${marks.join(", ")}; at ${place.start}-${place.end}; ${rule}; ${confidence.toFixed(2)}`,
  ].join("\n");
}
