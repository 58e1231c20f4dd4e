// Who held a post when, as bars that fade where a day is vague; the table beneath says the same in words.
import { scaleLinear } from "d3-scale";
import { boundWords, type Claim } from "../../record/index.ts";
import { Says } from "./says.tsx";
import { extentOf, isoOf, tenureBars, type TenureSpan } from "./tenure-bars.ts";

/** A tenure with what the table says beside it. */
export interface ShownTenure extends TenureSpan {
  readonly why: string;
  readonly claims: readonly Claim[];
  /** What the bar is called; the holder where absent. */
  readonly label?: string;
}

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

const nameOf = (tenure: TenureChartProps["tenures"][number]): string =>
  tenure.label ?? tenure.holder ?? "vacant";

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
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Why</th>
            <th scope="col">Says</th>
          </tr>
        </thead>
        <tbody>
          {tenures.map((tenure, index) => (
            <tr key={index} className={tenure.status}>
              <th scope="row">
                {nameOf(tenure)}
                {tenure.status === "acting" ? " (acting)" : ""}
              </th>
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
  const bars = tenureBars(tenures, extent);
  const height = bars.length * rowHeight + 24;
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
      {bars.map((bar, index) => {
        const y = index * rowHeight + 6;
        const h = rowHeight - 12;
        return (
          <g key={index} className={`bar ${bar.status}`}>
            <text x={labelWidth - 10} y={y + h - 2} textAnchor="end">
              {nameOf(tenures[index]!).slice(0, 30)}
            </text>
            <rect
              x={x(bar.start)}
              width={Math.max(0, x(bar.sureFrom) - x(bar.start))}
              y={y}
              height={h}
              fill="url(#fade-in)"
              {...(bar.status === "vacant" ? { opacity: 0.3 } : {})}
            />
            <rect
              x={x(bar.sureFrom)}
              width={Math.max(1.5, x(bar.sureTo) - x(bar.sureFrom))}
              y={y}
              height={h}
              fill={bar.status === "vacant" ? "none" : "currentColor"}
              {...(bar.status === "vacant" ? { stroke: "currentColor", strokeDasharray: "3 3" } : {})}
            />
            <rect
              x={x(bar.sureTo)}
              width={Math.max(0, x(bar.end) - x(bar.sureTo))}
              y={y}
              height={h}
              fill="url(#fade-out)"
              {...(bar.status === "vacant" ? { opacity: 0.3 } : {})}
            />
          </g>
        );
      })}
    </svg>
  );
}
