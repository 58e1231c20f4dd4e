// Finds the acts of a sentence: in "Beijing agreed to resume talks" the word "agreed" shifts the act of "resume", which shifts "talks".
// Trigger first: only words of the lexicon are looked at; operators are applied from the inside out; what one takes in is not told twice.
import type { Act } from "./act.ts";
import { complements } from "./arguments.ts";
import type { Operator, Pattern } from "./entry.ts";
import { encounters } from "./kinds.ts";
import type { StatementKind } from "./statement.ts";
import { fits } from "./fitting.ts";
import { operated } from "./operated.ts";
import { follow } from "./paths.ts";
import { plainAct } from "./plain.ts";
import { drop, meanings, type Sight } from "./sight.ts";

/** Kinds that tell what became of a meeting, or that it is wanted. */
const spending: ReadonlySet<StatementKind> = new Set([
  "cancellation",
  "postponement",
  "refusal",
  "request",
  "channel-offered",
  "channel-opened",
  "channel-suspended",
  "channel-cancelled",
  "channel-resumed",
]);

export class Matcher {
  readonly #sight: Sight;
  readonly #built = new Map<number, Act | null>();
  readonly #consumed = new Set<number>();

  constructor(sight: Sight) {
    this.#sight = sight;
  }

  /** The acts that stand by themselves, in the order of their words. */
  acts(): Act[] {
    const found: Act[] = [];
    for (const token of this.#sight.tree.tokens) {
      if (this.#sight.patterns[token.index]!.length === 0) continue;
      const act = this.#build(token.index);
      if (act) found.push(act);
    }
    return found
      .filter((act) => !this.#consumed.has(act.trigger) && !this.#isSpent(act, found))
      .map((act, _, standing) => this.#underToo(act, standing) ?? act);
  }

  /** "backed out of the talks", "quit the dialogue": what befell the talks is told, not the talks. */
  #isSpent({ trigger, kind, pattern, inner }: Act, found: readonly Act[]): boolean {
    const { tree } = this.#sight;
    const head = tree.head(trigger);
    if (pattern.part !== "noun") return false;
    // "accepted an invitation to visit": the visit is taken from under the invitation
    if (inner !== null)
      return found.some((other) => other.trigger === head && other.inner?.trigger === inner.trigger);
    if (!encounters.has(kind)) return false;
    // "cut off talks over a visit": a visit that is blamed is told
    const aside =
      tree.relation(trigger) === "obl" && !["of", "out of", "from"].includes(tree.preposition(trigger));
    if (aside || !["obj", "nsubj:pass", "obl"].includes(tree.tokens[trigger]!.deprel)) return false;
    return found.some((other) => other.trigger === head && spending.has(other.kind));
  }

  /** "agreed to reopen the crossing and to revive the committee": the second infinitive is under "agreed" too. */
  #underToo(act: Act, standing: readonly Act[]): Act | null {
    const { tree } = this.#sight;
    const { trigger } = act;
    if (tree.relation(trigger) !== "conj" || tree.tokens[trigger]!.xpos !== "VB") return null;
    if (tree.first(trigger, "nsubj") >= 0) return null;
    const first = tree.firstConjunct(trigger);
    const above = tree.head(first);
    if (first === trigger || above < 0 || !["xcomp", "advcl", "acl"].includes(tree.relation(first)))
      return null;
    const over = standing.find((other) => other.trigger === above);
    const operator = over?.pattern.entry.operator;
    if (!over || !operator || !complements(tree, above).includes(first)) return null;
    const made = operated(this.#sight, over.pattern, above, operator, act);
    return made && { ...made, trigger };
  }

  #build(token: number): Act | null {
    const known = this.#built.get(token);
    if (known !== undefined) return known;
    this.#built.set(token, null); // a cycle of operators ends here
    // Operators over an act and plain entries first, by their demands; what an operator says alone, and last resorts, after them.
    let act: Act | null = null;
    const fitting = this.#sight.patterns[token]!.filter((pattern) => fits(this.#sight, pattern, token));
    for (const pattern of fitting) {
      if (pattern.entry.operator) {
        act = this.#over(pattern, token, pattern.entry.operator);
        if (!act && pattern.entry.first === true && pattern.kind !== null)
          act = plainAct(this.#sight, pattern, token);
      } else if (pattern.entry.last !== true) act = plainAct(this.#sight, pattern, token);
      if (act) break;
    }
    if (!act)
      for (const pattern of fitting)
        if (pattern.kind !== null && (pattern.entry.operator !== undefined || pattern.entry.last === true)) {
          act = plainAct(this.#sight, pattern, token);
          if (act) break;
        }
    this.#built.set(token, act);
    return act;
  }

  #over(pattern: Pattern, token: number, operator: Operator): Act | null {
    const paths = pattern.entry.content ?? ["clause", "object"];
    for (const path of paths)
      for (const found of follow(this.#sight.tree, token, path))
        for (const meant of meanings(this.#sight, found)) {
          if (meant === token) continue;
          const inner = this.#innermost(meant);
          if (!inner) continue;
          // "the talks that ended in 2013" of "agreed to resume the talks that ended": told once
          if (
            this.#consumed.has(inner.trigger) &&
            (operator === "occur" || operator === "do") &&
            this.#sight.tree.tokens[token]!.deprel === "acl:relcl"
          )
            return null;
          const act = operated(this.#sight, pattern, token, operator, inner);
          if (act) {
            this.#consumed.add(inner.trigger);
            return act;
          }
          drop(this.#sight, pattern, token, `says nothing over ${inner.rule}`);
        }
    if (pattern.kind === null) drop(this.#sight, pattern, token, "nothing under it");
    return null;
  }

  /** The act at this word, or the one in the clause that completes an empty word ("a plan under which ...", "efforts to mediate"). */
  #innermost(token: number): Act | null {
    const act = this.#build(token) ?? this.#meantBefore(token);
    if (act) return act;
    const empty = this.#sight.lexicon.classes.get("$empty");
    if (!empty?.has(this.#sight.tree.tokens[token]!.lemma.toLowerCase())) return null;
    for (const clause of [
      ...complements(this.#sight.tree, token),
      ...follow(this.#sight.tree, token, "for"),
      ...follow(this.#sight.tree, token, "of"),
      ...follow(this.#sight.tree, token, "on"),
    ]) {
      const inner = this.#build(clause);
      if (inner) return inner;
    }
    return null;
  }

  /** "... agreed to resume dialogue, but that has yet to take place": what was agreed, not the agreement. */
  #meantBefore(token: number): Act | null {
    const { upos, lemma } = this.#sight.tree.tokens[token]!;
    if (upos !== "PRON" && upos !== "DET") return null;
    if (!["that", "this", "it", "which"].includes(lemma.toLowerCase())) return null;
    for (let at = token - 1; at >= 0; at--) {
      const act = this.#built.get(at);
      if (!act || act.plover === null) continue;
      const meant = act.inner ?? act;
      return {
        ...meant,
        actors: meant.actors.length > 0 ? meant.actors : act.actors,
        recipients: meant.recipients.length > 0 ? meant.recipients : act.recipients,
        trigger: token,
      };
    }
    return null;
  }
}
