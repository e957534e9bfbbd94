import { type FormEvent, useDeferredValue, useMemo, useState } from "react"
import { navigate } from "wouter/use-browser-location"
import type { StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import { runBacktest } from "../../../api/backtests.ts"
import { startOptimization, startWalkForward } from "../../../api/optimizations.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { Button } from "../../../ui/button.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import { type LabForm, type LabMode, modeOf } from "./lab-form.ts"
import { PriceFields } from "./price-fields.tsx"
import { type FormErrors, readRequest } from "./read-request.ts"
import { countRuns, readSearch, readWalkForward, type RunCount } from "./read-search.ts"
import { readRefusal, type Refusal } from "./refusal.ts"
import { SearchFields } from "./search-fields.tsx"
import { SettingGroups } from "./setting-groups.tsx"
import { showFirstError } from "./show-first-error.ts"
import { StrategyFields } from "./strategy-fields.tsx"
import type { ChangeForm } from "./use-lab-form.ts"
import "./request-form.css"

type RequestFormProps = {
  strategies: readonly StrategySchema[]
  form: LabForm
  onChange: ChangeForm
  /** Puts the form into the address at once, so that a step back comes to it. */
  writeNow: () => void
}

const nothingRefused: Refusal = { fields: {}, form: null }
const modes: readonly { readonly value: LabMode; readonly label: string }[] = [
  { value: "run", label: "One run" },
  { value: "search", label: "Search" },
  { value: "walk", label: "Walk-forward" },
]

/** What to test, on which prices, in which account. Sending it leads to the result. */
export function RequestForm({ strategies, form, onChange: onFormChange, writeNow }: RequestFormProps) {
  const [refusal, setRefusal] = useState(nothingRefused)
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const schema = strategies.find(({ id }) => id === (form["strategy"] ?? "sma-cross")) ?? strategies[0]
  const mode = modeOf(form)
  const request = useMemo(() => readMode(mode, form, schema), [mode, form, schema])
  const count = useRunCount(form, schema, mode)
  // What lacks is said when it is asked for; what is wrong, at once.
  const missing = new Set(["prices", ...schema.expressions.map(({ name }) => `rule.${name}`)])
  const shown = Object.fromEntries(
    Object.entries(request.errors).filter(([field]) => isAsked || !missing.has(field) || form[field]),
  )
  const errors: FormErrors = { ...shown, ...refusal.fields }
  const onChange: ChangeForm = (change) => {
    setRefusal(nothingRefused)
    onFormChange(change)
  }

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    if (Object.keys(request.errors).length > 0 || (count?.refusal ?? null) !== null) {
      showFirstError(event.currentTarget)
      return
    }
    setSending(true)
    writeNow()
    try {
      navigate(await request.send())
    } catch (error) {
      setRefusal(readRefusal(error, schema))
      setSending(false)
    }
  }
  return (
    <form className="lab-form" noValidate onSubmit={(event) => void send(event)} aria-label="Backtest">
      <div className="lab-columns">
        <div className="lab-column">
          <PriceFields {...{ form, errors, onChange }} />
          <StrategyFields {...{ mode, strategies, schema, form, errors, onChange }} />
        </div>
        <div className="lab-column">
          {mode !== "run" && (
            <SearchFields {...{ mode, form, errors, onChange }} refusal={count?.refusal ?? null} />
          )}
          <SettingGroups {...{ form, errors, onChange }} />
        </div>
      </div>
      <div className="lab-actions">
        <Segmented
          label="What to do"
          options={modes}
          value={mode}
          onChange={(value) => onChange({ mode: value === "run" ? null : value })}
        />
        <Button type="submit" kind="primary" busy={isSending}>
          {labelOf(mode, form, count, isSending)}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output would be part of the form's values */}
        <p className="lab-count" role="status">
          {aboutRuns(mode, count)}
        </p>
        {refusal.form !== null && (
          <p className="field-error lab-refusal" role="alert">
            {refusal.form}
          </p>
        )}
      </div>
    </form>
  )
}

type Sendable = { readonly errors: FormErrors; readonly send: () => Promise<string> }

function readMode(mode: LabMode, form: LabForm, schema: StrategySchema): Sendable {
  if (mode === "search") {
    const { body, errors } = readSearch(form, schema)
    return { errors, send: async () => `/backtests/search/${(await startOptimization(body)).id}` }
  }
  if (mode === "walk") {
    const { body, errors } = readWalkForward(form, schema)
    return { errors, send: async () => `/backtests/walk/${(await startWalkForward(body)).id}` }
  }
  const { body, errors } = readRequest(form, schema)
  return { errors, send: async () => `/backtests/${(await runBacktest(body)).id}` }
}

/** How many runs a search will make, while the form is being filled in; null where it is not a search or not one yet. */
function useRunCount(form: LabForm, schema: StrategySchema, mode: LabMode): RunCount | null {
  const typed = useDeferredValue(form)
  return useMemo(() => {
    if (mode === "run") return null
    const { body, errors } = readSearch(mode === "walk" ? { ...typed, method: "grid" } : typed, schema)
    const isIncomplete = Object.keys(errors).some((field) => field.startsWith("grid") || field === "runs")
    return isIncomplete ? null : countRuns(body, schema)
  }, [typed, schema, mode])
}

function labelOf(mode: LabMode, form: LabForm, count: RunCount | null, isSending: boolean): string {
  if (isSending) return "Working"
  if (mode === "run") return "Run the backtest"
  if (mode === "walk") return `Walk forward over ${form["folds"] ?? "5"} folds`
  return count === null ? "Search" : `Search ${formatCount(count.runs, "run")}`
}

function aboutRuns(mode: LabMode, count: RunCount | null): string {
  if (mode === "run") return ""
  if (count === null) return "The ranges are not complete yet."
  if (count.refusal !== null) return "The constraint cannot be used."
  const left =
    count.leftOut === null
      ? "; those that a constraint forbids are left out"
      : count.leftOut === 0
        ? ""
        : `; ${formatDecimal(count.leftOut, { digits: 0 })} left out by a constraint`
  return mode === "walk"
    ? `${formatCount(count.runs, "run")} a fold${left}`
    : `${formatCount(count.runs, "run")}${left}`
}
