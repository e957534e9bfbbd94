import "./ui/tokens.css"
import "./ui/base.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { startAppearance } from "./app/appearance.ts"
import { App } from "./app/app.tsx"

startAppearance()
const root = document.getElementById("root")
if (!root) throw new Error("index.html has no element with the id root")
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
