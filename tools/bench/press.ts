// The press of the invented world: reports of some sentences each, reprints, relays, vague dates and corrections.
import type { Statement, StatementKind, When } from "../../src/coding/index.ts";
import type { Entity, Mention } from "../../src/mentions/index.ts";
import type { Reading } from "../../src/reading/index.ts";
import { type Day, isoDay, type Report, reportIdentity, textHash } from "../../src/report/index.ts";
import type { Draw } from "./draw.ts";
import { type Happening, type Official, participant, type World } from "./world.ts";

export interface Printed {
  readonly report: Report;
  readonly reading: Reading;
  /** ISO instant at which it came in. */
  readonly received: string;
}

const outlets = Array.from({ length: 40 }, (_, i) => {
  const place = ["Harbour", "Plain", "Alpine", "Morning", "Coastal", "Northern", "Valley", "Capital"][i % 8]!;
  const paper = ["Wire", "Courier", "Ledger", "Post", "Herald"][Math.floor(i / 8)]!;
  return `${place} ${paper}`;
});

const verbs: Partial<Record<StatementKind, string>> = {
  meeting: "met",
  call: "spoke by telephone with",
  visit: "travelled to see",
  summit: "held a summit with",
  agreement: "signed an agreement with",
  commitment: "promised to work with",
  request: "asked",
  refusal: "turned down",
  "channel-suspended": "broke off the regular talks with",
  "channel-agreed-to-resume": "agreed to take up again the talks with",
  "channel-resumed": "took up again the talks with",
  sanction: "put sanctions on",
  accusation: "accused",
  threat: "warned",
  aid: "sent aid to",
  "military-activity": "moved ships near",
  tenure: "is the counterpart of",
};

const symmetric = new Set<StatementKind>([
  "meeting",
  "call",
  "summit",
  "agreement",
  "joint-activity",
  "relation",
  "channel-resumed",
  "channel-agreed-to-resume",
]);
const aboutPosts = new Set<StatementKind>(["tenure", "appointment", "dismissal", "vacancy"]);

const withPost = (official: Official | undefined, state: string, short: boolean): string =>
  official ? (short ? official.name : `${official.title} ${official.name} of ${state}`) : state;

/** Days that a report gives a happening: mostly the day, else a month, a year, "by then", or nothing. */
function whenOf(draw: Draw, { day }: Happening, published: number): When {
  const at = draw.next();
  const stated = (first: Day, last: Day, precision: When["precision"]): When => ({
    begin: [first, last],
    end: [first, last],
    precision,
    origin: "stated",
    basis: "the words date it",
    span: null,
  });
  const iso = isoDay(day);
  // Wires date by their own clock.
  if (at < 0.62)
    return stated(
      isoDay(draw.chance(0.03) ? day + 1 : day),
      isoDay(draw.chance(0.03) ? day + 1 : day),
      "day",
    );
  if (at < 0.66)
    return stated(
      isoDay(day - ((((day + 3) % 7) + 7) % 7)),
      isoDay(day - ((((day + 3) % 7) + 7) % 7) + 6),
      "week",
    );
  if (at < 0.76) return stated(`${iso.slice(0, 8)}01`, isoDay(Math.max(day, published)), "month");
  if (at < 0.79) return stated(`${iso.slice(0, 4)}-01-01`, `${iso.slice(0, 4)}-12-31`, "year");
  return {
    begin: [null, isoDay(published)],
    end: [null, isoDay(published)],
    precision: "open",
    origin: "implied",
    basis: "no day is told: before the report",
    span: null,
  };
}

export class Press {
  private readonly draw: Draw;
  private readonly world: World;
  /** Reports of late, that others print again or rely on. */
  private readonly late: Printed[] = [];
  private count = 0;

  constructor(draw: Draw, world: World) {
    this.draw = draw;
    this.world = world;
  }

  /** The next report of a day (days since 1970-01-01). */
  print(today: number): Printed {
    const { draw } = this;
    const at = draw.next();
    const old = this.late.length > 0 ? draw.one(this.late) : null;
    const printed =
      old && at < 0.08
        ? this.again(old, today, draw.one(outlets), old.report.url && `${old.report.url}/again`, "")
        : old && at < 0.085
          ? this.again(
              old,
              today,
              old.report.publisher!,
              old.report.url,
              " An earlier version of this report was corrected.",
            )
          : this.write(today, draw.chance(0.12) ? draw.one(outlets) : null);
    this.late.push(printed);
    if (this.late.length > 120) this.late.shift();
    return printed;
  }

  private again(old: Printed, today: number, publisher: string, url: string | null, more: string): Printed {
    const statements = old.reading.statements.map((statement) => ({
      ...statement,
      says: [{ name: publisher, entity: null, span: null, onRecord: true }, ...statement.says.slice(1)],
    }));
    return this.bind(
      old.report.text + more,
      today,
      publisher,
      url,
      statements,
      old.reading.entities,
      old.reading.mentions,
    );
  }

  private write(today: number, relayed: string | null): Printed {
    const { draw, world } = this;
    const publisher = draw.one(outlets);
    const topic = world.pair();
    const size = 1 + draw.below(8) + draw.below(7);
    const sentences: string[] = [];
    const statements: Statement[] = [];
    const entities = new Map<string, Entity>();
    const mentions: Mention[] = [];
    let length = 0;
    for (let i = 0; i < size; i += 1) {
      const pair = draw.chance(0.85) ? topic : world.pair();
      const happening = draw.chance(0.4) ? world.happen(pair, today) : world.again(pair, today);
      const { kind, pair: sides, persons, place, subject, channel } = happening;
      const [a, b] = sides.map((state) => persons.find((each) => each.state === state.code));
      const verb = verbs[kind] ?? `was named in a matter of ${kind.replaceAll("-", " ")} with`;
      const tail = [
        channel ? ` in the ${channel}` : "",
        place ? ` in ${place.capital}` : "",
        draw.chance(0.6) ? ` over ${subject}` : "",
        relayed ? `, the ${relayed} reported` : draw.chance(0.5) ? ", officials said" : "",
      ].join("");
      const one = withPost(a, sides[0].name, draw.chance(0.5));
      const other = withPost(b, sides[1].name, draw.chance(0.5));
      const sentence = `${one} ${verb} ${other}${tail}; ${world.aside(draw)}.`;
      const start = length;
      const end = start + sentence.length;
      const second = start + one.length + verb.length + 2;
      const sideA = participant(sides[0], a, { start, end: start + one.length });
      const sideB = participant(sides[1], b, { start: second, end: second + other.length });
      for (const each of [sideA, sideB]) {
        if (!entities.has(each.entity!))
          entities.set(each.entity!, {
            id: each.entity!,
            kind: each.person ? "person" : "state",
            name: each.person ?? each.state!,
            states: [each.state!],
            sector: "GOV",
            posts: [],
          } as Entity);
        mentions.push({
          ...each.span!,
          sentence: i,
          first: 0,
          last: 4,
          head: 3,
          form: "name",
          entity: each.entity,
          entities: [],
          sense: each.person ? "person" : "government",
          post: each.post,
          rule: "registry.name",
          confidence: 0.95,
        });
      }
      const both = symmetric.has(kind);
      const post = aboutPosts.has(kind);
      statements.push({
        id: `${kind}@${start}-${end}`,
        kind,
        plover: null,
        mode: null,
        context: [],
        cameo: "040",
        evidence: { start, end },
        trigger: { start: start + one.length + 1, end: start + one.length + 1 + verb.length },
        rule: `bench.${kind}`,
        actors: both ? [sideA, sideB] : [sideA],
        recipients: both || post ? [] : [sideB],
        symmetric: both,
        host: null,
        mediators: [],
        channel,
        level: happening.level,
        when: whenOf(draw, happening, today),
        place: place && { name: place.capital, country: place.code, span: null },
        factuality: {
          polarity: draw.chance(0.03) ? "negative" : "positive",
          certainty: "certain",
          status: draw.chance(0.08) ? "planned" : "actual",
        },
        says: [
          { name: publisher, entity: null, span: null, onRecord: true },
          ...(relayed
            ? [
                {
                  name: relayed,
                  entity: `outlet:${relayed.toLowerCase().replace(" ", "-")}`,
                  span: { start, end },
                  onRecord: true,
                },
              ]
            : draw.chance(0.3)
              ? [{ name: "the ministry", entity: null, span: { start, end }, onRecord: true }]
              : []),
        ],
        onRecord: true,
        causes: i > 0 && draw.chance(0.04) ? [statements[i - 1]!.id] : [],
        sameAs: [],
        content: {
          text: `${verb} ${sides[1].name} over ${subject}`,
          span: null,
          since: kind === "precedent" ? `${2005 + draw.below(10)}` : null,
          due: null,
          post: post ? sideA.post : null,
        },
        confidence: draw.chance(0.05) ? 0.4 : 0.5 + draw.next() / 2,
      });
      sentences.push(sentence);
      length = end + 1;
    }
    if (relayed)
      entities.set(relayed, {
        id: `outlet:${relayed.toLowerCase().replace(" ", "-")}`,
        kind: "outlet",
        name: relayed,
        states: [],
        sector: "MED",
        posts: [],
      } as Entity);
    this.count += 1;
    const url = draw.chance(0.9) ? `https://news.example/${today}/${this.count}` : null;
    return this.bind(
      sentences.join(" "),
      today,
      publisher,
      url,
      statements,
      [...entities.values()],
      mentions,
    );
  }

  private bind(
    text: string,
    today: number,
    publisher: string,
    url: string | null,
    statements: readonly Statement[],
    entities: readonly Entity[],
    mentions: readonly Mention[],
  ): Printed {
    const { draw } = this;
    const day = isoDay(today);
    const dated = !draw.chance(0.01);
    const published = dated ? day : null;
    const report: Report = {
      id: reportIdentity({ text, publisher, published, url }),
      textHash: textHash(text),
      title: text.slice(0, 60),
      publisher,
      byline: null,
      published,
      url,
      language: "en",
      rights: "full",
      text,
    };
    const span = { start: 0, end: text.length };
    return {
      report,
      received: `${isoDay(today + draw.below(2))}T${String(6 + draw.below(16)).padStart(2, "0")}:00:00.000Z`,
      reading: {
        report: report.id,
        reader: "bench",
        unread: null,
        publication: {
          earliest: dated ? day : isoDay(today - 9),
          latest: day,
          certain: dated,
          basis: "given",
          evidence: [],
        },
        page: {
          blocks: [{ ...span, kind: "story", rule: "whole" }],
          title: null,
          byline: null,
          dateline: null,
        },
        words: Math.round(text.length / 6),
        entities,
        mentions,
        times: [],
        attributions: [],
        statements,
      },
    };
  }
}
