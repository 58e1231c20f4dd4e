// Writes GLOSSARY.md from src/glossary.ts (`npm run glossary`); test/docs.test.ts checks that the file is what this gives.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { glossary } from "../src/glossary.ts";

/** The text of GLOSSARY.md. */
export const glossaryText = (): string =>
  [
    "# Glossary",
    "",
    "<!-- Generated from src/glossary.ts by `npm run glossary`. Do not edit by hand. -->",
    "",
    "| term | meaning | from |",
    "| --- | --- | --- |",
    ...glossary.map(
      ({ term, meaning, from }) => `| **${term}** | ${meaning.replaceAll("|", "\\|")} | ${from ?? ""} |`,
    ),
    "",
  ].join("\n");

if (import.meta.main) writeFileSync(join(import.meta.dirname, "../GLOSSARY.md"), glossaryText());
