import { useState } from "react"
import { formatPercent } from "../../../format/percent.ts"
import { Field } from "../../../ui/field.tsx"
import { Popover } from "../../../ui/popover.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import type { ChangeView } from "../view/use-view.ts"
import type { View } from "../view/view.ts"

/** The conventions that a reader may choose: which date counts, the size of a trade, the risk-free rate. */
export function ConventionsPopover({ view, onChange }: { view: View; onChange: ChangeView }) {
  return (
    <Popover
      label="Conventions"
      align="end"
      className="conventions"
      button={{ children: describe(view), className: "filter-conventions" }}
    >
      {({ open }) => open && <Conventions view={view} onChange={onChange} />}
    </Popover>
  )
}

function Conventions({ view, onChange }: { view: View; onChange: ChangeView }) {
  return (
    <>
      <div className="field">
        <span>Dates filter by</span>
        <Segmented
          label="Dates filter by"
          options={[
            { value: "close", label: "Close date" },
            { value: "open", label: "Open date" },
          ]}
          value={view.dateBasis}
          onChange={(dateBasis) => onChange({ dateBasis })}
        />
      </div>
      <div className="field">
        <span>Size of each trade</span>
        <Segmented
          label="Size of each trade"
          options={[
            { value: "traded", label: "As traded" },
            { value: "one", label: "One contract" },
          ]}
          value={view.oneLot ? "one" : "traded"}
          onChange={(size) => onChange({ oneLot: size === "one" })}
        />
      </div>
      <RiskFreeRate rate={view.riskFreeRate} onChange={(riskFreeRate) => onChange({ riskFreeRate })} />
    </>
  )
}

// What is as usual goes without saying; the cards name the risk-free rate beside each ratio.
function describe({ dateBasis, oneLot, riskFreeRate }: View): string {
  const rate = formatPercent(riskFreeRate, { digits: 2 })
  return [
    dateBasis === "open" ? "By open date" : "By close date",
    oneLot && "one contract",
    riskFreeRate !== 0 && `risk-free ${rate}`,
  ]
    .filter(Boolean)
    .join(" · ")
}

function RiskFreeRate({ rate, onChange }: { rate: number; onChange: (rate: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const percent = typed === null ? Number.NaN : Number(typed.replace(",", "."))
  const valid = typed === null || (typed.trim() !== "" && percent >= -100 && percent <= 1000)
  const commit = () => {
    // Typed percent to a fraction with no more digits than were typed: 2.3 / 100 is 0.023, not 0.022999….
    if (typed !== null && valid) onChange(Number((percent / 100).toPrecision(12)))
    if (valid) setTyped(null)
  }
  return (
    <Field
      label="Risk-free rate, percent a year"
      hint="Sharpe, Sortino and the other ratios use it."
      error={valid ? null : "A number such as 2.5 is expected."}
    >
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          value={typed ?? String(Number((rate * 100).toPrecision(12)))}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      )}
    </Field>
  )
}
