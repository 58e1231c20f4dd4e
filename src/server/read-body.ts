// The body of `POST /api/read`: files or pasted text with what the reader should know of them.
import { z } from "zod";

/** A name without folders: where a file came from is no path of this machine. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  .regex(/^[^/\\\u0000-\u001f]+$/);

export const readBody = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name,
        base64: z.base64(),
        published: z.iso.date().optional(),
        publisher: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .min(1)
    .max(500),
});
