import { useMutation } from "@tanstack/react-query"
import { isoDate } from "../../../../engine/money/iso-date.ts"
import { requestBytes } from "../../../api/http.ts"
import { Button } from "../../../ui/button.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { parseView, type View } from "../view/view.ts"

/** The trades that the filter in the address leaves, with every field, as the API writes them. */
export function DownloadTrades({ portfolioId }: { portfolioId: string }) {
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      // The same address gives JSON; a link could not say which of the two it wants.
      const view = parseView(window.location.search)
      const csv = await requestBytes(csvPath(portfolioId, view), { accept: "text/csv" })
      save(new Blob([csv], { type: "text/csv" }), "trades.csv")
    },
    onError: (error) => showToast(`The trades could not be downloaded. ${error.message}`, { tone: "error" }),
  })
  return (
    <Button size="small" icon="download" onClick={() => mutate()} busy={isPending}>
      Download CSV
    </Button>
  )
}

function csvPath(portfolioId: string, { strategies, from, to, dateBasis }: View): string {
  const query = new URLSearchParams({ status: "closed", dateBasis })
  for (const name of strategies) query.append("strategy", name)
  if (from !== null) query.set("from", isoDate(from))
  if (to !== null) query.set("to", isoDate(to))
  return `/portfolios/${encodeURIComponent(portfolioId)}/trades?${query.toString()}`
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
