import "./ui/tokens.css"
import "./ui/base.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { startAppearance } from "./app/appearance.ts"
import { App } from "./app/app.tsx"
import { preparePage } from "./app/routes.tsx"

async function start(): Promise<void> {
  const root = document.getElementById("root")
  if (!root) throw new Error("index.html has no element with the id root")
  startAppearance()
  // The frame of index.html stays until the page is there.
  await preparePage(window.location.pathname)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
