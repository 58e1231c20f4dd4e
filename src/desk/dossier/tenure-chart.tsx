// Who held a post when, as bars that fade where a day is vague; the table beneath says the same in words.
import { scaleLinear } from "d3-scale";
import { boundWords, type Claim, type Tenure } from "../../record/index.ts";
import { Says } from "./says.tsx";
import { barOf, extentOf, isoOf, type Lasting } from "../frame/vague-bars.ts";
import { Columns } from "../frame/columns.tsx";

/** A bar with what the table says beside it. */
export interface ShownTenure extends Lasting {
  /** What the bar is called. */
  readonly name: string;
  /** True where nobody holds it: drawn as an outline. */
  readonly hollow: boolean;
  readonly why: string;
  readonly claims: readonly Claim[];
}

/** A tenure as a bar called `name`. */
export const shownTenure = ({ status, from, to, why, claims }: Tenure, name: string): ShownTenure => ({
  name: status === "acting" ? `${name} (acting)` : name,
  hollow: status === "vacant",
  from,
  to,
  why,
  claims,
});

export interface TenureChartProps {
  /** What the bars are of, for the names of picture and table. */
  readonly title: string;
  readonly tenures: readonly ShownTenure[];
  /** Day of the view, ISO: lasting tenures are drawn to it. */
  readonly until: string;
  /** Heading of the first column: what the bars stand for. */
  readonly of?: string;
}

const width = 720;
const rowHeight = 26;
const labelWidth = 200;

export function TenureChart({ title, tenures, until, of = "Holder" }: TenureChartProps) {
  const extent = extentOf(tenures, until);
  return (
    <figure className="tenures">
      {extent && (
        <div className="picture" role="region" aria-label={`Picture: ${title}`} tabIndex={0}>
          <TenurePicture title={title} tenures={tenures} extent={extent} />
        </div>
      )}
      <table className="ledger">
        <caption>{title}, as in the picture</caption>
        <Columns names={[of, "From", "To", "Why", "Says"]} />
        <tbody>
          {tenures.map((tenure, index) => (
            <tr key={index}>
              <th scope="row">{tenure.name}</th>
              <td data-label="From">{boundWords(tenure.from, true)}</td>
              <td data-label="To">{tenure.to === null ? "lasting" : boundWords(tenure.to, true)}</td>
              <td data-label="Why">{tenure.why}</td>
              <td data-label="Says">
                <Says claims={tenure.claims} most={2} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function TenurePicture({
  title,
  tenures,
  extent,
}: Pick<TenureChartProps, "title" | "tenures"> & { readonly extent: readonly [number, number] }) {
  const x = scaleLinear()
    .domain(extent)
    .range([labelWidth, width - 8]);
  const height = tenures.length * rowHeight + 24;
  const firstYear = Number(isoOf(extent[0]).slice(0, 4)) + 1;
  const lastYear = Number(isoOf(extent[1]).slice(0, 4));
  const step = Math.max(1, Math.ceil((lastYear - firstYear + 1) / 8));
  const years = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, i) => firstYear + i).filter(
    (year) => (year - firstYear) % step === 0,
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title} as bars; the table below says the same`}
    >
      <defs>
        <linearGradient id="fade-in">
          <stop offset="0" stopColor="currentColor" stopOpacity="0.06" />
          <stop offset="1" stopColor="currentColor" stopOpacity="1" />
        </linearGradient>
        <linearGradient id="fade-out">
          <stop offset="0" stopColor="currentColor" stopOpacity="1" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0.06" />
        </linearGradient>
      </defs>
      {years.map((year) => {
        const at = x(Date.UTC(year, 0, 1) / 86_400_000);
        return (
          <g key={year} className="axis">
            <line x1={at} x2={at} y1={0} y2={height - 18} />
            <text x={at} y={height - 4} textAnchor="middle">
              {year}
            </text>
          </g>
        );
      })}
      {tenures.map((tenure, index) => {
        const bar = barOf(tenure, extent);
        const y = index * rowHeight + 6;
        const h = rowHeight - 12;
        const box = (from: number, to: number, least = 0) => ({
          x: x(from),
          width: Math.max(least, x(to) - x(from)),
          y,
          height: h,
        });
        const faint = tenure.hollow ? { opacity: 0.3 } : {};
        return (
          <g key={index} className="bar">
            <text x={labelWidth - 10} y={y + h - 2} textAnchor="end">
              {tenure.name.slice(0, 30)}
            </text>
            <rect {...box(bar.start, bar.sureFrom)} fill="url(#fade-in)" {...faint} />
            <rect
              {...box(bar.sureFrom, bar.sureTo, 1.5)}
              {...(tenure.hollow
                ? { fill: "none", stroke: "currentColor", strokeDasharray: "3 3" }
                : { fill: "currentColor" })}
            />
            <rect {...box(bar.sureTo, bar.end)} fill="url(#fade-out)" {...faint} />
          </g>
        );
      })}
    </svg>
  );
}
