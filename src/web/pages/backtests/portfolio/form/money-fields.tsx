import { Segmented } from "../../../../ui/segmented.tsx"
import type { LabForm } from "../../form/lab-form.ts"
import { NumberField } from "../../form/number-field.tsx"
import type { FormErrors } from "../../form/read-request.ts"
import type { ChangeForm } from "../../form/use-lab-form.ts"
import { allocationOf, usualCash } from "./allocation.ts"
import { CurrencyField } from "./currency-field.tsx"
import { PeriodField } from "./period-field.tsx"
import { targetsOf } from "./portfolio-form.ts"

type GroupProps = { form: LabForm; errors: FormErrors; onChange: ChangeForm }

/** The money that comes in, at the start and later, and what becomes of dividends. */
export function MoneyFields({ form, errors, onChange }: GroupProps) {
  const sum = targetsOf(form) === "amounts" ? allocationOf({ ...form, cash: "" }).money : null
  return (
    <fieldset className="lab-group">
      <legend>Money</legend>
      <div className="portfolio-money">
        <NumberField
          field="cash"
          label="Cash at the start"
          usual={targetsOf(form) === "amounts" ? "" : String(usualCash)}
          whenEmpty={sum === null ? "The sum of the amounts" : String(sum)}
          {...{ form, errors, onChange }}
        />
        <CurrencyField
          label="Account in"
          usual="USD"
          value={form["currency"]}
          onChange={(currency) => onChange({ currency })}
        />
        <NumberField
          field="contribution"
          label="Paid in regularly"
          usual=""
          whenEmpty="Nothing"
          hint="A minus takes money out"
          {...{ form, errors, onChange }}
        />
        <PeriodField
          label="How often"
          value={form["every"]}
          usual="monthly"
          hint="At the close of the first trading day"
          without="none"
          onChange={(every) => onChange({ every })}
        />
      </div>
      <div className="portfolio-choices">
        <div className="field">
          <span>Dividends</span>
          <Segmented
            label="Dividends"
            options={[
              { value: "cash", label: "Stay as cash" },
              { value: "reinvest", label: "Buy more" },
            ]}
            value={form["dividends"] === "reinvest" ? "reinvest" : "cash"}
            onChange={(value) => onChange({ dividends: value === "cash" ? null : value })}
          />
        </div>
        <div className="field">
          <span>Units</span>
          <Segmented
            label="Units"
            options={[
              { value: "fractional", label: "Fractions" },
              { value: "whole", label: "Whole" },
            ]}
            value={form["units"] === "whole" ? "whole" : "fractional"}
            onChange={(value) => onChange({ units: value === "whole" ? value : null })}
          />
        </div>
      </div>
    </fieldset>
  )
}
