import { startUpload } from "./upload-store.ts"

/** Opens the system's file dialog and uploads what is chosen. */
export function chooseFiles(portfolioId?: string): void {
  const input = document.createElement("input")
  input.type = "file"
  input.multiple = true
  input.addEventListener("change", () => void startUpload([...(input.files ?? [])], portfolioId))
  input.click()
}
