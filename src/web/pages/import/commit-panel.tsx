import { useMutation, useQuery } from "@tanstack/react-query"
import { useRef, useState, type FormEvent } from "react"
import { useLocation } from "wouter"
import type { CommitImportRequest, ImportPreview } from "../../../contract/index.ts"
import { commitImport, discardImport, importKeys, leaveOutDailyLog } from "../../api/imports.ts"
import { portfolioList } from "../../api/portfolios.ts"
import { queryClient } from "../../api/query-client.ts"
import { formatCount } from "../../format/count.ts"
import { formatMoney } from "../../format/money.ts"
import { announceImport } from "../../imports/announce-import.ts"
import { Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { showToast } from "../../ui/toasts.tsx"
import { ConfirmChecks } from "./confirm-checks.tsx"
import { bringsSomething, importVerb } from "./import-answer.ts"
import { parseAmount } from "./parse-amount.ts"
import { TargetFields } from "./target-fields.tsx"

/** Where the import goes, what has to be confirmed, and the button. */
export function CommitPanel({ preview }: { preview: ImportPreview }) {
  const { import: batch, target, summary, mustConfirm } = preview
  const [name, setName] = useState(preview.suggestedName)
  const [capital, setCapital] = useState("")
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const [pressed, setPressed] = useState(false)
  const confirmList = useRef<HTMLFieldSetElement>(null)
  const [, navigate] = useLocation()
  const portfolios = useQuery(portfolioList)

  const commit = useMutation({
    mutationFn: (request: CommitImportRequest) => commitImport(batch.id, request),
    onSuccess: ({ portfolioId }) => {
      navigate(`/portfolios/${portfolioId}`)
      announceImport(batch.id, importVerb(preview).replace(/^Import/, "Imported"))
    },
    // The portfolio may have moved since the preview: what would happen now is shown before the next press.
    onError: () => void queryClient.invalidateQueries({ queryKey: importKeys.one(batch.id) }),
  })
  const discard = useMutation({
    mutationFn: () => discardImport(batch.id),
    onSuccess: () => {
      navigate("/")
      showToast("Discarded. Nothing was imported")
    },
  })

  const withoutDailyLog = useMutation({
    mutationFn: () => leaveOutDailyLog(batch.id),
    onSuccess: (alone) => navigate(`/import/${alone.import.id}`, { replace: true }),
  })

  const mayBeNew = batch.files.some(({ role }) => role === "trade-log")
  const portfolioError =
    pressed && target === null && !mayBeNew ? "A daily log belongs to the portfolio of its trade log." : null
  const nameError = pressed && target === null && name.trim() === "" ? "A portfolio needs a name." : null
  const amount = capital.trim() === "" ? null : parseAmount(capital)
  const capitalError =
    capital.trim() !== "" && amount === null ? "An amount above zero, such as 100 000." : null
  const unconfirmed = mustConfirm.filter((id) => !confirmed.has(id))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (unconfirmed.length > 0) {
      confirmList.current?.querySelector<HTMLInputElement>("input:not(:checked)")?.focus()
      return
    }
    if (capitalError !== null || (target === null && (!mayBeNew || name.trim() === ""))) return
    commit.mutate({
      portfolioId: target?.id ?? null,
      ...(target === null && { name: name.trim() }),
      confirmedChecks: mustConfirm,
      initialCapital: amount,
      expectedRevision: target?.revision ?? null,
    })
  }

  const rejected = batch.files.reduce((sum, { report }) => sum + report.rejectedRows, 0)
  const failure = commit.error ?? discard.error ?? withoutDailyLog.error
  return (
    <form className="import-panel" aria-label="Decide" onSubmit={submit} noValidate>
      <h2>Import into</h2>
      <TargetFields
        preview={preview}
        portfolios={portfolios.data ?? []}
        name={name}
        onName={setName}
        nameError={nameError}
        mayBeNew={mayBeNew}
        portfolioError={portfolioError}
      />
      {mayBeNew && (
        <Field
          label="Initial capital"
          error={capitalError}
          hint={
            summary.initialCapital === null
              ? "The log does not say it. Without it, returns and drawdowns in percent stay blank."
              : "Taken from the log unless you write another."
          }
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              placeholder={summary.initialCapital === null ? "" : formatMoney(summary.initialCapital, "USD")}
              value={capital}
              onChange={(event) => setCapital(event.target.value)}
            />
          )}
        </Field>
      )}
      {mustConfirm.length > 0 && (
        <ConfirmChecks
          ref={confirmList}
          files={batch.files}
          ids={mustConfirm}
          confirmed={confirmed}
          onChange={setConfirmed}
          insist={pressed && unconfirmed.length > 0}
        />
      )}
      {mayBeNew && mustConfirm.includes("daily-log-match") && (
        <div className="import-mismatch">
          <p>
            The daily log is not of these trades. Imported with it, equity and drawdown would be those of
            another run.
          </p>
          <Button busy={withoutDailyLog.isPending} onClick={() => withoutDailyLog.mutate()}>
            Leave the daily log out
          </Button>
        </div>
      )}
      {rejected > 0 && (
        <p className="import-rejected">
          {formatCount(rejected, "record")} cannot be read and will be left out.{" "}
          <a href="#problems">See why</a>
        </p>
      )}
      {failure && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      <Button kind="primary" type="submit" busy={commit.isPending} disabled={!bringsSomething(preview)}>
        {importVerb(preview)}
      </Button>
      <Button kind="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
        Discard
      </Button>
    </form>
  )
}
