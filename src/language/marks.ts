// What is no word, one token each: quotes, brackets, "...", "?!", "--", an emoji with its modifiers.
import { classOf, Mark, Surrogate, unitAt } from "./characters.ts";
import { push, type Words } from "./word-list.ts";

const stop = 0x2e;

/** Reads what is no word: quotes, brackets, runs of one mark, signs; gives the offset behind it. */
export function readMark(text: string, words: Words, i: number, limit: number): number {
  const here = text.charCodeAt(i);
  const kind = classOf(here);
  if (kind === Surrogate) {
    const point = text.codePointAt(i)!;
    let end = i + (point > 0xffff ? 2 : 1);
    // an emoji goes with its joiners and modifiers
    while (end < limit) {
      const next = text.charCodeAt(end);
      if (classOf(next) === Mark) end++;
      else if (
        next === 0xd83c &&
        unitAt(text, end + 1, limit) >= 0xdffb &&
        unitAt(text, end + 1, limit) <= 0xdfff
      )
        end += 2;
      else if (text.charCodeAt(end - 1) === 0x200d && classOf(next) === Surrogate)
        end += text.codePointAt(end)! > 0xffff ? 2 : 1;
      else break;
    }
    end = Math.min(end, limit);
    push(words, i, end, 0);
    return end;
  }
  let end = i + 1;
  if (
    here === stop ||
    here === 0x2d ||
    here === 0x2a ||
    here === 0x3d ||
    here === 0x5f ||
    here === 0x23 ||
    here === 0x7e ||
    here === 0x2b
  ) {
    while (end < limit && text.charCodeAt(end) === here) end++;
  } else if (here === 0x21 || here === 0x3f) {
    while (end < limit && (text.charCodeAt(end) === 0x21 || text.charCodeAt(end) === 0x3f)) end++;
  } else if (here === 0x60 || here === 0x27) {
    if (unitAt(text, end, limit) === here) end++;
  } else if (here === 0x3c || here === 0x3e) {
    while (end < limit && text.charCodeAt(end) === here) end++;
  } else if (here === 0x5b && text.startsWith("[...]", i) && i + 5 <= limit) end = i + 5;
  while (end < limit && classOf(text.charCodeAt(end)) === Mark) end++;
  end = Math.min(end, limit);
  push(words, i, end, 0);
  return end;
}
