// What stands around every screen: the name, the screens, search and help, the relation, the two clocks, and whether the server is there.
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { post, resources, type Shared } from "../api.ts";
import { Field } from "./field.tsx";
import { shared, useFrameKeys } from "./frame-keys.ts";
import { Help } from "./help.tsx";
import { useLive } from "./live.ts";
import { SearchBox } from "./search-box.tsx";
import { SignIn } from "./sign-in.tsx";
import { onStanding, setStanding, standingNow } from "./standing.ts";

const screens = [
  ["/", "Board"],
  ["/chronology", "Chronology"],
  ["/review", "Review"],
  ["/ledger", "Ledger"],
  ["/precedent", "Precedent"],
] as const;

export function Frame() {
  const { there, stale } = useLive();
  const [help, setHelp] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useFrameKeys(
    () => setHelp(true),
    () => box.current?.focus(),
  );
  const { signedOut, reading, writing } = useSyncExternalStore(onStanding, standingNow);
  return (
    <>
      <a className="skip" href="#screen">
        Skip to the screen
      </a>
      <header className="masthead">
        <p className="name">Parley</p>
        <nav aria-label="Screens">
          {screens.map(([to, name]) => (
            <Link
              key={to}
              to={to}
              search={shared}
              activeOptions={{ exact: to === "/", includeSearch: false }}
            >
              {name}
            </Link>
          ))}
        </nav>
        <SearchBox box={box} />
        <Theme />
        <Help open={help} onOpen={() => setHelp(true)} onClose={() => setHelp(false)} />
        <SignOut />
        <Controls />
      </header>
      {signedOut && <SignIn />}
      {!there && (
        <p role="alert" className="banner">
          The server does not answer. Start it again with <code>parley serve</code>; what is shown is from
          before, and decisions are kept in this browser until it is back.
        </p>
      )}
      {there &&
        [reading, writing?.title === reading?.title ? null : writing].map(
          (trouble) =>
            trouble && (
              <p role="alert" className="banner" key={trouble.title}>
                <strong>{trouble.title}.</strong> {trouble.message} Decisions are kept in this browser until
                they are in the record.
              </p>
            ),
        )}
      {stale && (
        <p role="alert" className="banner">
          Parley was updated while this page was open.{" "}
          <button type="button" onClick={() => location.reload()}>
            Load the page anew
          </button>{" "}
          Decisions are kept.
        </p>
      )}
      <main id="screen" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

/** Relation and clocks; each change is a new address, so that the view can be shared and the back button works. */
function Controls() {
  const search = useSearch({ strict: false }) as Shared;
  const go = useNavigate();
  const relations = useQuery(resources.relations());
  // "CHN,USA" and "USA,CHN" are one relation.
  const order = (codes: string): string => codes.split(",").sort().join();
  const chosen =
    relations.data
      ?.find(({ parties }) => order(parties.join()) === order(search.between ?? ""))
      ?.parties.join() ??
    search.between ??
    "";
  const set = (name: keyof Shared, value: string): void => {
    void go({ to: ".", search: (before: object) => ({ ...before, [name]: value || undefined }) } as never);
  };
  return (
    <form className="controls" aria-label="Relation and clocks" onSubmit={(event) => event.preventDefault()}>
      <label>
        Relation
        <select value={chosen} onChange={(event) => set("between", event.target.value)}>
          <option value="">all</option>
          {search.between && !relations.data?.some(({ parties }) => parties.join() === chosen) && (
            <option value={search.between}>{search.between}</option>
          )}
          {relations.data?.map(({ parties, names, events }) => (
            <option key={parties.join()} value={parties.join()}>
              {names.join(" – ")} ({events})
            </option>
          ))}
        </select>
      </label>
      <label title="Only what was published by then">
        Known on
        <Field type="date" value={search.asOf ?? ""} onCommit={(value) => set("asOf", value)} />
      </label>
      <label title="What held in the world on that day">
        True on
        <Field type="date" value={search.on ?? ""} onCommit={(value) => set("on", value)} />
      </label>
      <label title="Audit: only what had been received and judged by then">
        As recorded
        <Field type="date" value={search.asRecorded ?? ""} onCommit={(value) => set("asRecorded", value)} />
      </label>
    </form>
  );
}

/** Shown only where somebody had to sign in. */
function SignOut() {
  const session = useQuery(resources.session());
  if (!session.data?.needed || !session.data.signedIn) return null;
  return (
    <button
      type="button"
      onClick={() => void post("/sign-out", {}).then(() => setStanding({ signedOut: true }))}
    >
      Sign out
    </button>
  );
}

function Theme() {
  const [theme, setTheme] = useState(() => localStorage.getItem("parley.theme") ?? "system");
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    localStorage.setItem("parley.theme", theme);
  }, [theme]);
  return (
    <label className="theme">
      Theme
      <select value={theme} onChange={(event) => setTheme(event.target.value)}>
        <option value="system">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}
