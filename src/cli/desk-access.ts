// What a desk open to the network needs beside the record: the hash of its token in a file, and the names under which it is called.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { loopbackHosts, makeToken, tokenHash } from "../server/index.ts";

/** The name of the file in the record's folder; it holds the hash alone, in hex. */
const tokenFile = "desk-token";

/** The hash of the desk's token, and the token itself when it was made just now: it can be shown this once. */
export function deskToken(
  folder: string,
  fresh: boolean,
): { readonly hash: string; readonly token: string | null } {
  const path = join(folder, tokenFile);
  const kept = !fresh && existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (/^[\da-f]{64}$/.test(kept)) return { hash: kept, token: null };
  const token = makeToken();
  writeFileSync(path, `${tokenHash(token)}\n`, { mode: 0o600 });
  return { hash: tokenHash(token), token };
}

/** Whether an address is of this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);

const written = (address: string): string => (address.includes(":") ? `[${address}]` : address).toLowerCase();

/** Host names for an address to listen on: itself, or all of this machine's where it stands for all; and those allowed by hand. */
export function hostNames(host: string, allowed: readonly string[]): string[] {
  const all = host === "0.0.0.0" || host === "::";
  const own = all
    ? [
        hostname(),
        ...Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address)),
      ]
    : [host];
  return [...new Set([...loopbackHosts, ...own.map(written), ...allowed.map(written)])];
}
