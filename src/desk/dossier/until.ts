// The day up to which a dossier draws what lasts: the day asked for, else the last that the record knows of.
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { resources } from "../api.ts";

/** An ISO day; null until it is known. */
export function useUntil(): string | null {
  const { on } = useSearch({ from: "/dossier/$kind/$id" });
  const status = useQuery(resources.status());
  return on ?? status.data?.on ?? null;
}
