// language: sentences, words, tags, lemmas, trees and names of English text.
export * from "./sentence.ts";
