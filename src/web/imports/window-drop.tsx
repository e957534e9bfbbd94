import { useEffect, useState } from "react"
import { startUpload } from "./upload-store.ts"
import "./drop-zone.css"

/** Takes files dropped anywhere on the window. On a portfolio's page they are meant for that portfolio. */
export function WindowDrop({ portfolioId }: { portfolioId?: string | undefined }) {
  const [over, setOver] = useState(false)

  useEffect(() => {
    const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false
    const onDragOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Leaving the window has nothing to enter.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      setOver(false)
      void startUpload([...(event.dataTransfer?.files ?? [])], portfolioId)
    }
    window.addEventListener("dragover", onDragOver)
    window.addEventListener("dragleave", onDragLeave)
    window.addEventListener("drop", onDrop)
    return () => {
      window.removeEventListener("dragover", onDragOver)
      window.removeEventListener("dragleave", onDragLeave)
      window.removeEventListener("drop", onDrop)
    }
  }, [portfolioId])

  if (!over) return null
  return (
    <div className="drop-target">
      <div>
        <p>Drop to read {portfolioId === undefined ? "the file" : "it for this portfolio"}</p>
        <p>Nothing is imported before you have seen what was read.</p>
      </div>
    </div>
  )
}
