// The dossier of a report: its whole kept text, every sentence that a statement was read from underlined and leading to its card.
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { resources } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { ReportHead } from "../review/report-head.tsx";
import { ReportText } from "../review/report-text.tsx";

export function ReportDossier({ id }: { readonly id: string }) {
  const report = useQuery(resources.report(id));
  const go = useNavigate();
  return (
    <Honest of={report} whole>
      {(sheet) => (
        <>
          <h1>Report</h1>
          <ReportHead report={sheet} />
          <p className="quiet">
            {sheet.statements.length === 0
              ? "No statement was read from it."
              : `${sheet.statements.length} ${sheet.statements.length === 1 ? "statement was" : "statements were"} read from it; each underlined sentence opens as a card.`}
          </p>
          <ReportText
            text={sheet.text}
            looks={{ lit: null, trigger: null, others: sheet.statements, furniture: sheet.furniture }}
            onPick={(statement) =>
              void go({
                to: "/review/$statement",
                params: { statement },
                search: (before: object) => before,
              })
            }
          />
        </>
      )}
    </Honest>
  );
}
