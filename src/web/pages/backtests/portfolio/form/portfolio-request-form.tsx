import { type FormEvent, useMemo, useState } from "react"
import { navigate } from "wouter/use-browser-location"
import type { StrategySchema } from "../../../../../engine/backtest/strategies/strategy.ts"
import { runPortfolioBacktest } from "../../../../api/portfolio-backtests.ts"
import { Button } from "../../../../ui/button.tsx"
import type { LabForm } from "../../form/lab-form.ts"
import type { FormErrors } from "../../form/read-request.ts"
import type { Refusal } from "../../form/refusal.ts"
import { showFirstError } from "../../form/show-first-error.ts"
import type { ChangeForm } from "../../form/use-lab-form.ts"
import { describePortfolio } from "../describe-portfolio.ts"
import { Assets } from "./assets.tsx"
import { FurtherFields, RebalancingFields, SpanFields } from "./conduct-fields.tsx"
import { MoneyFields } from "./money-fields.tsx"
import { readPortfolioRefusal } from "./portfolio-refusal.ts"
import { readPortfolio, TARGETS_FIELD } from "./read-portfolio.ts"
import { useKnownPrices } from "./use-known-prices.ts"
import "../../form/request-form.css"
import "./portfolio-form.css"

type PortfolioRequestFormProps = {
  strategies: readonly StrategySchema[]
  form: LabForm
  onChange: ChangeForm
  /** Puts the form into the address at once, so that a step back comes to it. */
  writeNow: () => void
}

const nothingRefused: Refusal = { fields: {}, form: null }
/** What lacks is said when it is asked for; what is wrong, at once. */
const mayLack = /^\d+\.(prices|amount|rule\..*)$/

/** What a portfolio is made of, the money that goes in, and when it is rebalanced. Sending it leads to the result. */
export function PortfolioRequestForm({
  strategies,
  form,
  onChange: onFormChange,
  writeNow,
}: PortfolioRequestFormProps) {
  const [refusal, setRefusal] = useState(nothingRefused)
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const known = useKnownPrices()
  const rules = useMemo(() => rulesOf(strategies), [strategies])
  const request = useMemo(() => readPortfolio(form, rules), [form, rules])
  const shown = Object.entries(request.errors).filter(
    ([field]) => isAsked || !mayLack.test(field) || (form[field] ?? "") !== "",
  )
  const errors: FormErrors = { ...Object.fromEntries(shown), ...refusal.fields }
  const onChange: ChangeForm = (change) => {
    setRefusal(nothingRefused)
    onFormChange(change)
  }
  const symbols = request.body.instruments.map(
    ({ symbol }, at) =>
      symbol ?? known.get(form[`${String(at + 1)}.prices`] ?? "")?.symbol ?? `Instrument ${String(at + 1)}`,
  )

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    if (Object.keys(request.errors).length > 0) {
      showFirstError(event.currentTarget)
      return
    }
    setSending(true)
    writeNow()
    try {
      navigate(`/backtests/portfolio/${(await runPortfolioBacktest(request.body)).id}`)
    } catch (error) {
      setRefusal(readPortfolioRefusal(error, symbols))
      setSending(false)
    }
  }
  const props = { form, errors, onChange }
  return (
    <form
      className="lab-form"
      noValidate
      onSubmit={(event) => void send(event)}
      aria-label="Portfolio backtest"
    >
      <Assets strategies={rules} known={known} {...props} />
      <div className="lab-columns">
        <div className="lab-column">
          <MoneyFields {...props} />
          <RebalancingFields {...props} />
        </div>
        <div className="lab-column">
          <SpanFields known={known} {...props} />
          <FurtherFields {...props} />
        </div>
      </div>
      <p className="lab-rule portfolio-rule">{describePortfolio(request.body, symbols)}</p>
      <div className="lab-actions">
        <Button type="submit" kind="primary" busy={isSending}>
          {isSending ? "Working" : "Run the portfolio"}
        </Button>
        <p className="lab-count">{request.errors[TARGETS_FIELD] ?? ""}</p>
        {refusal.form !== null && (
          <p className="field-error lab-refusal" role="alert">
            {refusal.form}
          </p>
        )}
      </div>
    </form>
  )
}

/** The rules that an instrument of a portfolio can follow: long only, and holding it all the time is no rule. */
function rulesOf(strategies: readonly StrategySchema[]): readonly StrategySchema[] {
  return strategies
    .filter(({ id }) => id !== "buy-and-hold")
    .map((schema) => ({ ...schema, directions: ["long"] }))
}
