// A report for a kit's record: text, day and publisher, and no more.
import type { Report } from "../../src/report/index.ts";

/** A report that is read but never kept. */
export const bareReport = (
  id: string,
  text: string,
  published: string | null,
  publisher: string | null,
): Report => ({
  id,
  textHash: id,
  title: null,
  publisher,
  byline: null,
  published,
  url: null,
  language: "en",
  rights: "full",
  text,
});
