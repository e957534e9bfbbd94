import { useCallback, useEffect, useState } from "react"
import { useSearch } from "wouter"
import { navigate } from "wouter/use-browser-location"
import { changeForm, formatForm, type LabForm, parseForm } from "./lab-form.ts"

export type ChangeForm = (change: Readonly<Record<string, string | null>>) => void

/** Browsers let an address be rewritten only so often. */
const writeAfterMs = 250

/**
 * The form that the address holds. What is typed is there a moment later; a link or a step back fills the form anew.
 * @param parse reads the fields of this form and no other
 */
export function useLabForm(parse: (search: string) => LabForm = parseForm): {
  form: LabForm
  change: ChangeForm
  writeNow: () => void
} {
  const search = useSearch()
  const [form, setForm] = useState(() => parse(search))
  const [seen, setSeen] = useState(search)
  const [written, setWritten] = useState(search)
  if (search !== seen) {
    setSeen(search)
    if (search !== written) setForm(parse(search))
  }
  const writeNow = useCallback(() => {
    const query = formatForm(form)
    if (query === formatForm(parse(window.location.search))) return
    setWritten(query)
    navigate(window.location.pathname + (query === "" ? "" : `?${query}`), { replace: true })
  }, [form, parse])
  useEffect(() => {
    const timer = window.setTimeout(writeNow, writeAfterMs)
    return () => window.clearTimeout(timer)
  }, [writeNow])
  const change = useCallback<ChangeForm>((part) => setForm((before) => changeForm(before, part)), [])
  return { form, change, writeNow }
}
