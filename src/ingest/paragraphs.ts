// The paragraphs of a tree of HTML: `<p>Talks <b>resumed</b>.</p><p>Both sides ...</p>` is "Talks resumed.\n\nBoth sides ...".

/** What the walk needs of a node, so that any DOM serves. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly parentNode: Node | null;
}

/** Elements whose words are not the page's text. */
const silent = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH BUTTON SELECT OPTION TEXTAREA INPUT IFRAME OBJECT EMBED AUDIO VIDEO CANVAS HEAD TITLE".split(
    " ",
  ),
);

/** Elements that end the paragraph before them and their own. */
export const blockNames = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TIME-LINE TR UL".split(
    " ",
  ),
);

/** The text of the node's children; paragraphs are apart by an empty line, and so are lines with two `<br>` between them; one is a line break. Not recursive. */
export function paragraphsOf(root: Node | null): string {
  const paragraphs: string[] = [];
  let current = "";
  const close = (): void => {
    const text = current
      .replace(/[^\S\n]+/g, " ")
      .replace(/ *\n(?: *\n)+ */g, "\n\n")
      .replace(/ *\n */g, "\n")
      .trim();
    if (text !== "") paragraphs.push(text);
    current = "";
  };
  let node: Node | null = root?.firstChild ?? null;
  while (node !== null && root !== null) {
    const name = node.nodeName.toUpperCase();
    let enter = false;
    if (node.nodeType === 3) current += (node.nodeValue ?? "").replace(/\s+/g, " ");
    else if (node.nodeType === 1 && name === "BR") current += "\n";
    else if (node.nodeType === 1 && !silent.has(name)) {
      if (blockNames.has(name)) close();
      enter = node.firstChild !== null;
    }
    if (enter) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      if (node === null || node === root) {
        close();
        return paragraphs.join("\n\n");
      }
      if (blockNames.has(node.nodeName.toUpperCase())) close();
    }
    node = node?.nextSibling ?? null;
  }
  close();
  return paragraphs.join("\n\n");
}
