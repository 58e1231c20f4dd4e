// The board as swim-lanes: a lane for each channel and level, its states as bars that fade where a day is vague, hatched where sources
// disagree, with a pin where a cause is named. The table beneath has the same links and says the same in words.
import { scaleLinear, scaleUtc } from "d3-scale";
import {
  type ChannelLane,
  levelName,
  stateName as channelState,
  type Transition,
} from "../../record/index.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { useStateName } from "../frame/names.ts";
import { barOf, dayNumber, extentOf, type VagueBar } from "../frame/vague-bars.ts";
import { inkOf, legend } from "./lane-ink.ts";
import "./board.css";

export interface LanesProps {
  readonly lanes: readonly ChannelLane[];
  /** Day of the view, ISO: states that hold are drawn to it. */
  readonly until: string;
  /** Titles of events by id. */
  readonly titles: Readonly<Record<string, string>>;
  /** False when all lanes are of one relation that is named above. */
  readonly naming: boolean;
}

const height = 26;

/** What the lanes of one channel have in common. */
const nameOf = (lane: ChannelLane | undefined): string | undefined =>
  lane && `${lane.channelId} ${lane.mechanism ?? lane.channel}`;

/** "46", or "47–60" where the day of the last contact is vague. */
export const daysWords = ([least, most]: readonly [number, number]): string =>
  least === most ? `${most}` : `${least}–${most}`;

export function Lanes({ lanes, until, titles, naming }: LanesProps) {
  const stateName = useStateName();
  const extent = extentOf(
    lanes.flatMap(({ transitions }) => transitions),
    until,
  );
  if (extent === null) return null;
  const x = scaleLinear().domain(extent).range([0, 100]);
  return (
    <figure className="swim" aria-label="Channels over time">
      <Patterns />
      <Axis extent={extent} />
      {lanes.map((lane, index) => (
        <div className="swim-lane" key={lane.id}>
          {/* The name of a channel stands once, above its levels. */}
          {nameOf(lane) !== nameOf(lanes[index - 1]) && (
            <div className="swim-channel">
              <DossierLink kind="channel" id={lane.channelId}>
                {lane.mechanism ?? lane.channel}
              </DossierLink>
              {naming && lane.parties.length > 0 && (
                <span className="quiet"> {lane.parties.map(stateName).join(" – ")}</span>
              )}
            </div>
          )}
          <div className="swim-name quiet">{levelName(lane.level)}</div>
          <svg
            className="swim-bars"
            height={height}
            width="100%"
            role="group"
            aria-label={`${lane.mechanism ?? lane.channel}, ${levelName(lane.level)}`}
          >
            <line className="swim-base" x1="0%" x2="100%" y1={height / 2} y2={height / 2} />
            {lane.transitions.map((transition, index) => (
              <Bar
                key={index}
                bar={barOf(transition, extent)}
                transition={transition}
                disputed={lane.disputes.some(({ at }) => at.event === transition.event)}
                title={titles[transition.event] ?? ""}
                x={x}
              />
            ))}
            {lane.lastContact?.day[1] && (
              <circle
                className="swim-contact"
                cx={`${x(Math.min(Math.max(dayNumber(lane.lastContact.day[1]), extent[0]), extent[1]))}%`}
                cy={height / 2}
                r={4}
              >
                <title>{`last contact: ${titles[lane.lastContact.event] ?? lane.lastContact.day[1]}`}</title>
              </circle>
            )}
          </svg>
          <div className="swim-days">
            <strong>{channelState(lane.state)}</strong>
            <span className="quiet">
              {lane.daysSince
                ? `, ${daysWords(lane.daysSince)} ${lane.daysSince[1] === 1 ? "day" : "days"} since contact`
                : ", no contact known"}
            </span>
          </div>
        </div>
      ))}
      <figcaption className="swim-legend">
        {legend.map((ink) => (
          <span key={ink.className}>
            <svg width="22" height="12" aria-hidden="true">
              <rect className={`swim-bar ${ink.className}`} width="22" height="12" />
            </svg>{" "}
            {ink.legend}
          </span>
        ))}
        <span>
          <svg width="22" height="12" aria-hidden="true">
            <rect className="swim-bar open" width="22" height="12" />
            <rect className="swim-hatch" width="22" height="12" />
          </svg>{" "}
          sources disagree
        </span>
        <span>● last contact</span>
        <span>▼ a cause is named</span>
        <span>pale ends: the day is vague</span>
      </figcaption>
    </figure>
  );
}

interface BarProps {
  readonly bar: VagueBar;
  readonly transition: Transition;
  readonly disputed: boolean;
  readonly title: string;
  readonly x: (day: number) => number;
}

function Bar({ bar, transition, disputed, title, x }: BarProps) {
  const ink = inkOf(transition.state).className;
  const box = (from: number, to: number) => ({ x: `${x(from)}%`, width: `${Math.max(x(to) - x(from), 0)}%` });
  // A bar of a single day is still to be seen.
  const sure = { x: `${x(bar.sureFrom)}%`, width: `${Math.max(x(bar.sureTo) - x(bar.sureFrom), 0.4)}%` };
  const causes = transition.causes.length;
  return (
    <DossierLink kind="event" id={transition.event} className="swim-link">
      <title>{`${channelState(transition.state)}: ${title}${disputed ? " (disputed)" : ""}`}</title>
      <rect
        className={`swim-bar vague ${ink}`}
        y={6}
        height={height - 12}
        {...box(bar.start, bar.sureFrom)}
      />
      <rect className={`swim-bar ${ink}`} y={6} height={height - 12} {...sure} />
      <rect className={`swim-bar vague ${ink}`} y={6} height={height - 12} {...box(bar.sureTo, bar.end)} />
      {disputed && <rect className="swim-hatch" y={6} height={height - 12} {...box(bar.start, bar.end)} />}
      {causes > 0 && (
        <text className="swim-pin" x={`${x(bar.sureFrom)}%`} y={7}>
          ▼
        </text>
      )}
    </DossierLink>
  );
}

function Axis({ extent }: { readonly extent: readonly [number, number] }) {
  const day = 86_400_000;
  const scale = scaleUtc()
    .domain([new Date(extent[0] * day), new Date(extent[1] * day)])
    .range([0, 100]);
  const format = scale.tickFormat(5);
  return (
    <div className="swim-lane swim-axis" aria-hidden="true">
      <span />
      <svg className="swim-bars" height={20} width="100%">
        {scale
          .ticks(5)
          .filter((tick) => scale(tick) > 2 && scale(tick) < 96)
          .map((tick) => (
            <text key={tick.getTime()} x={`${scale(tick)}%`} y={14} textAnchor="middle">
              {format(tick)}
            </text>
          ))}
      </svg>
      <span />
    </div>
  );
}

/** Fills that tell states apart without colours. */
const Patterns = () => (
  <svg width="0" height="0" aria-hidden="true" className="swim-patterns">
    <defs>
      <pattern id="swim-closed" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="swim-ground closed" />
        <path d="M0 3H6" className="swim-stroke" />
      </pattern>
      <pattern id="swim-agreed" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="swim-ground agreed" />
        <circle cx="3" cy="3" r="1.2" className="swim-dot" />
      </pattern>
      <pattern
        id="swim-hatch"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V7" className="swim-hatch-line" />
      </pattern>
    </defs>
  </svg>
);
