import { useQuery } from "@tanstack/react-query"
import { useEffect, useEffectEvent, useState } from "react"
import type { JobView, OptimizationResult } from "../../../../contract/index.ts"
import { activeJobs, cancelJob } from "../../../api/jobs.ts"
import { ProgressBar } from "../../../live/progress-bar.tsx"
import { Button } from "../../../ui/button.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import "./search-progress.css"

type SearchProgressProps = Pick<OptimizationResult, "jobId"> & {
  what: string
  /** Asks for the search again: it may be over. */
  onEnd: () => void
}

/** A search under way: how far, how much longer, and the way to stop it. */
export function SearchProgress({ jobId, what, onEnd }: SearchProgressProps) {
  const jobs = useQuery(activeJobs)
  const [stopping, setStopping] = useState(false)
  const job = jobs.data?.find(({ id }) => id === jobId)
  const isOver = jobs.data !== undefined && job === undefined
  const ended = useEffectEvent(onEnd)
  useEffect(() => {
    if (isOver) ended()
  }, [isOver])
  const cancel = async () => {
    if (jobId === null) return
    setStopping(true)
    try {
      await cancelJob(jobId)
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
      setStopping(false)
    }
    onEnd()
  }
  const progress = job?.progress ?? 0
  return (
    <section className="section search-progress" aria-label="Progress">
      <output>
        <b>
          {what} {Math.floor(progress * 100)}
          {"\u202f"}%
        </b>{" "}
        <span className="secondary">{aboutTime(job, isOver)}</span>
      </output>
      <ProgressBar value={progress} label={what} />
      <Button busy={stopping} disabled={jobId === null} onClick={() => void cancel()}>
        {stopping ? "Stopping" : "Cancel"}
      </Button>
    </section>
  )
}

function aboutTime(job: JobView | undefined, isOver: boolean): string {
  if (isOver) return "putting the result together"
  if (job === undefined || job.state === "waiting") return "waiting for its turn"
  if (job.startedAt === null || job.progress < 0.02) return "estimating how long it takes"
  return remainingText(job.progress, Date.now() - Date.parse(job.startedAt))
}

/** From how long the part that is done took. */
function remainingText(progress: number, spentMs: number): string {
  const seconds = (spentMs * (1 - progress)) / progress / 1000
  const left =
    seconds < 60
      ? `${String(Math.max(1, Math.round(seconds)))}\u00a0s`
      : `${String(Math.round(seconds / 60))}\u00a0min`
  return `about ${left} to go`
}
