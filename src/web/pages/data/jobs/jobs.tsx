import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import type { JobView } from "../../../../contract/index.ts"
import { activeJobs, cancelJob, endedJobs, retryJob } from "../../../api/jobs.ts"
import { formatAge } from "../../../format/age.ts"
import { formatInstant } from "../../../format/instant.ts"
import { jobName } from "../../../live/job-words.ts"
import { RunningJob } from "../../../live/running-job.tsx"
import { useNow } from "../../../live/use-now.ts"
import { Button } from "../../../ui/button.tsx"
import { Icon } from "../../../ui/icon.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { RowsSkeleton } from "../rows-skeleton.tsx"
import { Section } from "../section.tsx"
import { stateName, whenText } from "./job-times.ts"
import "./jobs.css"

const shownAtFirst = 6

/** Should an event be missed, the lists are right again after this long. */
const pollMs = 30_000

/** Work behind the page: what runs, with progress and cancel; what is to come; what ended, and why it failed. */
export function Jobs() {
  const active = useQuery({ ...activeJobs, refetchInterval: pollMs })
  const ended = useQuery({ ...endedJobs, refetchInterval: pollMs })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (window.location.hash === "#jobs") place.current?.scrollIntoView()
  }, [])
  return (
    <div ref={place} className="jobs">
      <Section
        id="jobs"
        title="Jobs"
        query={active}
        skeleton={
          <>
            <div className="jobs-running">
              <Skeleton width="60%" height={20} />
            </div>
            <RowsSkeleton rows={shownAtFirst} />
          </>
        }
        failure="The jobs could not be loaded"
      >
        {(jobs) => (
          <>
            <Running jobs={jobs.filter(({ state }) => state === "running")} />
            <JobList
              label="To come"
              none="Nothing waits."
              jobs={jobs
                .filter(({ state }) => state === "waiting")
                .toSorted((a, b) => a.runAt.localeCompare(b.runAt))}
            />
          </>
        )}
      </Section>
      <Section
        id="jobs-ended"
        title="Ended"
        query={ended}
        skeleton={<RowsSkeleton rows={shownAtFirst} />}
        failure="The jobs that ended could not be loaded"
      >
        {(jobs) => <JobList label="Ended" none="None ended within the last week." jobs={jobs} />}
      </Section>
    </div>
  )
}

/** Room for two is kept, so that one that starts or ends moves nothing. */
function Running({ jobs }: { jobs: readonly JobView[] }) {
  return (
    <ul className="jobs-running" aria-label="Running">
      {jobs.map((job) => (
        <li key={job.id}>
          <RunningJob job={job} />
        </li>
      ))}
      {jobs.length === 0 && (
        <li className="secondary">
          Nothing is running. Prices are refreshed after each close, and whenever you ask for it.
        </li>
      )}
    </ul>
  )
}

function JobList({ label, none, jobs }: { label: string; none: string; jobs: readonly JobView[] }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className="job-list" aria-label={label}>
        {(all ? jobs : jobs.slice(0, shownAtFirst)).map((job) => (
          <li key={job.id}>
            <span>
              {jobName(job.kind)}
              <span className="secondary" title={tookText(job)}>
                {" "}
                {stateName(job)},{" "}
                <span title={formatInstant(job.finishedAt ?? job.runAt)}>{whenText(job, now)}</span>
              </span>
              {job.error !== null && job.state !== "succeeded" && (
                <span className="job-error">
                  <Icon name="warning" size={12} /> {job.error}
                </span>
              )}
            </span>
            <JobAction job={job} />
          </li>
        ))}
        {jobs.length === 0 && <li className="secondary">{none}</li>}
      </ul>
      {!all && jobs.length > shownAtFirst && (
        <div>
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            Show all {jobs.length}
          </Button>
        </div>
      )}
    </>
  )
}

function tookText({ startedAt, finishedAt }: JobView): string | undefined {
  if (startedAt === null || finishedAt === null) return undefined
  const ms = Date.parse(finishedAt) - Date.parse(startedAt)
  return `Took ${ms < 60_000 ? `${(ms / 1000).toFixed(1)}\u202fs` : formatAge(ms)}`
}

function JobAction({ job }: { job: JobView }) {
  const [busy, setBusy] = useState(false)
  if (job.state === "succeeded" || job.state === "running") return null
  const [verb, act] =
    job.state === "waiting" ? (["Cancel", cancelJob] as const) : (["Retry", retryJob] as const)
  const run = async () => {
    setBusy(true)
    try {
      await act(job.id)
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
    }
    setBusy(false)
  }
  return (
    <Button
      size="small"
      kind="quiet"
      aria-label={`${verb}: ${jobName(job.kind)}`}
      busy={busy}
      onClick={() => void run()}
    >
      {verb}
    </Button>
  )
}
