import { QueryClientProvider } from "@tanstack/react-query"
import { Suspense } from "react"
import { useLocation } from "wouter"
import { queryClient } from "../api/query-client.ts"
import { ErrorBoundary } from "./error-boundary.tsx"
import { Frame } from "./frame.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { Routes } from "./routes.tsx"

export function App() {
  const [path] = useLocation()
  return (
    <QueryClientProvider client={queryClient}>
      <Frame>
        <ErrorBoundary key={path}>
          <Suspense fallback={<PageSkeleton />}>
            <Routes />
          </Suspense>
        </ErrorBoundary>
      </Frame>
    </QueryClientProvider>
  )
}
