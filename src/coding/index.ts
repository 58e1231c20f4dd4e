// coding: from clauses to statements.
export * from "./statement.ts";
