import "./ui/tokens.css"
import "./ui/base.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { startAppearance } from "./app/appearance.ts"
import { App } from "./app/app.tsx"

function start(): void {
  const root = document.getElementById("root")
  if (!root) throw new Error("index.html has no element with the id root")
  startAppearance()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

// The frame of index.html is painted first, even when this script was in the cache. A hidden window paints nothing.
if (document.hidden) start()
else requestAnimationFrame(() => setTimeout(start))
