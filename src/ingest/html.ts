// The text of a saved page with its paragraphs apart, and what the page says about itself in JSON-LD, OpenGraph and meta tags.
// The article is found by Mozilla's Readability; a page that it cannot read is stripped of its tags instead.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom/worker";
import { marksOfPage } from "./html-marks.ts";
import type { Marks } from "./marks.ts";
import { strippedText } from "./strip.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** A page as text. `problems` are remarks in words ("tags nested 3,000 deep"), for the caller to place. */
export interface PageText {
  readonly text: string;
  readonly marks: Marks;
  readonly fault: string | null;
}

/** Larger pages, and pages with deeper tags, are stripped of their tags without building a tree. */
const largestTree = 8 * 1024 * 1024;
const deepest = 400;
const mostTags = 40_000;
const mostReferences = 40_000;
/** Readability's article is not believed when the page has this many times more text. */
const tooLittle = 8;

const flat =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|th|tr|dd|dt|option)$/i;

/** Tags, "<" that begin none, and how deep tags are nested, by a count that builds no tree; elements that need no closing tag add no depth. */
function measure(html: string): { most: number; tags: number; stray: number } {
  let depth = 0;
  let most = 0;
  let tags = 0;
  let stray = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) {
    const name = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(at, at + 24));
    if (name) tags++;
    else stray++;
    if (!name || flat.test(name[2]!)) continue;
    if (name[1] === "/") depth = Math.max(0, depth - 1);
    else most = Math.max(most, ++depth);
  }
  return { most, tags, stray };
}

/** Reads a page. Never throws: what cannot be read as a tree is read without one. */
export function readPage(html: string): PageText {
  const plain = (fault: string): PageText => {
    const { text, title } = strippedText(html);
    return { text, marks: title === null ? {} : { title }, fault };
  };
  if (html.length > largestTree)
    return plain(`${Math.ceil(html.length / 1048576)} MB of HTML, read without its structure`);
  const { most, tags, stray } = measure(html);
  if (most > deepest) return plain(`tags nested ${most} deep, read without their structure`);
  if (tags > mostTags) return plain(`${tags} tags, read without their structure`);
  const references = html.split("&", mostReferences + 1).length;
  if (references > mostReferences)
    return plain(`${mostReferences} character references and more, read without structure`);
  if (tags < stray / 4) return plain('more "<" than tags, read without structure');
  try {
    return readTree(html);
  } catch (error) {
    return plain(
      `HTML that could not be read as a page (${(error as Error).message.split("\n")[0]}), read without its structure`,
    );
  }
}

function readTree(html: string): PageText {
  const whole = /<html[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const marks = marksOfPage(document);
  const everything = strippedText(html);
  // Readability changes the tree that it reads; the marks are taken before.
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: 200,
  }).parse();
  let body = article?.content
    ? paragraphsOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
    : "";
  if (body.length < 200 && everything.text.length > Math.max(60, body.length * tooLittle))
    body = everything.text;
  const title = marks.title ?? article?.title ?? everything.title ?? undefined;
  const all: Marks = {
    ...marks,
    title,
    byline: marks.byline ?? article?.byline ?? undefined,
    publisher: marks.publisher ?? article?.siteName ?? undefined,
  };
  const head = title === undefined || body === "" || startsWith(body, title) ? "" : `${title}\n\n`;
  return { text: head + body, marks: all, fault: null };
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
const startsWith = (body: string, title: string): boolean =>
  letters(body.slice(0, title.length * 2 + 40)).startsWith(letters(title));
