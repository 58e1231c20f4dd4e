// Where the package's own files are: beside the sources in development, beside the bundle after a build.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The package's folder: the nearest one upwards that holds its package.json. */
export const home: string = (() => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder)
      throw new Error("parley: its own package.json was not found; install it again");
  }
})();
