// sheets: what each screen of the desk shows, made from a view of the record.
export * from "./dossiers.ts";
export * from "./overview.ts";
export * from "./search.ts";
export * from "./sheet.ts";
export * from "./statements.ts";
