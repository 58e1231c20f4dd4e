// Kit neardup: `{a, b, textA, textB}` -> `{a, b, kind}`: copy, partial-copy or none.
import { copyKind, type Fingerprint, fingerprint } from "../../../src/record/index.ts";
import { lines, type Predict, records } from "../kit.ts";

export const predict: Predict = (input) => {
  const known = new Map<string, Fingerprint>();
  const of = (text: string): Fingerprint => {
    let found = known.get(text);
    if (!found) known.set(text, (found = fingerprint(text)));
    return found;
  };
  return lines(
    records(input).map(({ a, b, textA, textB }) => ({
      a,
      b,
      kind: copyKind(of(String(textA ?? "")), of(String(textB ?? ""))),
    })),
  );
};
