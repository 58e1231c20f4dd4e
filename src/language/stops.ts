// Whether a full stop belongs to the word before it: "Gen." and "J." keep theirs, "Art." only before a number, "plan B." does not.
import { beforeNumber, closing, leading, months } from "./abbreviations.ts";
import { classOf, Digit, isLetter, isSpace, unitAt, Upper } from "./characters.ts";

const comma = 0x2c;

/** Does the stop at `at`, just after the run `[from, at)`, belong to it? */
export function stopBelongs(
  text: string,
  from: number,
  at: number,
  limit: number,
  paragraph: number,
): boolean {
  const length = at - from;
  if (length > 8) return false;
  const next = unitAt(text, at + 1, limit);
  const word = text.slice(from, at).toLowerCase();
  const following = nextWordUnit(text, at + 1, paragraph);
  if (length === 1 && isLetter(text.charCodeAt(from))) {
    // "(b. 1949; m. 1977)", "c. 1500", "v. Smith"
    if (classOf(text.charCodeAt(from)) !== Upper)
      return (
        word === "v" ||
        ("pcbdmr".includes(word) && (classOf(following) === Digit || unitAt(text, from - 1, at) === 0x28))
      );
    // An initial, "J. Smith"; but not "plan B." at the end, nor "I." before a closing quote.
    return following !== 0 && next !== 0x22;
  }
  if (beforeNumber.has(word) && (word.length < 3 || word === "nos" || word === "art"))
    return classOf(following) === Digit;
  if (
    word === "sun" ||
    word === "sat" ||
    word === "mar" ||
    word === "miss" ||
    word === "ill" ||
    word === "mass"
  ) {
    // plain words too
    return (
      classOf(text.charCodeAt(from)) === Upper &&
      (months.has(word) ? classOf(following) === Digit : next === comma)
    );
  }
  return leading.has(word) || closing.has(word);
}

/** First unit of the next word after `i` past spaces, or 0 at the end of the stretch. */
function nextWordUnit(text: string, i: number, end: number): number {
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i < end ? text.charCodeAt(i) : 0;
}
