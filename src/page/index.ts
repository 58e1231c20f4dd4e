// page: what on the page is story and what is furniture; title, byline, dateline.
export * from "./page.ts";
