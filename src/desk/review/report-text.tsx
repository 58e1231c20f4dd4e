// The report as it was kept: plain text, the sentence under review lit, other statements underlined, furniture dimmed.
import { useEffect, useMemo, useRef } from "react";
import { type Looks, segmentsOf } from "./segments.ts";

export interface ReportTextProps {
  readonly text: string;
  readonly looks: Looks;
  /** Called with the ref of an underlined statement that was chosen. */
  readonly onPick: (ref: string) => void;
}

/** Text nodes only: whatever a report holds, it is shown as letters. The lit sentence is brought into view. */
export function ReportText({ text, looks, onPick }: ReportTextProps) {
  const segments = useMemo(() => segmentsOf(text, looks), [text, looks]);
  const box = useRef<HTMLDivElement>(null);
  const firstLit = segments.findIndex((segment) => segment.lit);
  const at = looks.lit?.start;
  useEffect(() => {
    const mark = box.current?.querySelector<HTMLElement>("mark");
    if (!box.current || !mark || at === undefined) return;
    const top = mark.offsetTop - box.current.clientHeight / 3;
    box.current.scrollTop = Math.max(0, top);
  }, [at, text]);
  return (
    // The text scrolls, so it takes the focus: arrow keys move it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="report-text" ref={box} tabIndex={0} role="region" aria-label="Text of the report">
      {segments.map((segment, index) => {
        const words = segment.trigger ? <strong key="t">{segment.text}</strong> : segment.text;
        if (segment.lit)
          return (
            <mark key={segment.start} {...(index === firstLit ? { id: "evidence" } : {})}>
              {words}
            </mark>
          );
        if (segment.other !== null) {
          const ref = segment.other;
          return (
            <a
              key={segment.start}
              href={`/review/${encodeURIComponent(ref)}`}
              className="other-statement"
              onClick={(event) => {
                // With a modifier the browser opens the address in a tab of its own.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onPick(ref);
              }}
            >
              {segment.text}
            </a>
          );
        }
        return segment.furniture ? (
          <span key={segment.start} className="furniture">
            {segment.text}
          </span>
        ) : (
          <span key={segment.start}>{segment.text}</span>
        );
      })}
    </div>
  );
}
