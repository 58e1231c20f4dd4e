// The desk: the screens by their addresses, each loaded when it is first asked for.
import "./look/look.css";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  RouterProvider,
} from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { client, type Shared } from "./api.ts";
import { Frame } from "./frame/frame.tsx";
import { loadAnewWhenGone } from "./frame/newer.ts";

/** What an address may hold: only words, nothing that a screen does not know. */
const words = (search: Record<string, unknown>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === "string" && value !== "" ? [[name, value]] : [];
    }),
  );
const shared = ["between", "asOf", "on", "asRecorded"];

const root = createRootRoute({
  component: Frame,
  validateSearch: (search): Shared => words(search, shared),
  notFoundComponent: () => (
    <div className="failed">
      <h1>No such screen</h1>
      <p>
        The address names no screen of the desk. <Link to="/">Go to the board.</Link>
      </p>
    </div>
  ),
});

const board = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./board/board-screen.tsx"), "BoardScreen"),
});
const chronology = createRoute({
  getParentRoute: () => root,
  path: "/chronology",
  validateSearch: (
    search,
  ): Shared & { q?: string; person?: string; channel?: string; kind?: string; from?: string; to?: string } =>
    words(search, [...shared, "q", "person", "channel", "kind", "from", "to"]),
  component: lazyRouteComponent(() => import("./chronology/chronology-screen.tsx"), "ChronologyScreen"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  validateSearch: (search): Shared & { find?: string; second?: string } =>
    words(search, [...shared, "find", "second"]),
  component: lazyRouteComponent(() => import("./review/review-screen.tsx"), "ReviewScreen"),
});
const statement = createRoute({
  getParentRoute: () => root,
  path: "/review/$statement",
  validateSearch: (search): Shared & { find?: string; second?: string } =>
    words(search, [...shared, "find", "second"]),
  component: lazyRouteComponent(() => import("./review/review-screen.tsx"), "ReviewScreen"),
});
const dossier = createRoute({
  getParentRoute: () => root,
  path: "/dossier/$kind/$id",
  validateSearch: (search): Shared & { beside?: string | undefined } => words(search, [...shared, "beside"]),
  component: lazyRouteComponent(() => import("./dossier/dossier-screen.tsx"), "DossierScreen"),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: "/ledger",
  validateSearch: (
    search,
  ): Shared & { part?: string | undefined; since?: string | undefined; until?: string | undefined } =>
    words(search, [...shared, "part", "since", "until"]),
  component: lazyRouteComponent(() => import("./ledger/ledger-screen.tsx"), "LedgerScreen"),
});

const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: (given): Shared & { words?: string } => words(given, [...shared, "words"]),
  component: lazyRouteComponent(() => import("./search/search-screen.tsx"), "SearchScreen"),
});
const precedent = createRoute({
  getParentRoute: () => root,
  path: "/precedent",
  validateSearch: (given): Shared & { text?: string | undefined } => words(given, [...shared, "text"]),
  component: lazyRouteComponent(() => import("./precedent/precedent-screen.tsx"), "PrecedentScreen"),
});

const router = createRouter({
  routeTree: root.addChildren([board, chronology, review, statement, dossier, ledger, search, precedent]),
  // Values of the address are plain words: "2023-12-31" stays words and no JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const parts = new URLSearchParams(
      Object.entries(search).filter((each): each is [string, string] => typeof each[1] === "string"),
    ).toString();
    return parts === "" ? "" : `?${parts.replaceAll("%2C", ",")}`;
  },
  scrollRestoration: true,
  scrollRestorationBehavior: "instant",
  defaultErrorComponent: ({ error }) => (
    <div role="alert" className="failed">
      <h1>This screen can’t be shown</h1>
      <p>{error instanceof Error ? error.message : "The page met something unknown."}</p>
      <button type="button" onClick={() => location.reload()}>
        Load the page anew
      </button>
    </div>
  ),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

loadAnewWhenGone();
createRoot(document.getElementById("desk")!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
