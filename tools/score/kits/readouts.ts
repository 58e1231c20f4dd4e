// Kit readouts: `{id, date, text}` -> `{id, kind, countries}`: what kind of contact it was, and with which states.
import { describer, findMentions } from "../../../src/mentions/index.ts";
import { contactOf } from "../contact.ts";
import { lines, type Predict, records } from "../kit.ts";

export const predict: Predict = (input, engine) =>
  lines(
    records(input).map((record) => {
      const id = String(record.id);
      const text = String(record.text ?? "");
      const stretches = paragraphs(text);
      const sentences = engine.english.parse(text, stretches).flat();
      const found = findMentions(text, sentences, {
        lexicon: engine.lexicon,
        published: typeof record.date === "string" ? record.date : null,
      });
      const phrases = describer(sentences, found, engine.lexicon);
      const contact = contactOf(text, sentences, found, phrases, "USA");
      const countries = new Set<string>();
      for (const actor of contact?.actors ?? [])
        if (actor.state !== null && actor.state !== "USA") countries.add(actor.state);
      return {
        id,
        kind: contact?.kind ?? (/\b(spoke|call)\b/.test(text.slice(0, 300)) ? "call" : "meeting"),
        countries: [...countries].sort(),
      };
    }),
  );

/** Paragraphs of a text: the reader takes no sentence across them. */
function paragraphs(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}
