// The brief as one HTML page to print: no script, nothing fetched, every word of a report escaped.
import type { Brief, BriefEntry } from "./brief.ts";

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Letters that HTML would take for its own, made harmless; line breaks become spaces. */
const plain = (text: string): string => text.replace(/\s+/g, " ").replace(/[&<>"']/g, (sign) => signs[sign]!);

const note = (number: number): string =>
  `<sup><a href="#note-${number}" aria-label="note ${number}">${number}</a></sup>`;

const entry = ({ when, what, disputed, notes }: BriefEntry): string =>
  `<li><b>${plain(when)}</b>: ${plain(what)} ${notes.map(note).join(" ")}${
    disputed.length > 0
      ? `<ul>${disputed.map((line) => `<li><i>Reports differ on ${plain(line)}</i></li>`).join("")}</ul>`
      : ""
  }</li>`;

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 Charter,Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.15rem;border-bottom:1px solid;padding-bottom:.2rem}h3{font-size:1rem}
li{margin:.3rem 0}.stamp{font-style:italic}.notes{font-size:.85rem;overflow-wrap:anywhere}sup{line-height:0}
@page{margin:20mm}@media print{body{margin:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}li{break-inside:avoid}}`;

/** A whole page; its footnotes are links. */
export function briefHtml(brief: Brief): string {
  const section = (heading: string, body: string): string => `<h2>${plain(heading)}</h2>${body}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plain(brief.title)}</title>
<style>${style}</style></head><body><main>
<h1>${plain(brief.title)}</h1><p class="stamp">${plain(brief.stamp)}</p>
${brief.channels.length > 0 ? section("Channels", `<ul>${brief.channels.map((line) => `<li>${plain(line)}</li>`).join("")}</ul>`) : ""}
${section("Chronology", brief.years.map(({ heading, entries }) => `<h3>${plain(heading)}</h3><ul>${entries.map(entry).join("\n")}</ul>`).join("\n"))}
${brief.commitments.length > 0 ? section("Commitments", `<ul>${brief.commitments.map(entry).join("\n")}</ul>`) : ""}
${section("Notes", `<ol class="notes">${brief.notes.map((text, index) => `<li id="note-${index + 1}">${plain(text)}</li>`).join("\n")}</ol>`)}
</main></body></html>
`;
}
