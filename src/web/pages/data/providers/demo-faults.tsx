import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { DemoFaultState } from "../../../../contract/index.ts"
import { demoFaults, setDemoFaults } from "../../../api/market-data.ts"
import { formatCount } from "../../../format/count.ts"
import { Button } from "../../../ui/button.tsx"
import { showToast } from "../../../ui/toasts.tsx"

type Kind = DemoFaultState["kinds"][number]

const labels: Readonly<Record<Kind, string>> = {
  "429": "Too many requests",
  "429-after": "Too many requests, with a time to come back",
  "crumb-words": "Too many requests, said in place of a session",
  "5xx": "Server errors",
  html: "A page in place of data",
  truncated: "Answers cut short",
  drip: "A byte a second",
  hang: "No answer at all",
  reset: "Connections torn down",
  "null-closes": "Days without a close",
  "all-absent": "Every symbol left out",
  dead: "Every symbol delisted",
  frozen: "Prices that stand still",
}

/** In the demo: how its provider is to misbehave, to watch what becomes of the page. */
export function DemoFaults() {
  const { data, error } = useQuery({ ...demoFaults, refetchInterval: 10_000 })
  // What was chosen, until the server has it: a box is ticked when it is pressed.
  const [chosen, setChosen] = useState<DemoFaultState["faults"] | null>(null)
  const faults = chosen ?? data?.faults ?? []
  const change = async (next: DemoFaultState["faults"]) => {
    setChosen(next)
    try {
      await setDemoFaults(next)
    } catch (failure) {
      showToast(failure instanceof Error ? failure.message : String(failure), { tone: "error" })
    }
    setChosen(null)
  }
  const toggle = (kind: Kind) =>
    void change(
      faults.some((fault) => fault.kind === kind)
        ? faults.filter((fault) => fault.kind !== kind)
        : [...faults, { kind, symbol: null, times: null }],
    )
  return (
    <details className="demo-faults">
      <summary>
        Make the demo provider misbehave
        <span className="secondary">
          {data === undefined
            ? error?.message
            : faults.length === 0
              ? "It behaves"
              : `${formatCount(faults.length, "fault")} on`}
        </span>
      </summary>
      <fieldset>
        <legend className="visually-hidden">What the demo provider sends</legend>
        {data?.kinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={faults.some((fault) => fault.kind === kind)}
              onChange={() => toggle(kind)}
            />
            {labels[kind]}
          </label>
        ))}
      </fieldset>
      <p className="demo-faults-foot">
        <Button size="small" icon="undo" disabled={faults.length === 0} onClick={() => void change([])}>
          Answer well again
        </Button>
        {data && <span className="secondary">It has had {formatCount(data.requests, "request")}.</span>}
      </p>
    </details>
  )
}
