import { Field } from "../../../ui/field.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import type { LabForm } from "./lab-form.ts"
import { NumberField } from "./number-field.tsx"
import type { FormErrors } from "./read-request.ts"
import {
  accountFields,
  costFields,
  defaultText,
  exitFields,
  flagFields,
  type SettingField,
} from "./setting-fields.ts"
import { summarizeAccount, summarizeCosts, summarizeOrders } from "./summarize-settings.ts"
import type { ChangeForm } from "./use-lab-form.ts"

type GroupProps = { form: LabForm; errors: FormErrors; onChange: ChangeForm }

/** The account and the market, folded away with what is in force in one line: the defaults are sensible. */
export function SettingGroups(props: GroupProps) {
  const { form } = props
  return (
    <div className="lab-settings">
      <SettingGroup title="Costs" summary={summarizeCosts(form)} fields={costFields} {...props} />
      <SettingGroup
        title="Account and size"
        summary={summarizeAccount(form)}
        fields={accountFields}
        others={["size", "riskFreePercent"]}
        {...props}
      >
        <SizeField {...props} />
        <NumberField
          field="riskFreePercent"
          label="Risk-free rate, % a year"
          usual="0"
          hint="For Sharpe and Sortino"
          {...props}
        />
      </SettingGroup>
      <SettingGroup title="Orders and exits" summary={summarizeOrders(form)} fields={exitFields} {...props}>
        <IntrabarField {...props} />
        <Flags {...props} />
      </SettingGroup>
    </div>
  )
}

const noOthers: readonly string[] = []

/** Fields folded away with what is in force in one line; the line says so where one of them cannot be used. */
export function SettingGroup({
  title,
  summary,
  fields,
  others = noOthers,
  children,
  ...props
}: GroupProps & {
  title: string
  summary: string
  fields: readonly SettingField[]
  /** Fields among the children. */
  others?: readonly string[]
  children?: React.ReactNode
}) {
  const isWrong = [...fields.map(({ field }) => field), ...others].some(
    (field) => props.errors[field] !== undefined,
  )
  return (
    <details className="lab-settings-group">
      <summary>
        <b>{title}</b>
        <span className={isWrong ? "loss" : "secondary"}>
          {isWrong ? "Something here cannot be used" : summary}
        </span>
      </summary>
      <div className="lab-fields">
        {fields.map((spec) => (
          <NumberField
            key={spec.field}
            field={spec.field}
            label={spec.label}
            usual={defaultText(spec)}
            hint={spec.hint}
            whenEmpty={spec.whenEmpty}
            {...props}
          />
        ))}
        {children}
      </div>
    </details>
  )
}

function SizeField({ form, errors, onChange }: GroupProps) {
  const unit = form["sizeIn"] === "units" ? "units" : "share"
  return (
    <>
      <div className="field">
        <span>Size of a trade in</span>
        <Segmented
          label="Size of a trade in"
          options={[
            { value: "share", label: "% of what is free" },
            { value: "units", label: "Units" },
          ]}
          value={unit}
          onChange={(value) => onChange({ sizeIn: value === "share" ? null : value, size: null })}
        />
      </div>
      <NumberField
        field="size"
        label={unit === "share" ? "Size, %" : "Size, units"}
        usual={unit === "share" ? "100" : ""}
        {...{ form, errors, onChange }}
      />
    </>
  )
}

function IntrabarField({ form, onChange }: GroupProps) {
  return (
    <Field label="Stop and profit in one bar" hint="Which comes first">
      {(control) => (
        <select
          {...control}
          value={form["intrabar"] ?? "pessimistic"}
          onChange={(event) =>
            onChange({ intrabar: event.target.value === "pessimistic" ? null : event.target.value })
          }
        >
          <option value="pessimistic">The worse one</option>
          <option value="optimistic">The better one</option>
          <option value="path">By the likely path</option>
        </select>
      )}
    </Field>
  )
}

function Flags({ form, onChange }: GroupProps) {
  return (
    <div className="lab-flags">
      {flagFields.map(({ field, label }) => (
        <label key={field}>
          <input
            type="checkbox"
            checked={form[field] === "1"}
            onChange={(event) => onChange({ [field]: event.target.checked ? "1" : null })}
          />
          {label}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={form["bounds"] !== "0"}
          onChange={(event) => onChange({ bounds: event.target.checked ? null : "0" })}
        />
        Give both bounds of the headline figures
      </label>
    </div>
  )
}
