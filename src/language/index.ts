// language: sentences, words, tags, lemmas, trees and names of English text.
export * from "./features.ts";
export * from "./sentence.ts";
export * from "./tree.ts";
