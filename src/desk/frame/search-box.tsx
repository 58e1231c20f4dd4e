// The search box of the frame: words are looked for in all reports, from every screen.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type RefObject, useEffect } from "react";
import { shared } from "./frame-keys.ts";

export function SearchBox({ box }: { readonly box: RefObject<HTMLInputElement | null> }) {
  const go = useNavigate();
  const { words } = useSearch({ strict: false }) as { words?: string };
  useEffect(() => {
    // The address changed by other means: the back button, a link.
    if (box.current && document.activeElement !== box.current) box.current.value = words ?? "";
  }, [words]);
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        const next = box.current?.value.trim() ?? "";
        if (next)
          void go({
            to: "/search",
            search: (before: object) => ({ ...shared(before), words: next }),
          } as never);
      }}
    >
      <label>
        Search all reports
        <input ref={box} type="search" defaultValue={words ?? ""} />
      </label>
    </form>
  );
}
