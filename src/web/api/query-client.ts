import { QueryClient } from "@tanstack/react-query"
import { ServerUnreachable } from "./problem-error.ts"

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal will be the same the next time; silence may not.
      retry: (failures, error) => error instanceof ServerUnreachable && failures < 2,
      retryDelay: (attempt) => 300 * 2 ** attempt,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
})
