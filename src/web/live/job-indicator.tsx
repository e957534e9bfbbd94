import { useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import type { JobView } from "../../contract/index.ts"
import { activeJobs } from "../api/jobs.ts"
import { formatCount } from "../format/count.ts"
import { Popover } from "../ui/popover.tsx"
import { useStore } from "../ui/store.ts"
import { RunningJob } from "./running-job.tsx"
import { hearing } from "./use-live-events.ts"
import "./job-indicator.css"

/** Whether the server is at work: a ring that fills, always in its place. Its panel has what runs, with progress and cancel. */
export function JobIndicator() {
  // Asked once the stream is there: what changes after the answer is told.
  const { data = [] } = useQuery({ ...activeJobs, enabled: useStore(hearing) !== "not-yet" })
  const running = data.filter(({ state }) => state === "running")
  const waiting = data.length - running.length
  const label = running.length === 0 ? "Jobs: none runs" : `Jobs: ${running.length} running`
  return (
    <Popover
      label="Jobs"
      align="end"
      className="job-panel"
      button={{
        kind: "quiet",
        className: "job-indicator",
        "aria-label": label,
        title: label,
        children: <Ring jobs={running} />,
      }}
    >
      {({ open, close }) =>
        open && (
          <>
            <h2>Jobs</h2>
            {running.map((job) => (
              <RunningJob key={job.id} job={job} />
            ))}
            <p>
              {running.length === 0 && "Nothing is running. "}
              {waiting > 0 && `${formatCount(waiting, "job")} to come. `}
              <Link href="/data#jobs" onClick={() => showJobs(close)}>
                All jobs
              </Link>
            </p>
          </>
        )
      }
    </Popover>
  )
}

function showJobs(close: () => void): void {
  close()
  // On the page already, no new one scrolls to its place.
  document.getElementById("jobs")?.scrollIntoView()
}

const radius = 6
const circumference = 2 * Math.PI * radius

function Ring({ jobs }: { jobs: readonly JobView[] }) {
  const done = jobs.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, jobs.length)
  return (
    <svg className="icon" width={16} height={16} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <circle cx={8} cy={8} r={radius} className="job-ring" />
      {jobs.length > 0 && (
        <>
          <circle
            cx={8}
            cy={8}
            r={radius}
            className="job-ring-done"
            transform="rotate(-90 8 8)"
            // A job that has only begun is seen to run.
            strokeDasharray={`${Math.max(0.08, done) * circumference} ${circumference}`}
          />
          <circle cx={8} cy={8} r={2.5} className="job-ring-core" />
        </>
      )}
    </svg>
  )
}
