import { useState } from "react"
import { navigate } from "wouter/use-browser-location"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { runBacktest } from "../../../api/backtests.ts"
import { Button } from "../../../ui/button.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { paramsText } from "../history/strategy-text.ts"

type OpenRunProps = {
  search: OptimizationResult
  params: Readonly<Record<string, number>>
  size?: "small" | "medium"
}

/** Runs one point of a search with everything that a search does not keep, and leads to it. */
export function OpenRun({ search, params, size = "medium" }: OpenRunProps) {
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    await openRun(search, params)
    setBusy(false)
  }
  return (
    <Button
      kind={size === "small" ? "quiet" : "secondary"}
      size={size}
      busy={busy}
      aria-label={`Open the run ${paramsText(params)}`}
      onClick={() => void open()}
    >
      Open the run
    </Button>
  )
}

export async function openRun(
  { request }: OptimizationResult,
  params: Readonly<Record<string, number>>,
): Promise<void> {
  const { prices, strategy, settings, from, to, riskFreeRate } = request
  try {
    const { id } = await runBacktest({
      prices,
      settings,
      riskFreeRate,
      bounds: true,
      strategy: { ...strategy, parameters: { ...strategy.parameters, ...params } },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })
    navigate(`/backtests/${id}`)
  } catch (error) {
    showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
  }
}
