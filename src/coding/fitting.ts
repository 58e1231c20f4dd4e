// Whether an entry's demands stand at a word: its part of speech, its particle, what must and must not be at the other words.
import { isAuxiliary, isEachOther } from "./arguments.ts";
import type { Pattern } from "./entry.ts";
import { ownFactuality } from "./factuality.ts";
import { official } from "./parties.ts";
import { follow } from "./paths.ts";
import { drop, light, meanings, type Sight } from "./sight.ts";

const stativeVerbs: ReadonlySet<string> = new Set(["remain", "become", "stay"]);

export function fits(sight: Sight, pattern: Pattern, token: number): boolean {
  const { upos, xpos } = sight.tree.tokens[token]!;
  if (pattern.part === "verb") {
    if (upos === "AUX" && sight.tree.relation(token) === "aux" && isAuxiliary(sight.tree, token))
      return false;
    if (upos !== "VERB" && !(upos === "AUX" && xpos !== "MD") && !(upos === "NOUN" && xpos.startsWith("VB")))
      return false;
  } else if (pattern.part === "noun") {
    if (upos !== "NOUN" && upos !== "PROPN") return false;
    // "the talks venue": a modifier is no act
    if (sight.tree.relation(token) === "compound" && !pattern.particle) return false;
  } else if (pattern.particle === null) {
    if (upos !== "ADJ" && upos !== "NOUN" && upos !== "VERB" && upos !== "ADV") return false;
    // "rebels surrendered" judges nothing, "the vote was a surrender" does
    if (/^VB[DZP]?$/.test(xpos) && upos === "VERB" && sight.tree.first(token, "cop") < 0) return false;
    // "has opened" does something, "is open" and "is concerned" tell how one is
    if (
      xpos === "VBN" &&
      sight.tree.childrenBy(token, "aux").some((child) => sight.tree.tokens[child]!.lemma === "have")
    )
      return false;
    const relation = sight.tree.relation(token);
    const head = sight.tree.head(token);
    // "remains the main supplier": a predicate that the tree takes for an object
    const stays = relation === "obj" && head >= 0 && stativeVerbs.has(sight.tree.tokens[head]!.lemma);
    // "the army and its allies took the town": joined to what is no predicate
    if (
      relation === "conj" &&
      sight.tree.first(token, "cop", "nsubj") < 0 &&
      sight.tree.first(head, "cop", "nsubj") < 0
    )
      return false;
    if (
      sight.tree.first(token, "cop", "nsubj") < 0 &&
      !stays &&
      // "the president, absent for five days, ..."
      !(relation === "amod" && upos === "ADJ" && head >= 0 && head < token) &&
      !["xcomp", "root", "conj", "advcl", "acl", "ccomp"].includes(relation)
    )
      return false;
  }
  if (pattern.particle !== null && !hasParticle(sight, token, pattern))
    return drop(sight, pattern, token, `no "${pattern.particle}"`);
  const carrier = pattern.part === "noun" ? (light(sight, token)?.verb ?? null) : null;
  for (const { path, words } of pattern.needs)
    if (!stands(sight, token, path, words, carrier))
      return drop(sight, pattern, token, `nothing fitting at ${path}`);
  for (const { path, words } of pattern.bars)
    if (stands(sight, token, path, words, null)) return drop(sight, pattern, token, `barred by ${path}`);
  return true;
}

function hasParticle(sight: Sight, token: number, { particle, part }: Pattern): boolean {
  const { tokens } = sight.tree;
  const is = (index: number): boolean => {
    const other = tokens[index];
    return (
      other !== undefined && (other.form.toLowerCase() === particle || other.lemma.toLowerCase() === particle)
    );
  };
  if (part === "adjective")
    return is(token - 1) || sight.tree.children(token).some((child) => child < token && is(child));
  if (is(token + 1)) return true;
  // "handed a suspect over to China": the particle stands before a preposition, as if it were one of two
  for (let at = token + 2; at < tokens.length && at - token < 8; at++) {
    if (tokens[at]!.upos === "VERB" || tokens[at]!.upos === "PUNCT") break;
    const next = at + 1;
    if (
      is(at) &&
      ["case", "advmod"].includes(sight.tree.relation(at)) &&
      tokens[next]?.form.toLowerCase() === "to" &&
      tokens[next]?.head === tokens[at]!.head &&
      sight.tree.relation(next) === "case" &&
      part === "verb"
    )
      return true;
  }
  return sight.tree.children(token).some((child) => {
    if (!is(child)) return false;
    const relation = sight.tree.tokens[child]!.deprel;
    return (
      relation === "compound:prt" ||
      relation === "advmod" ||
      relation === "obj" ||
      relation === "compound" ||
      relation === "case" ||
      relation === "nsubj:pass" ||
      relation === "xcomp"
    );
  });
}

function stands(
  sight: Sight,
  token: number,
  path: string,
  words: ReadonlySet<string>,
  carrier: number | null,
): boolean {
  if (path === "negated") return ownFactuality(sight.tree, token, sight.cues).negated;
  return follow(sight.tree, token, path, carrier).some((found) => {
    if (words.has("*")) return true;
    if (words.has("@actor") && (sight.who(found).length > 0 || isEachOther(sight.tree, found))) return true;
    if (words.has("@person") && sight.who(found).some(({ person }) => person !== null)) return true;
    if (words.has("@state") && sight.who(found).some(({ state }) => state !== null)) return true;
    if (words.has("@official") && sight.who(found).some(official)) return true;
    // "Romania", "the ministry", not "Romanians"
    if (
      words.has("@government") &&
      sight.tree.tokens[found]!.xpos !== "NNPS" &&
      sight
        .who(found)
        .some(
          (one) =>
            official(one) && ((one.word ?? null) === null || one.organ !== null || one.sector === "GOV"),
        )
    )
      return true;
    if (words.has("@pronoun") && sight.tree.tokens[found]!.upos === "PRON") return true;
    if (words.has("@place") && sight.tree.tokens[found]!.upos === "PROPN") return true;
    if (
      words.has("@number") &&
      (sight.tree.tokens[found]!.upos === "NUM" || sight.tree.first(found, "nummod") >= 0)
    )
      return true;
    if (words.has("@act") && sight.patterns[found]!.some(({ kind }) => kind !== null)) return true;
    return meanings(sight, found).some((meant) => {
      const { lemma, form } = sight.tree.tokens[meant]!;
      const low = form.toLowerCase();
      return (
        words.has(lemma.toLowerCase()) || words.has(low) || (low.endsWith("s") && words.has(low.slice(0, -1)))
      );
    });
  });
}
