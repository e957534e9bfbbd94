import { useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import type { InstrumentSummary, PriceFile } from "../../../../contract/index.ts"
import { priceFileList, uploadPriceFile } from "../../../api/backtests.ts"
import { instrumentList } from "../../../api/market-data.ts"
import { formatCount } from "../../../format/count.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { useDropTaker } from "../../../imports/drop-taker.ts"
import { Popover } from "../../../ui/popover.tsx"
import { SearchList, type SearchItem } from "../../../ui/search-list.tsx"
import { describeWarning } from "../result/describe-warning.ts"
import { readDropped } from "./read-dropped.ts"

type PriceChooserProps = {
  label?: string
  /** `file:…` or `instrument:…`. */
  chosen: string | undefined
  error: string | null
  /** What stands there while nothing is chosen. */
  nothing?: { readonly value: string; readonly hint: string }
  /** How the prices of an instrument are taken. */
  taken?: string
  /** Files that are dropped on the window come here; what is no price file is imported instead. */
  takesDrops?: boolean
  onChoose: (prices: string) => void
}

const dropping = {
  words: "Drop to test on these prices",
  detail: "A trade log is read for import instead, and nothing is imported before you have seen it.",
}

const chooseSome = {
  value: "Choose a file or a symbol",
  hint: "An uploaded CSV of bars, or a symbol from market data",
}

/** What to test on: a file of prices that was uploaded, or an instrument whose prices are known. */
export function PriceChooser({
  label = "Prices",
  chosen,
  error,
  nothing = chooseSome,
  taken = "adjusted for splits and dividends",
  takesDrops = false,
  onChoose,
}: PriceChooserProps) {
  const id = useId()
  const files = useQuery(priceFileList)
  const instruments = useQuery(instrumentList)
  const [uploading, setUploading] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const file = files.data?.find(({ id }) => chosen === `file:${id}`)
  const instrument = instruments.data?.data.find(({ id }) => chosen === `instrument:${id}`)

  const reading = async (read: () => Promise<void>) => {
    setUploading(true)
    setRefusal(null)
    try {
      await read()
    } catch (failure) {
      setRefusal(failure instanceof Error ? failure.message : String(failure))
    }
    setUploading(false)
  }
  const upload = (picked: File) => reading(async () => onChoose(`file:${(await uploadPriceFile(picked)).id}`))
  const takeDropped = (files: readonly File[]) =>
    reading(async () => {
      const prices = await readDropped(files)
      if (prices !== null) onChoose(`file:${prices.id}`)
    })
  useDropTaker(takesDrops ? { ...dropping, take: (files) => void takeDropped(files) } : null)
  const items = itemsOf(files.data ?? [], instruments.data?.data ?? [], onChoose, () => {
    pickFile((picked) => void upload(picked))
  })
  const message = refusal ?? error
  return (
    <div className="field price-chooser">
      <span id={`${id}-label`}>{label}</span>
      <Popover
        label={`Choose ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
        className="price-list"
        button={{
          className: "price-button",
          "aria-labelledby": `${id}-label ${id}-value`,
          icon: "chevron-down",
          "aria-invalid": message !== null,
          busy: uploading,
          children: (
            <span id={`${id}-value`}>
              {uploading
                ? "Reading the file"
                : (file?.name ??
                  nameOf(instrument) ??
                  (chosen === undefined
                    ? nothing.value
                    : files.isPending || instruments.isPending
                      ? "…"
                      : "These prices are not here any more"))}
            </span>
          ),
        }}
      >
        {({ open, close }) =>
          open && (
            <SearchList label={label} placeholder="Find a file or a symbol" items={items} onRun={close} />
          )
        }
      </Popover>
      {message === null ? (
        <span className="field-hint">
          {aboutPrices(file, instrument, taken) ?? (chosen === undefined ? nothing.hint : "\u00a0")}
        </span>
      ) : (
        <span className="field-error" role="alert">
          {message}
        </span>
      )}
      {file !== undefined && file.warnings.length > 0 && (
        <ul className="price-warnings">
          {file.warnings.map((warning) => (
            <li key={warning.id}>{describeWarning(warning)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function pickFile(onPick: (file: File) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ".csv,.txt,text/csv"
  input.addEventListener("change", () => {
    const picked = input.files?.[0]
    if (picked !== undefined) onPick(picked)
  })
  input.click()
}

function itemsOf(
  files: readonly PriceFile[],
  instruments: readonly InstrumentSummary[],
  onChoose: (prices: string) => void,
  onUpload: () => void,
): SearchItem[] {
  return [
    {
      id: "upload",
      group: "New",
      label: "Upload a price file",
      detail: "CSV of bars",
      keywords: "csv import new file",
      icon: "upload",
      run: onUpload,
    },
    ...files.map((file): SearchItem => ({
      id: `file-${file.id}`,
      group: "Price files",
      label: file.name,
      detail: yearsText(file.from, file.to),
      icon: "file",
      run: () => onChoose(`file:${file.id}`),
    })),
    ...instruments
      .filter(({ bars }) => bars > 0)
      .map((instrument): SearchItem => ({
        id: `instrument-${instrument.id}`,
        group: "Market data",
        label: nameOf(instrument) ?? instrument.symbol,
        detail: yearsText(instrument.firstDay, instrument.lastDay),
        run: () => onChoose(`instrument:${instrument.id}`),
      })),
  ]
}

/** "2014–2026". */
function yearsText(first: string | null, last: string | null): string | undefined {
  return first === null || last === null ? undefined : `${first.slice(0, 4)}–${last.slice(0, 4)}`
}

function nameOf(instrument: InstrumentSummary | undefined): string | undefined {
  if (instrument === undefined) return undefined
  return instrument.name === null ? instrument.symbol : `${instrument.symbol} · ${instrument.name}`
}

function aboutPrices(
  file: PriceFile | undefined,
  instrument: InstrumentSummary | undefined,
  taken: string,
): string | null {
  if (file !== undefined) return `${formatCount(file.bars, "bar")}, ${formatIsoRange(file.from, file.to)}`
  if (instrument !== undefined) {
    const { bars, firstDay, lastDay } = instrument
    return `${formatCount(bars, "bar")}, ${formatIsoRange(firstDay, lastDay)}, ${taken}`
  }
  return null
}
