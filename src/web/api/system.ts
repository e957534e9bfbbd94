import { queryOptions } from "@tanstack/react-query"
import type { SystemResult } from "../../contract/system.ts"
import { request } from "./http.ts"

/** How the server does: requests by route, caches, statements and memory. */
export const systemFigures = queryOptions({
  queryKey: ["system"],
  queryFn: ({ signal }) => request<SystemResult>("/system", { signal }),
})
