// What is said in a contact: "Moyo met Banda on Monday. ... He urged calm" is said to Banda, on Monday. And nobody acts on the state that he acts for.
import type { Draft } from "./draft.ts";
import { encounters, spoken } from "./kinds.ts";
import type { Participant, StatementKind } from "./statement.ts";

/** Of what is said, what is said to the other side though nobody is named. */
const asking: ReadonlySet<StatementKind> = new Set(["request", "channel-offered", "threat"]);
/** Kinds towards another state: a state's bare name beside its own doer only says whose. Force and courts do turn on one's own people. */
const outward: ReadonlySet<StatementKind> = new Set(["position", "assessment", "commitment", "relation"]);
/** How many sentences a contact's telling goes on. */
const reach = 8;

const everybody = ({ actors, recipients }: Draft): readonly Participant[] => [...actors, ...recipients];

/** "Two priests": people of no state, body or name told, whom nobody asks anything. */
const isNobody = ({ state, code, person }: Participant): boolean =>
  state === null && (code ?? null) === null && person === null;

const took = (contact: Draft, one: Participant): boolean =>
  one.person !== null && everybody(contact).some(({ person }) => person === one.person);

/**
 * Dates what persons say by the contact that they took part in, told up to eight sentences before, and gives what they ask of nobody
 * named to its other side. Contacts are told by a verb and took place. Changes the drafts.
 */
export function sayDuring(drafts: readonly Draft[]): void {
  const contacts = drafts.filter(
    ({ kind, act, bare, factuality }) =>
      encounters.has(kind) &&
      act !== null &&
      !bare &&
      act.pattern.part === "verb" &&
      factuality.status === "actual" &&
      factuality.polarity === "positive",
  );
  for (const draft of drafts) {
    if (!spoken.has(draft.kind) || draft.actors.length === 0 || draft.act === null) continue;
    const contact = contacts.findLast(
      (one) =>
        one.sentence <= draft.sentence &&
        draft.sentence - one.sentence <= reach &&
        one.trigger.start < draft.trigger.start &&
        draft.actors.every((actor) => took(one, actor)),
    );
    if (!contact) continue;
    if (
      draft.when.origin === "implied" &&
      draft.when.precision === "open" &&
      contact.when.precision === "day" &&
      draft.factuality.status === "actual"
    )
      draft.when = {
        ...contact.when,
        origin: "implied",
        basis: `said in the contact: ${contact.when.basis}`,
        span: null,
      };
    if (asking.has(draft.kind) && draft.recipients.every(isNobody)) {
      const own = new Set(draft.actors.map(({ state }) => state));
      const others = everybody(contact).filter(({ state }) => state !== null && !own.has(state));
      if (others.length > 0) draft.recipients = others.map((one) => ({ ...one, span: null }));
    }
  }
}

/** Takes the bare name of a state from among those acted on where one who acts is of that state: "reaffirmed the U.S. partnership with Peru" is to Peru. */
export function withoutSelf(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.symmetric || !outward.has(draft.kind)) continue;
    const own = new Set(draft.actors.map(({ state }) => state).filter((state) => state !== null));
    draft.recipients = draft.recipients.filter(
      ({ state, person, organ, entity }) =>
        !(
          state !== null &&
          own.has(state) &&
          person === null &&
          organ === null &&
          entity?.startsWith("state:")
        ),
    );
  }
}
