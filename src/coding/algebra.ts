// What a governing word makes of an act: agreed + to resume dialogue = agreed to resume; refused + to meet = a refusal.
// "Mode shifts the kind" (design of the record): planned, offered, refused, called off and so on are other statements than the act.
import type { Operator } from "./entry.ts";
import { codes, encounters, friendly, hostile } from "./kinds.ts";
import { ofPosts } from "./posts.ts";
import type { Factuality, Plover, StatementKind } from "./statement.ts";

/** An act as far as the algebra looks at it. */
export interface Deed {
  readonly kind: StatementKind;
  readonly plover: Plover | null;
  /** True for words of a standing line ("dialogue", "hotline", "contacts"), false for a single "meeting" or "visit". */
  readonly line: boolean;
  /** True for bargaining ("talks", "negotiations"): resumed, it is a consultation. */
  readonly talks: boolean;
}

export interface Shifted {
  readonly kind: StatementKind;
  readonly plover: Plover | null;
  /** What it says of the act's factuality, over what the clause says. */
  readonly factuality?: Partial<Factuality>;
  /** True when the act itself still tells (do, begin, try): its mode and codes stay. */
  readonly same?: boolean;
}

const as = (kind: StatementKind, plover: Plover | null = codes[kind].plover): Shifted => ({ kind, plover });

/** The kind and type of `operator` over `deed`; null when the two say nothing together. */
export function shift(operator: Operator, deed: Deed): Shifted | null {
  const { kind, plover } = deed;
  const same = (factuality?: Partial<Factuality>): Shifted =>
    factuality ? { kind, plover, factuality, same: true } : { kind, plover, same: true };
  const meets = encounters.has(kind);
  const hurts = plover !== null && hostile.has(plover);
  const gives = plover !== null && friendly.has(plover);
  if (ofPosts.has(kind)) {
    // "offered to resign", "accepted the resignation", "withdrew the nomination": the act of the post itself, in another mood
    if (operator === "agree" || operator === "offer" || (operator === "plan" && plover !== null))
      return { kind, plover: plover === null ? null : "AGREE", factuality: { status: "planned" } };
    if (operator === "accept") return same();
    if (operator === "cancel" || operator === "suspend" || operator === "lift")
      return same({ polarity: "negative" });
  }
  switch (operator) {
    case "do":
    case "occur":
      // "had a hotline", "the channel went on": the line is spoken of, not opened
      if (kind === "channel-opened" && deed.line) return null;
      return same();
    case "begin":
    case "order":
      return same();
    case "try":
      return same({ certainty: "probable" });
    case "hope":
      // Who hopes to resume has agreed to nothing yet: it is asked for, and no state of the channel.
      return kind === "channel-resumed"
        ? { kind, plover: "AGREE", factuality: { status: "requested", certainty: "possible" } }
        : shift("plan", deed);
    case "plan":
    case "agree": {
      if (meets) return { kind, plover: "AGREE", factuality: { status: "planned" } };
      // "Talks are to resume on Monday": planned by whoever; agreed to only where it is said
      if (kind === "channel-resumed")
        return operator === "agree"
          ? as("channel-agreed-to-resume")
          : { kind, plover: "AGREE", factuality: { status: "planned" } };
      if (kind === "channel-opened")
        return operator === "agree"
          ? as("channel-offered")
          : { kind, plover: "AGREE", factuality: { status: "planned" } };
      if (plover === "AGREE" || kind === "agreement")
        return operator === "agree"
          ? as(kind, "AGREE")
          : { kind, plover: "AGREE", factuality: { status: "planned" } };
      if (plover === "REQUEST" || plover === "ACCUSE")
        return operator === "agree" && plover === "REQUEST" ? as("agreement") : same({ status: "planned" });
      if (plover === "REJECT" || plover === "THREATEN") return same();
      // What is planned together is no undertaking yet.
      if (operator === "plan" && (kind === "joint-activity" || kind === "diplomatic-ties"))
        return { kind, plover: "AGREE", factuality: { status: "planned" } };
      if (gives) return as("commitment");
      // A drill or test to come is told as it is, no threat to anybody.
      if (plover === "MOBILIZE") return operator === "agree" ? as("agreement") : same({ status: "planned" });
      if (hurts) return operator === "plan" ? as("threat") : as("agreement");
      return same({ status: "planned" });
    }
    case "offer":
      if (meets || kind.startsWith("channel-")) return as("channel-offered");
      if (hurts && plover !== "REJECT") return as("threat");
      return as("commitment");
    case "accept":
      if (plover === "ACCUSE") return null;
      if (kind === "channel-resumed") return as("channel-agreed-to-resume");
      return hurts ? as("concession") : as("agreement");
    case "refuse":
      return as("refusal");
    case "fail":
      if (kind === "appointment") return as("vacancy");
      if (meets || plover === "AGREE" || plover === "SUPPORT") return as("refusal");
      return same({ polarity: "negative" });
    case "await":
      if (kind === "appointment") return as("vacancy");
      return same({ polarity: "negative", status: "not-yet" });
    case "request":
      return as("request");
    case "threaten":
      return as("threat");
    case "accuse":
    case "condemn":
      return as("accusation");
    case "deny":
      // That two met or agreed is denied; what is laid at one's door is a claim that one stands against.
      if (meets || kind === "agreement" || kind.startsWith("channel-")) return same({ polarity: "negative" });
      return as("position", null);
    case "praise":
      return as("assessment", "SUPPORT");
    case "cancel":
    case "suspend":
    case "disrupt":
      if (kind === "diplomatic-ties") return as(kind, "SANCTION");
      if (
        kind === "channel-opened" ||
        kind === "channel-resumed" ||
        kind === "channel-offered" ||
        (meets && deed.line)
      )
        // Talks that are called off are those that were to be held; a dialogue or a hotline is ended for good.
        return as(
          operator !== "cancel" ? "channel-suspended" : deed.talks ? "cancellation" : "channel-cancelled",
        );
      if (meets || (operator === "cancel" && kind === "joint-activity")) return as("cancellation");
      if (plover === "AGREE" || kind === "agreement")
        return as(operator === "cancel" && kind === "agreement" ? "cancellation" : "refusal");
      if (plover === "ASSAULT" || plover === "MOBILIZE") return as("concession", "RETREAT");
      if (plover === "REJECT" || plover === "THREATEN" || plover === "REQUEST" || plover === "ACCUSE")
        return hurts ? as("concession") : null;
      if (hurts) return as("concession");
      if (plover === "CONCEDE" || plover === "RETREAT") return as("refusal");
      if (gives) return as("sanction");
      return null;
    case "postpone":
      // Force put off is a respite; a ban or a visit put off is to come yet.
      if (hurts && plover !== "SANCTION" && plover !== "COERCE") return as("concession");
      return as("postponement");
    case "resume":
      if (deed.line || kind === "channel-suspended")
        return as("channel-resumed", deed.talks ? "CONSULT" : "SUPPORT");
      return same();
    case "lift":
      if (meets) return null;
      if (plover === "ASSAULT" || plover === "MOBILIZE") return as("concession", "RETREAT");
      if (hurts) return as("concession");
      if (kind === "diplomatic-ties") return as("sanction");
      if (gives) return as("sanction");
      return null;
  }
}
