import { useRef } from "react"
import type { StrategySchema } from "../../../../../engine/backtest/strategies/strategy.ts"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { Button } from "../../../../ui/button.tsx"
import { Icon } from "../../../../ui/icon.tsx"
import { Segmented } from "../../../../ui/segmented.tsx"
import type { LabForm } from "../../form/lab-form.ts"
import { NumberField } from "../../form/number-field.tsx"
import type { FormErrors } from "../../form/read-request.ts"
import type { ChangeForm } from "../../form/use-lab-form.ts"
import { type Allocation, allocationOf, shareText } from "./allocation.ts"
import { AssetRow } from "./asset-row.tsx"
import {
  addRow,
  fillRows,
  changeOfRow,
  mostRows,
  removeRow,
  rowCountOf,
  type Targets,
  targetsOf,
} from "./portfolio-form.ts"
import { useDroppedPrices } from "./use-dropped-prices.ts"
import type { KnownPrices } from "./use-known-prices.ts"

type AssetsProps = {
  strategies: readonly StrategySchema[]
  known: ReadonlyMap<string, KnownPrices>
  form: LabForm
  errors: FormErrors
  onChange: ChangeForm
}

const ways: readonly { readonly value: Targets; readonly label: string }[] = [
  { value: "weights", label: "Weights" },
  { value: "amounts", label: "Amounts" },
  { value: "ranking", label: "A ranking" },
]

/** What the portfolio is made of, a row an instrument, and what is left as cash. */
export function Assets({ strategies, known, form, errors, onChange }: AssetsProps) {
  const targets = targetsOf(form)
  const allocation = allocationOf(form)
  const count = rowCountOf(form)
  const rows = Array.from({ length: count }, (_, at) => at + 1)
  const isReading = useDroppedPrices((prices) => onChange(fillRows(form, prices)))
  const addButton = useRef<HTMLButtonElement>(null)
  const remove = (row: number) => {
    // The button that was pressed goes, or can be pressed no more: the focus would go with it.
    if (row === count || count === 2) addButton.current?.focus()
    onChange(removeRow(form, row))
  }
  return (
    <fieldset className="lab-group assets">
      <legend>Instruments</legend>
      <div className="assets-head">
        <Segmented
          label="What each is to have"
          options={ways}
          value={targets}
          onChange={(value) => onChange({ targets: value === "weights" ? null : value })}
        />
        {targets === "ranking" ? (
          <RankingFields {...{ form, errors, onChange }} />
        ) : (
          <p className="assets-hint">
            {targets === "weights"
              ? "Those without a weight share what is left; what all of them leave stays as cash."
              : "In the account's currency; cash at the start beyond their sum stays as cash."}
          </p>
        )}
      </div>
      <div className="asset-rows">
        {rows.map((row) => (
          <AssetRow
            key={row}
            {...{ row, targets, form, errors, strategies, known, allocation, onChange }}
            onRemove={count === 1 ? undefined : () => remove(row)}
          />
        ))}
      </div>
      <div className="assets-foot">
        <Button
          ref={addButton}
          busy={isReading}
          disabled={count >= mostRows}
          onClick={() => onChange(addRow(form))}
        >
          {isReading ? "Reading the files" : "Add an instrument"}
        </Button>
        {targets === "weights" && (
          <Button
            onClick={() =>
              onChange(Object.assign({}, ...rows.map((row) => changeOfRow(row, { weight: null }))))
            }
          >
            Equal weights
          </Button>
        )}
        <Sum allocation={allocation} count={count} targets={targets} currency={form["currency"] ?? "USD"} />
      </div>
    </fieldset>
  )
}

function RankingFields(props: Pick<AssetsProps, "form" | "errors" | "onChange">) {
  return (
    <div className="asset-ranking">
      <NumberField field="top" label="Hold the best" usual="1" hint="In equal shares" {...props} />
      <NumberField
        field="lookback"
        label="By return over, bars"
        usual="126"
        hint="126: half a year"
        {...props}
      />
    </div>
  )
}

/** What the parts come to, and what of it stays as cash: said while it is typed. */
function Sum({
  allocation: { cash, money, problem },
  count,
  targets,
  currency,
}: {
  allocation: Allocation
  count: number
  targets: Targets
  currency: string
}) {
  const invested = cash === null ? null : 1 - cash
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output would be part of the form's values
    <p className="assets-sum" role="status">
      {problem !== null ? (
        <span className="loss">
          <Icon name="warning" /> {problem}
        </span>
      ) : targets === "ranking" ? (
        "Which of them are held is decided at each rebalancing."
      ) : invested === null || cash === null ? (
        "Not everything is filled in yet."
      ) : (
        <>
          <b>{shareText(invested)}</b> in {count === 1 ? "one instrument" : `${String(count)} instruments`},{" "}
          {cash === 0 ? (
            "nothing in cash"
          ) : (
            <>
              <b>{shareText(cash)}</b> in cash
              {money !== null && <> ({formatMoneyBrief(cash * money, currency)})</>}
            </>
          )}
        </>
      )}
    </p>
  )
}
