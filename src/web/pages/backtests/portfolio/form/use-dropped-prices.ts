import { useState } from "react"
import { uploadPriceFile } from "../../../../api/backtests.ts"
import { useDropTaker } from "../../../../imports/drop-taker.ts"
import { showToast } from "../../../../ui/toasts.tsx"
import { readDropped } from "../../form/read-dropped.ts"

/**
 * Takes price files that are dropped on the window, several at once, and tells them as a form names prices; one that is a trade log is
 * imported instead, as in the rest of the lab. Of a file that is neither, a notification says why, and the others go on.
 * @returns whether some are being read
 */
export function useDroppedPrices(onRead: (prices: readonly string[]) => void): boolean {
  const [isReading, setReading] = useState(false)
  const take = async (files: readonly File[]) => {
    setReading(true)
    const found: string[] = []
    for (const file of files) {
      try {
        const prices = files.length === 1 ? await readDropped(files) : await uploadPriceFile(file)
        if (prices !== null) found.push(`file:${prices.id}`)
      } catch (error) {
        showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
      }
    }
    setReading(false)
    if (found.length > 0) onRead(found)
  }
  useDropTaker({
    words: "Drop to hold these prices",
    detail: "Each file is one instrument. A trade log is read for import instead.",
    take: (files) => void take(files),
  })
  return isReading
}
