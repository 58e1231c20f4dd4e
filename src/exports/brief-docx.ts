// The brief as a Word document with real footnotes (the library `docx`).
import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import type { Brief, BriefEntry } from "./brief.ts";

/** Letters that XML 1.0 can't hold. */
const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the letters meant
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");

function entryParagraphs({ when, what, disputed, notes }: BriefEntry): Paragraph[] {
  return [
    new Paragraph({
      bullet: { level: 0 },
      children: [
        new TextRun({ text: printable(`${when}: `), bold: true }),
        new TextRun(printable(what)),
        ...notes.map((number) => new FootnoteReferenceRun(number)),
      ],
    }),
    ...disputed.map(
      (line) =>
        new Paragraph({
          bullet: { level: 1 },
          children: [new TextRun({ text: printable(`Reports differ on ${line}`), italics: true })],
        }),
    ),
  ];
}

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text: printable(text), heading: level });

/** The bytes of a .docx file. */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const children = [
    heading(brief.title, HeadingLevel.TITLE),
    new Paragraph({ children: [new TextRun({ text: printable(brief.stamp), italics: true })] }),
    ...(brief.channels.length > 0 ? [heading("Channels", HeadingLevel.HEADING_1)] : []),
    ...brief.channels.map((line) => new Paragraph({ text: printable(line), bullet: { level: 0 } })),
    heading("Chronology", HeadingLevel.HEADING_1),
    ...brief.years.flatMap((year) => [
      heading(year.heading, HeadingLevel.HEADING_2),
      ...year.entries.flatMap(entryParagraphs),
    ]),
    ...(brief.commitments.length > 0 ? [heading("Commitments", HeadingLevel.HEADING_1)] : []),
    ...brief.commitments.flatMap(entryParagraphs),
  ];
  const footnotes = Object.fromEntries(
    brief.notes.map((text, index) => [index + 1, { children: [new Paragraph(printable(text))] }]),
  );
  return new Uint8Array(
    await Packer.toBuffer(
      new Document({ title: printable(brief.title), creator: "Parley", footnotes, sections: [{ children }] }),
    ),
  );
}
