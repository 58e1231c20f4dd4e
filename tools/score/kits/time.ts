// Kit `time`: `{id, dct, text}` in, `{id, timex: [{start, end, type, value}]}` out; `dct` is the document's day.
import { findTimes } from "../../../src/mentions/index.ts";
import { parseDay } from "../../../src/report/index.ts";
import { lines, type Predict, records } from "../kit.ts";

export const predict: Predict = (input) =>
  lines(
    records(input).map(({ id, dct, text }) => {
      const day = typeof dct === "string" ? dct.slice(0, 10) : "";
      const published = parseDay(day) === null ? null : day;
      const timex = findTimes(String(text ?? ""), { published }).map(({ start, end, type, value }) => ({
        start,
        end,
        type,
        value,
      }));
      return { id, timex };
    }),
  );
