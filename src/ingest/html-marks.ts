// What a saved page says about itself: JSON-LD (schema.org NewsArticle), then OpenGraph, then meta tags: `datePublished` is its day.
import type { parseHTML } from "linkedom/worker";
import { fieldText, type Marks } from "./marks.ts";

type Document = ReturnType<typeof parseHTML>["document"];

/** The first non-empty of the wanted meta tags, by `name`, `property` or `itemprop`. */
function metaOf(document: Document, wanted: readonly string[]): string | undefined {
  const found = new Map<string, string>();
  for (const tag of document.querySelectorAll("meta")) {
    const content = tag.getAttribute("content")?.trim();
    if (!content) continue;
    for (const key of ["property", "name", "itemprop"]) {
      const name = tag.getAttribute(key)?.toLowerCase();
      if (name && !found.has(name)) found.set(name, content);
    }
  }
  for (const name of wanted) {
    const content = found.get(name);
    if (content !== undefined) return content;
  }
  return undefined;
}

const articleTypes =
  /^(?:\w*NewsArticle|Article|ReportageNewsArticle|BlogPosting|Report|WebPage|PressRelease|\w*Article)$/;

/** Objects of the page's JSON-LD scripts that describe an article, the most specific first. */
function linkedData(document: Document): Record<string, unknown>[] {
  const all: Record<string, unknown>[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > 6 || value === null || typeof value !== "object") return;
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 50)) visit(one, depth + 1);
      return;
    }
    const object = value as Record<string, unknown>;
    const type = Array.isArray(object["@type"]) ? object["@type"].join(" ") : object["@type"];
    if (typeof type === "string" && type.split(" ").some((one) => articleTypes.test(one))) all.push(object);
    visit(object["@graph"], depth + 1);
    visit(object.mainEntity, depth + 1);
  };
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    try {
      visit(JSON.parse((script.textContent ?? "").trim().replace(/^\/\/<!\[CDATA\[|\/\/\]\]>$/g, "")), 0);
    } catch {
      // Broken linked data is common and says nothing; the meta tags serve.
    }
  }
  const rank = (one: Record<string, unknown>): number => (String(one["@type"]).includes("Article") ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** Name of a person or organization in linked data: a string, `{name}`, or a list of them. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const parts = value.map(nameOf).filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(", ") : undefined;
  }
  if (value !== null && typeof value === "object") return nameOf((value as Record<string, unknown>).name);
  return fieldText(value) ?? undefined;
}

const addressOf = (value: unknown): string | undefined =>
  value !== null && typeof value === "object"
    ? addressOf((value as Record<string, unknown>)["@id"])
    : (fieldText(value) ?? undefined);

/** The marks of a page; a mark that several places give is taken from the first that has it. */
export function marksOfPage(document: Document): Marks {
  const data = linkedData(document);
  const inData = <T>(read: (one: Record<string, unknown>) => T | undefined): T | undefined => {
    for (const one of data) {
      const value = read(one);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? undefined;
  const clock = document.querySelector(
    "article time[datetime], header time[datetime], time[itemprop=datePublished], time[pubdate]",
  );
  const author = metaOf(document, [
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
  ]);
  return {
    title:
      inData((one) => nameOf(one.headline)) ?? metaOf(document, ["og:title", "twitter:title", "dc.title"]),
    publisher:
      inData((one) => nameOf(one.publisher)) ??
      metaOf(document, ["og:site_name", "publisher", "dc.publisher", "application-name"]),
    byline: inData((one) => nameOf(one.author)) ?? (author && /^https?:/.test(author) ? undefined : author),
    published:
      inData((one) => fieldText(one.datePublished) ?? undefined) ??
      metaOf(document, [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "displaydate",
        "last-modified-date",
      ]) ??
      clock?.getAttribute("datetime") ??
      undefined,
    url: [
      canonical,
      metaOf(document, ["og:url"]),
      inData((one) => addressOf(one.mainEntityOfPage) ?? addressOf(one.url)),
    ].find((one) => one !== undefined && /^https?:\/\//.test(one)),
    language:
      inData((one) => fieldText(one.inLanguage) ?? undefined) ??
      document.documentElement?.getAttribute("lang") ??
      undefined,
  };
}
