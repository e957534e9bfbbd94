import { useState } from "react"
import type { JobView } from "../../contract/index.ts"
import { cancelJob } from "../api/jobs.ts"
import { Button } from "../ui/button.tsx"
import { showToast } from "../ui/toasts.tsx"
import { jobName, progressText } from "./job-words.ts"
import { ProgressBar } from "./progress-bar.tsx"
import "./running-job.css"

/** A job under way: what it does, how far it is, and the way to stop it. */
export function RunningJob({ job }: { job: JobView }) {
  const [asking, setAsking] = useState(false)
  const cancel = async () => {
    setAsking(true)
    try {
      await cancelJob(job.id)
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
    }
    setAsking(false)
  }
  const name = jobName(job.kind)
  return (
    <div className="running-job">
      <span className="running-job-name">{name}</span>
      <span className="running-job-progress">{progressText(job)}</span>
      <Button
        size="small"
        kind="quiet"
        aria-label={`Cancel: ${name}`}
        busy={asking}
        disabled={job.cancelRequested}
        onClick={() => void cancel()}
      >
        Cancel
      </Button>
      <ProgressBar value={job.progress} label={name} />
    </div>
  )
}
