// The text of HTML that is too broken, deep or large for a tree: tags away, `&amp;` read, block elements as paragraphs.
import { blockNames } from "./paragraphs.ts";

const silent = /^(?:script|style|noscript|template|svg|head|nav|footer|button|select|iframe|form)$/i;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "\u2013",
  mdash: "\u2014",
  hellip: "\u2026",
  lsquo: "\u2018",
  rsquo: "\u2019",
  ldquo: "\u201c",
  rdquo: "\u201d",
  eacute: "\u00e9",
  egrave: "\u00e8",
  uuml: "\u00fc",
  ouml: "\u00f6",
  auml: "\u00e4",
  ccedil: "\u00e7",
  ntilde: "\u00f1",
  copy: "\u00a9",
  bull: "\u2022",
  middot: "\u00b7",
};

/** Character references of HTML in a stretch of text; unknown ones stay as they are. */
export const readReferences = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[String(name)] ?? entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : "\ufffd";
  });

/** Text and `<title>` of a page, in one pass over its characters whatever its tags do. */
export function strippedText(html: string): { text: string; title: string | null } {
  const paragraphs: string[] = [];
  let current = "";
  const close = (): void => {
    const text = readReferences(current)
      .replace(/[^\S\n]+/g, " ")
      .replace(/ *\n(?: *\n)+ */g, "\n\n")
      .replace(/ *\n */g, "\n")
      .trim();
    if (text !== "") paragraphs.push(text);
    current = "";
  };
  let title: string | null = null;
  let at = 0;
  const absent = new Set<string>();
  /** Where the closing tag stands; right here when there is none, so that an unclosed `<nav>` hides nothing. */
  const closingTag = (tag: string, from: number): number => {
    if (absent.has(tag)) return from;
    const wanted = new RegExp(`</${tag}`, "gi");
    wanted.lastIndex = from;
    const found = wanted.exec(html);
    if (found) return found.index;
    absent.add(tag);
    return from;
  };
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      current += html.slice(at).replace(/\s+/g, " ");
      break;
    }
    current += html.slice(at, open).replace(/\s+/g, " ");
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(html.slice(open, open + 40));
    if (!name && html[open + 1] !== "!" && html[open + 1] !== "?") {
      // "a < b" is no tag.
      current += "<";
      at = open + 1;
      continue;
    }
    const end = html.indexOf(">", open + 1);
    at = end < 0 ? html.length : end + 1;
    if (!name) continue;
    const tag = name[1]!.toLowerCase();
    const closing = html[open + 1] === "/";
    if (tag === "title" && !closing && title === null) {
      const stop = closingTag("title", at);
      title = readReferences(html.slice(at, stop)).replace(/\s+/g, " ").trim() || null;
      at = stop;
    } else if (tag === "br") current += "\n";
    else if (!closing && silent.test(tag) && tag !== "head" && tag !== "form") at = closingTag(tag, at);
    else if (blockNames.has(tag.toUpperCase())) close();
  }
  close();
  return { text: paragraphs.join("\n\n"), title };
}
