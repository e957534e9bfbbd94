import type { StrategySchema } from "../../../../../engine/backtest/strategies/strategy.ts"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercentBrief } from "../../../../format/percent.ts"
import { Button } from "../../../../ui/button.tsx"
import { Field } from "../../../../ui/field.tsx"
import { percentText } from "../../form/form-of-request.ts"
import type { LabForm } from "../../form/lab-form.ts"
import { PriceChooser } from "../../form/price-chooser.tsx"
import type { FormErrors } from "../../form/read-request.ts"
import { StrategyFields } from "../../form/strategy-fields.tsx"
import type { ChangeForm } from "../../form/use-lab-form.ts"
import type { Allocation } from "./allocation.ts"
import { CurrencyField } from "./currency-field.tsx"
import { DividendsField } from "./dividends-field.tsx"
import type { FormChange, Targets } from "./portfolio-form.ts"
import { changeOfRow, rowOf } from "./portfolio-form.ts"
import type { KnownPrices } from "./use-known-prices.ts"

type AssetRowProps = {
  row: number
  targets: Targets
  form: LabForm
  errors: FormErrors
  /** Long only: a portfolio sells nothing short. */
  strategies: readonly StrategySchema[]
  known: ReadonlyMap<string, KnownPrices>
  allocation: Allocation
  onChange: ChangeForm
  /** Absent where it is the last one. */
  onRemove: (() => void) | undefined
}

/** One instrument: its prices, what it is to have, and whether a rule of its own says when. */
export function AssetRow(props: AssetRowProps) {
  const { row, targets, form, errors, strategies, known, allocation, onChange, onRemove } = props
  const own = rowOf(form, row)
  const ownErrors = rowOf(errors, row)
  const change = (part: FormChange) => onChange(changeOfRow(row, part))
  const account = form["currency"] ?? "USD"
  const choose = (prices: string) => {
    const currency = known.get(prices)?.currency ?? null
    // The account is in the currency of its first instrument until it is said otherwise.
    const isFirst =
      form["currency"] === undefined && !Object.keys(form).some((field) => field.endsWith(".prices"))
    onChange({
      ...changeOfRow(row, { prices, symbol: null, currency: null, dividends: null }),
      ...(isFirst && currency !== null && currency !== account ? { currency } : {}),
    })
  }
  const fixed = known.get(own["prices"] ?? "")?.currency ?? null
  const schema = strategies.find(({ id }) => id === own["strategy"])
  return (
    <fieldset className="asset-row" data-targets={targets}>
      <legend className="visually-hidden">Instrument {row}</legend>
      <PriceChooser
        label={`Instrument ${String(row)}${own["symbol"] === undefined ? "" : `, called ${own["symbol"]}`}`}
        chosen={own["prices"]}
        error={ownErrors["prices"] ?? null}
        taken="dividends paid beside them"
        onChoose={choose}
      />
      <CurrencyField
        label="Prices in"
        usual={fixed ?? account}
        value={fixed === null ? own["currency"] : fixed}
        isFixed={fixed !== null}
        onChange={(currency) => change({ currency })}
      />
      {targets !== "ranking" && (
        <TargetField
          targets={targets}
          share={allocation.shares[row - 1] ?? null}
          isOver={allocation.problem !== null}
          money={allocation.money}
          currency={account}
          text={own[targets === "weights" ? "weight" : "amount"]}
          error={ownErrors[targets === "weights" ? "weight" : "amount"] ?? null}
          onType={(text) => change({ [targets === "weights" ? "weight" : "amount"]: text || null })}
        />
      )}
      <Field label="Held">
        {(control) => (
          <select
            {...control}
            value={schema === undefined ? "always" : "rule"}
            onChange={(event) =>
              change(
                event.target.value === "rule" ? { strategy: strategies[0]?.id ?? null } : withoutRule(own),
              )
            }
          >
            <option value="always">All the time</option>
            <option value="rule">By a rule of its own</option>
          </select>
        )}
      </Field>
      <Button
        kind="quiet"
        icon="close"
        className="asset-remove"
        aria-label={`Remove instrument ${String(row)}`}
        disabled={onRemove === undefined}
        onClick={onRemove}
      />
      {((own["prices"] ?? "").startsWith("file:") || own["dividends"] !== undefined) && (
        <DividendsField
          text={own["dividends"]}
          error={ownErrors["dividends"] ?? null}
          onType={(text) => change({ dividends: text || null })}
        />
      )}
      {schema !== undefined && (
        <div className="asset-rule">
          <StrategyFields
            mode="run"
            strategies={strategies}
            schema={schema}
            form={own}
            errors={ownErrors}
            onChange={change}
          />
        </div>
      )}
    </fieldset>
  )
}

type TargetFieldProps = {
  targets: "weights" | "amounts"
  share: number | null
  isOver: boolean
  money: number | null
  currency: string
  text: string | undefined
  error: string | null
  onType: (text: string) => void
}

/** A weight or an amount, and below it what it comes to as the other of the two. */
function TargetField({ targets, share, isOver, money, currency, text, error, onType }: TargetFieldProps) {
  const isWeight = targets === "weights"
  const other =
    share === null || Number.isNaN(share)
      ? ""
      : isWeight
        ? money === null
          ? ""
          : formatMoneyBrief(share * money, currency)
        : formatPercentBrief(share)
  return (
    <Field label={isWeight ? "Weight, %" : "Amount"} hint={other || "\u00a0"} error={error}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={error !== null || isOver}
          placeholder={isWeight && share !== null ? percentText(Number(share.toFixed(4))) : ""}
          value={text ?? ""}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}

/** The rule goes, with all that it was given. */
function withoutRule(own: LabForm): FormChange {
  const fields = Object.keys(own).filter((field) => /^(strategy|set\.|rule\.)/.test(field))
  return Object.fromEntries(fields.map((field) => [field, null]))
}
