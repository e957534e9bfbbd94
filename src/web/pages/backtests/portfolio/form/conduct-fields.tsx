import { Button } from "../../../../ui/button.tsx"
import { Field } from "../../../../ui/field.tsx"
import type { LabForm } from "../../form/lab-form.ts"
import { NumberField } from "../../form/number-field.tsx"
import { PriceChooser } from "../../form/price-chooser.tsx"
import type { FormErrors } from "../../form/read-request.ts"
import { SettingGroup } from "../../form/setting-groups.tsx"
import { summarizeCosts } from "../../form/summarize-settings.ts"
import type { ChangeForm } from "../../form/use-lab-form.ts"
import { CurrencyField } from "./currency-field.tsx"
import { portfolioCostFields } from "./cost-fields.ts"
import { PeriodField } from "./period-field.tsx"
import { usualPeriod } from "./periods.ts"
import type { KnownPrices } from "./use-known-prices.ts"

type GroupProps = { form: LabForm; errors: FormErrors; onChange: ChangeForm }

/** When the weights are brought back to their targets. */
export function RebalancingFields(props: GroupProps) {
  const { form, onChange } = props
  return (
    <fieldset className="lab-group">
      <legend>Rebalancing</legend>
      <div className="lab-fields">
        <PeriodField
          label="By the calendar"
          value={form["rebalance"]}
          usual={usualPeriod}
          hint="On its first trading day"
          onChange={(rebalance) => onChange({ rebalance })}
        />
        <NumberField
          field="bandPoints"
          label="Or when off by, points"
          usual=""
          whenEmpty="Not by points"
          hint="5: 60 % at 55 or 65"
          {...props}
        />
        <NumberField
          field="bandPercent"
          label="Or by, % of the target"
          usual=""
          whenEmpty="Not by a share"
          hint="25: 60 % at 45 or 75"
          {...props}
        />
      </div>
    </fieldset>
  )
}

/** The days of the test, and what it is compared with. */
export function SpanFields({
  form,
  errors,
  known,
  onChange,
}: GroupProps & { known: ReadonlyMap<string, KnownPrices> }) {
  const benchmark = form["benchmark"]
  const isFile = benchmark?.startsWith("file:") ?? false
  return (
    <fieldset className="lab-group">
      <legend>Days and comparison</legend>
      <div className="lab-fields">
        {(["from", "to"] as const).map((side) => (
          <Field
            key={side}
            label={side === "from" ? "First day" : "Last day"}
            hint={side === "from" ? "Earlier prices feed the rules" : undefined}
            error={errors[side] ?? null}
          >
            {(control) => (
              <input
                {...control}
                type="date"
                value={form[side] ?? ""}
                onChange={(event) => onChange({ [side]: event.target.value || null })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="benchmark-field" data-chosen={benchmark === undefined ? undefined : ""}>
        <PriceChooser
          label="Benchmark"
          chosen={benchmark}
          error={errors["benchmark"] ?? null}
          nothing={{ value: "None", hint: "The same money on the same days in something else" }}
          taken="dividends reinvested"
          onChoose={(prices) => onChange({ benchmark: prices, benchmarkCurrency: null })}
        />
        {benchmark !== undefined && (
          <>
            <CurrencyField
              label="Prices in"
              usual={known.get(benchmark)?.currency ?? form["currency"] ?? "USD"}
              value={form["benchmarkCurrency"]}
              isFixed={!isFile}
              onChange={(currency) => onChange({ benchmarkCurrency: currency })}
            />
            <Button
              kind="quiet"
              icon="close"
              className="asset-remove"
              aria-label="Remove the benchmark"
              onClick={() => onChange({ benchmark: null, benchmarkCurrency: null })}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

/** What is sensible as it is, folded away. */
export function FurtherFields(props: GroupProps) {
  const { form, errors, onChange } = props
  const riskFree = form["riskFreePercent"] ?? "0"
  return (
    <div className="lab-settings">
      <SettingGroup title="Costs" summary={summarizeCosts(form)} fields={portfolioCostFields} {...props} />
      <SettingGroup
        title="Name and ratios"
        summary={`${form["name"] ?? "named after its instruments"}, risk-free rate ${riskFree}\u202f%`}
        fields={[]}
        others={["name", "riskFreePercent"]}
        {...props}
      >
        <Field label="Name" hint="As the history calls it" error={errors["name"] ?? null}>
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              maxLength={200}
              placeholder="Its instruments"
              value={form["name"] ?? ""}
              onChange={(event) => onChange({ name: event.target.value || null })}
            />
          )}
        </Field>
        <NumberField
          field="riskFreePercent"
          label="Risk-free rate, % a year"
          usual="0"
          hint="For Sharpe and Sortino"
          {...props}
        />
      </SettingGroup>
    </div>
  )
}
