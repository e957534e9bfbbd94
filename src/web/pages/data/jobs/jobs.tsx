import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
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
import { TableShell } from "../../../ui/table-shell.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { Section } from "../section.tsx"
import { outcomeText, whenText } from "./job-times.ts"
import "./jobs.css"

/** Should an event be missed, the lists are right again after this long. */
const pollMs = 30_000

/** Work behind the page: what runs, with progress and cancel; what is to come; what ended, and why it failed. */
export function Jobs() {
  const active = useQuery({ ...activeJobs, refetchInterval: pollMs })
  const ended = useQuery({ ...endedJobs, refetchInterval: pollMs })
  return (
    <div className="jobs">
      <Section
        id="jobs"
        title="Jobs"
        query={active}
        skeleton={<Skeleton height={108} shape="block" />}
        failure="The jobs could not be loaded"
      >
        {(jobs) => (
          <>
            <Running jobs={jobs.filter(({ state }) => state === "running")} />
            <JobTable
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
        skeleton={<Skeleton height={252} shape="block" />}
        failure="The jobs that ended could not be loaded"
      >
        {(jobs) => <JobTable label="Ended" none="None ended within the last week." jobs={jobs} />}
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

const shownAtFirst = 6

function JobTable({ label, none, jobs }: { label: string; none: string; jobs: readonly JobView[] }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  return (
    <>
      <TableShell label={label}>
        <table className="table jobs-table">
          <thead>
            <tr>
              <th scope="col">{label}</th>
              <th scope="col">When</th>
              <th scope="col">Outcome</th>
              <th scope="col">
                <span className="visually-hidden">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? jobs : jobs.slice(0, shownAtFirst)).map((job) => (
              <tr key={job.id}>
                <th scope="row">{jobName(job.kind)}</th>
                <td title={formatInstant(job.finishedAt ?? job.runAt)}>{whenText(job, now)}</td>
                <td className="jobs-outcome" title={job.error ?? undefined}>
                  {job.state === "failed" ? (
                    <span className="attention-due">
                      <Icon name="warning" size={12} /> {outcomeText(job)}
                    </span>
                  ) : (
                    <span title={tookText(job)}>{outcomeText(job)}</span>
                  )}
                </td>
                <td className="numeric">
                  <JobAction job={job} />
                </td>
              </tr>
            ))}
            {jobs.length === 0 && (
              <tr>
                <td colSpan={4} className="secondary">
                  {none}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </TableShell>
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
