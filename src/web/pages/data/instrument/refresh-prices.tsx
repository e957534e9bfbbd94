import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { activeJobs, endedJobs } from "../../../api/jobs.ts"
import { marketDataKeys, refreshInstrument } from "../../../api/market-data.ts"
import { progressText } from "../../../live/job-words.ts"
import { ProgressBar } from "../../../live/progress-bar.tsx"
import { Button } from "../../../ui/button.tsx"

/** Has the prices fetched by a job, and says what becomes of it. */
export function RefreshPrices({ instrument }: { instrument: string }) {
  const client = useQueryClient()
  const start = useMutation({ mutationFn: () => refreshInstrument(instrument) })
  const id = start.data
  const following = { enabled: id !== undefined, refetchInterval: 2_000 }
  const active = useQuery({ ...activeJobs, ...following })
  const ended = useQuery({ ...endedJobs, ...following })
  const running = active.data?.find((job) => job.id === id)
  const done = ended.data?.find((job) => job.id === id)
  const outcome = done?.state
  const { reset } = start
  useEffect(() => {
    if (outcome === undefined) return
    void client.invalidateQueries({ queryKey: marketDataKeys.instruments })
    if (outcome === "succeeded") reset()
  }, [client, outcome, reset])
  const busy = start.isPending || (id !== undefined && done === undefined)
  const failure =
    start.error?.message ??
    (outcome === "failed" ? `The refresh failed: ${done?.error ?? "no reason was given"}` : null)
  return (
    <div className="refresh">
      <Button icon="retry" busy={busy} onClick={() => start.mutate()}>
        {busy ? "Refreshing" : "Refresh"}
      </Button>
      <div aria-live="polite">
        {running && (
          <>
            <span className="secondary">
              {running.state === "waiting" ? "Waits its turn" : progressText(running)}
            </span>
            <ProgressBar value={running.progress} label="Refresh" />
          </>
        )}
        {failure !== null && <span className="attention-due">{failure}</span>}
      </div>
    </div>
  )
}
