// Names of states for their codes, from the record's registry; the code itself until they are there.
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { resources } from "../api.ts";

export function useStateName(): (code: string) => string {
  const { data } = useQuery(resources.names());
  return useCallback((code: string) => data?.[code] ?? code, [data]);
}
