import { useEffect, useState } from "react"
import { useStore } from "../ui/store.ts"
import { dropTaker } from "./drop-taker.ts"
import { startUpload } from "./upload-store.ts"
import "./drop-zone.css"

/** Takes files dropped anywhere on the window. On a portfolio's page they are meant for that portfolio, in the lab they are prices. */
export function WindowDrop({ portfolioId }: { portfolioId?: string | undefined }) {
  const [over, setOver] = useState(false)
  const taker = useStore(dropTaker)

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
      const files = [...(event.dataTransfer?.files ?? [])]
      if (taker === null) void startUpload(files, portfolioId)
      else taker.take(files)
    }
    window.addEventListener("dragover", onDragOver)
    window.addEventListener("dragleave", onDragLeave)
    window.addEventListener("drop", onDrop)
    return () => {
      window.removeEventListener("dragover", onDragOver)
      window.removeEventListener("dragleave", onDragLeave)
      window.removeEventListener("drop", onDrop)
    }
  }, [portfolioId, taker])

  if (!over) return null
  return (
    <div className="drop-target">
      <div>
        <p>
          {taker?.words ?? `Drop to read ${portfolioId === undefined ? "the file" : "it for this portfolio"}`}
        </p>
        <p>{taker?.detail ?? "Nothing is imported before you have seen what was read."}</p>
      </div>
    </div>
  )
}
