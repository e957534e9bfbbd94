import { QueryClientProvider } from "@tanstack/react-query"
import { Suspense, useEffect, useRef } from "react"
import { useLocation } from "wouter"
import { queryClient } from "../api/query-client.ts"
import { ErrorBoundary } from "./error-boundary.tsx"
import { Frame } from "./frame.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { prepareOnApproach, Routes } from "./routes.tsx"

export function App() {
  const [path] = useLocation()
  useTopOfNewPage()
  useEffect(prepareOnApproach, [])
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

/** A page that was opened begins at its top; going back keeps the place, and a change of the query is the same page. */
function useTopOfNewPage() {
  const path = useRef(window.location.pathname)
  useEffect(() => {
    const onPush = () => {
      if (window.location.pathname !== path.current) window.scrollTo(0, 0)
      path.current = window.location.pathname
    }
    const onBack = () => {
      path.current = window.location.pathname
    }
    // wouter announces a change of history that it made itself under this name.
    window.addEventListener("pushState", onPush)
    window.addEventListener("popstate", onBack)
    return () => {
      window.removeEventListener("pushState", onPush)
      window.removeEventListener("popstate", onBack)
    }
  }, [])
}
