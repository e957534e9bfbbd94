import { QueryClientProvider } from "@tanstack/react-query"
import { queryClient } from "../api/query-client.ts"
import { Routes } from "./routes.tsx"

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Routes />
    </QueryClientProvider>
  )
}
