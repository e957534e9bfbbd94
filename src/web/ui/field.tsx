import { useId, type ReactNode } from "react"
import "./field.css"

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Gets the attributes that tie it to its label and messages. */
  children: (control: {
    id: string
    className: string
    "aria-describedby": string | undefined
    "aria-invalid": boolean
  }) => ReactNode
}

/** A control with its label above and its hint or error below. */
export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId()
  const messageId = `${id}-message`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: "input",
        "aria-describedby": error !== null || hint ? messageId : undefined,
        "aria-invalid": error !== null,
      })}
      {error === null ? (
        hint && (
          <span id={messageId} className="field-hint">
            {hint}
          </span>
        )
      ) : (
        <span id={messageId} className="field-error">
          {error}
        </span>
      )}
    </div>
  )
}
