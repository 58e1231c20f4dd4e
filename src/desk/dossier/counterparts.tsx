// Two states' posts side by side, counterparts joined by a line: dashed where their ranks differ. The table says the same.
import { Columns } from "../frame/columns.tsx";

export interface CounterpartPost {
  readonly id: string;
  readonly title: string;
  readonly holder: string | null;
  readonly status: string;
}

/** A pair of counterparts; one side null where the other has none in the record. */
export interface CounterpartPair {
  readonly left: CounterpartPost | null;
  readonly right: CounterpartPost | null;
  /** Levels apart, 0 for equals; null where a level is not told. */
  readonly gap: number | null;
}

export interface CounterpartsProps {
  readonly leftName: string;
  readonly rightName: string;
  readonly pairs: readonly CounterpartPair[];
}

const rowHeight = 46;

const holderWords = (post: CounterpartPost): string =>
  post.holder ?? (post.status === "vacant" ? "vacant" : "holder not told");

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

export function Counterparts({ leftName, rightName, pairs }: CounterpartsProps) {
  const height = pairs.length * rowHeight + 26;
  const side = (post: CounterpartPost | null, x: number, anchor: "start" | "end", y: number) =>
    post === null ? (
      <text x={x} y={y + 4} textAnchor={anchor} className="none">
        none in this record
      </text>
    ) : (
      <>
        <text x={x} y={y - 3} textAnchor={anchor} className="post">
          {cut(post.title, 40)}
        </text>
        <text x={x} y={y + 13} textAnchor={anchor} className="holder">
          {cut(holderWords(post), 40)}
        </text>
      </>
    );
  const gapWords = (pair: CounterpartPair): string =>
    !pair.left || !pair.right
      ? "no counterpart in this record"
      : pair.gap === 0
        ? "same rank"
        : "ranks differ";
  return (
    <figure className="counterparts">
      <div
        className="picture"
        role="region"
        aria-label={`Picture: ${leftName} and ${rightName}`}
        tabIndex={0}
      >
        <svg
          viewBox={`0 0 720 ${height}`}
          role="img"
          aria-label={`Counterparts of ${leftName} and ${rightName}; the table below says the same`}
        >
          <text x={280} y={14} textAnchor="end" className="side">
            {leftName}
          </text>
          <text x={440} y={14} textAnchor="start" className="side">
            {rightName}
          </text>
          {pairs.map((pair, index) => {
            const y = index * rowHeight + 44;
            return (
              <g key={index}>
                {side(pair.left, 280, "end", y)}
                {pair.left && pair.right && (
                  <line
                    x1={292}
                    x2={428}
                    y1={y}
                    y2={y}
                    {...(pair.gap === 0 || pair.gap === null ? {} : { strokeDasharray: "5 5" })}
                  />
                )}
                {side(pair.right, 440, "start", y)}
              </g>
            );
          })}
        </svg>
      </div>
      <table className="ledger">
        <caption>
          Counterparts of {leftName} and {rightName}
        </caption>
        <Columns names={[leftName, rightName, "Rank"]} />
        <tbody>
          {pairs.map((pair, index) => (
            <tr key={index}>
              {[pair.left, pair.right].map((post, which) => (
                <td key={which} data-label={which === 0 ? leftName : rightName}>
                  {post ? `${post.title}: ${holderWords(post)}` : "–"}
                </td>
              ))}
              <td data-label="Rank">{gapWords(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
