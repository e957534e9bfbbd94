import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { InstrumentSummary, PriceFile } from "../../../../contract/index.ts"
import { priceFileList, uploadPriceFile } from "../../../api/backtests.ts"
import { instrumentList } from "../../../api/market-data.ts"
import { formatCount } from "../../../format/count.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { Popover } from "../../../ui/popover.tsx"
import { SearchList, type SearchItem } from "../../../ui/search-list.tsx"
import { describeWarning } from "../result/describe-warning.ts"

type PriceChooserProps = {
  /** `file:…` or `instrument:…`. */
  chosen: string | undefined
  error: string | null
  onChoose: (prices: string) => void
}

/** What to test on: a file of prices that was uploaded, or an instrument whose prices are known. */
export function PriceChooser({ chosen, error, onChoose }: PriceChooserProps) {
  const files = useQuery(priceFileList)
  const instruments = useQuery(instrumentList)
  const [uploading, setUploading] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const file = files.data?.find(({ id }) => chosen === `file:${id}`)
  const instrument = instruments.data?.data.find(({ id }) => chosen === `instrument:${id}`)

  const upload = async (picked: File) => {
    setUploading(true)
    setRefusal(null)
    try {
      onChoose(`file:${(await uploadPriceFile(picked)).id}`)
    } catch (failure) {
      setRefusal(failure instanceof Error ? failure.message : String(failure))
    }
    setUploading(false)
  }
  const items = itemsOf(files.data ?? [], instruments.data?.data ?? [], onChoose, () => {
    pickFile((picked) => void upload(picked))
  })
  const message = refusal ?? error
  return (
    <div className="field price-chooser">
      <span id="price-chooser-label">Prices</span>
      <Popover
        label="Choose prices"
        className="price-list"
        button={{
          className: "price-button",
          "aria-labelledby": "price-chooser-label price-chooser-value",
          icon: "chevron-down",
          "aria-invalid": message !== null,
          busy: uploading,
          children: (
            <span id="price-chooser-value">
              {uploading
                ? "Reading the file"
                : (file?.name ?? nameOf(instrument) ?? nothingYet(chosen, files.isPending))}
            </span>
          ),
        }}
      >
        {({ open, close }) =>
          open && (
            <SearchList label="Prices" placeholder="Find a file or a symbol" items={items} onRun={close} />
          )
        }
      </Popover>
      {message === null ? (
        <span className="field-hint">{aboutPrices(file, instrument)}</span>
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

function nothingYet(chosen: string | undefined, pending: boolean): string {
  if (chosen === undefined) return "Choose a file or a symbol"
  return pending ? "…" : "These prices are not here any more"
}

function aboutPrices(file: PriceFile | undefined, instrument: InstrumentSummary | undefined): string {
  if (file !== undefined) return `${formatCount(file.bars, "bar")}, ${formatIsoRange(file.from, file.to)}`
  if (instrument !== undefined) {
    const { bars, firstDay, lastDay } = instrument
    return `${formatCount(bars, "bar")}, ${formatIsoRange(firstDay, lastDay)}, adjusted for splits and dividends`
  }
  return "An uploaded CSV of bars, or a symbol from market data"
}
