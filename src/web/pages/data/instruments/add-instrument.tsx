import { useMutation, useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import type { SearchResult } from "../../../../contract/index.ts"
import { addInstrument, instrumentSearch } from "../../../api/market-data.ts"
import { sourceName } from "../../../live/provenance-words.ts"
import { Button } from "../../../ui/button.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { Field } from "../../../ui/field.tsx"
import { Icon } from "../../../ui/icon.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { kindName } from "./kind-name.ts"
import "./add-instrument.css"

type AddInstrumentProps = { onClose: () => void; onOpen: (id: string) => void }

/** Finds an instrument at the providers by name or symbol. Several may be meant; the choice is the reader's. */
export function AddInstrument({ onClose, onOpen }: AddInstrumentProps) {
  const [text, setText] = useState("")
  // A search costs a request, so it waits for Enter.
  const [asked, setAsked] = useState("")
  const search = useQuery({ ...instrumentSearch(asked), enabled: asked !== "" })
  const add = useMutation({
    mutationFn: ({ provider, symbol }: Candidate) => addInstrument(provider, symbol),
  })
  const show = (id: string) => {
    onClose()
    onOpen(id)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(text.trim())
  }
  return (
    <Dialog title="Add an instrument" className="add-instrument" onClose={onClose}>
      <form onSubmit={submit}>
        <Field label="Name or symbol" hint="Press Enter to ask the providers.">
          {(control) => (
            <input
              {...control}
              // Not of type search: Escape closes the dialog, and does not only empty this.
              inputMode="search"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
              autoFocus
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" icon="search" disabled={text.trim() === ""}>
          Find
        </Button>
      </form>
      <div className="add-results" aria-live="polite" aria-busy={search.isFetching}>
        {asked === "" ? null : search.isPending ? (
          [0, 1, 2].map((row) => <Skeleton key={row} height={44} shape="block" />)
        ) : search.error ? (
          <p className="add-problem">
            <Icon name="warning" />
            <span>
              {search.error.message}{" "}
              <Button size="small" icon="retry" onClick={() => void search.refetch()}>
                Try again
              </Button>
            </span>
          </p>
        ) : (
          <Candidates
            result={search.data}
            asked={asked}
            adding={add.isPending ? add.variables : null}
            // Of one who has closed this meanwhile, it opens nothing.
            onAdd={(candidate) => add.mutate(candidate, { onSuccess: ({ id }) => show(id) })}
            onOpen={show}
          />
        )}
        {add.error && (
          <p className="add-problem" role="alert">
            <Icon name="warning" />
            <span>{add.error.message}</span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Candidate = Pick<SearchResult["data"][number], "provider" | "symbol">

function Candidates({
  result: { data, problems },
  asked,
  adding,
  onAdd,
  onOpen,
}: {
  result: SearchResult
  asked: string
  adding: Candidate | null
  onAdd: (candidate: Candidate) => void
  onOpen: (id: string) => void
}) {
  return (
    <>
      {problems.map(({ subject, code, detail }) => (
        <p key={`${subject} ${code}`} className="add-problem">
          <Icon name="warning" />
          <span>{detail}</span>
        </p>
      ))}
      {data.length === 0 && problems.length === 0 && (
        <p className="secondary">No provider knows “{asked}”.</p>
      )}
      <ul>
        {data.map(({ provider, symbol, name, mic, kind, instrument }) => (
          <li key={`${provider} ${symbol}`}>
            <span className="add-name">
              <b>{symbol}</b> {name}
              <span className="secondary">
                {[kind && kindName(kind), mic, sourceName(provider)].filter(Boolean).join(" · ")}
              </span>
            </span>
            {instrument === null ? (
              <Button
                size="small"
                aria-label={`Add ${symbol}`}
                busy={adding?.symbol === symbol && adding.provider === provider}
                onClick={() => onAdd({ provider, symbol })}
              >
                Add
              </Button>
            ) : (
              <Button
                size="small"
                kind="quiet"
                aria-label={`Show ${symbol}`}
                onClick={() => onOpen(instrument)}
              >
                Show
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
