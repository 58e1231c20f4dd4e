// language: sentences, words, tags, lemmas, trees and names of English text.
export { agreeNames } from "./agreement.ts";
export { Branches, type Path } from "./branches.ts";
export { conllu, conlluLine } from "./conllu.ts";
export { exactReader } from "./english.ts";
export * from "./features.ts";
export { lemmaInTree, lemmaOf } from "./lemmas.ts";
export { type Net, type NetManifest, openNet } from "./net/index.ts";
export { openVectors, type WordVectors } from "./net/vectors.ts";
export { QuickParser, quickReader } from "./quick/reader.ts";
export * from "./sentence.ts";
export { splitSentences } from "./sentences.ts";
export * from "./tree.ts";
export { splitWords, type Words } from "./words.ts";
