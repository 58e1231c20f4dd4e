// The desk's own files: read once from one folder, served by name; no path of a request ever reaches the disk.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json; charset=utf-8",
};

/** Answers for the files of a folder; any other path of the desk gets `index.html`, whose router knows the screens. */
export function deskFiles(folder: string): (path: string) => Response {
  const files = new Map<string, { body: Uint8Array<ArrayBuffer>; type: string }>();
  if (existsSync(folder))
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const type = types[extname(name)];
      if (type)
        files.set(`/${name.split(sep).join("/")}`, {
          body: new Uint8Array(readFileSync(join(folder, name))),
          type,
        });
    }
  return (path) => {
    const asset = path.startsWith("/assets/");
    const file = files.get(path) ?? (asset ? undefined : files.get("/index.html"));
    if (!file)
      return new Response(
        asset
          ? "No such file. The desk may have been upgraded: reload the page.\n"
          : "The desk is not built. Run `npm run build`.\n",
        { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } },
      );
    return new Response(file.body, {
      headers: {
        "content-type": file.type,
        "cache-control": asset ? "public, max-age=31536000, immutable" : "no-cache",
      },
    });
  };
}
