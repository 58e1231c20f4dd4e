// Opens the port: on loopback unless another address is asked for, over TLS where a certificate is given.
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

export interface Listening {
  /** "http://127.0.0.1:4180"; an address that stands for all of the machine's is given as loopback. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Address to listen on: 127.0.0.1 when left out. */
  readonly host?: string;
  /** Certificate and key as PEM. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** Listens; port 0 takes a free one. Rejects when the port is taken (EADDRINUSE) or the address is not of this machine. */
export function listen(
  app: Hono,
  port: number,
  { host = "127.0.0.1", tls }: ListenOptions = {},
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls ? { createServer: createTlsServer, serverOptions: { cert: tls.cert, key: tls.key } } : {}),
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      const shown =
        host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
      done({
        address: `${tls ? "https" : "http"}://${shown}:${taken}`,
        port: taken,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Open event streams would keep it for ever.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
  });
}
