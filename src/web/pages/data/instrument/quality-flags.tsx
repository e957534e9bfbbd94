import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import type { InstrumentDetail } from "../../../../contract/index.ts"
import { acceptFlag } from "../../../api/market-data.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { Button } from "../../../ui/button.tsx"
import { showToast } from "../../../ui/toasts.tsx"

type Flag = InstrumentDetail["openFlags"][number]

const checks: Readonly<Record<string, string>> = {
  "date-order": "Days out of order",
  "ohlc-order": "High below low",
  "price-positive": "Price not above zero",
  "calendar-gap": "Sessions missing",
  spike: "Spike",
  "price-jump": "Jump",
  "split-missing": "Split not recorded?",
  "split-twice": "Split without a step",
  "unit-100": "Unit changed",
  "dividend-basis": "Dividend on another basis",
  "stale-run": "Price stands still",
  "instrument-changed": "Another instrument?",
  "sources-differ": "Sources differ",
  overlap: "History rescaled",
}

const verdicts: Readonly<Record<Flag["verdict"], string>> = {
  flag: "Marked; the prices are in use",
  hold: "Held back; the prices are not in use",
  reject: "Refused; the prices were not stored",
}

const shownAtFirst = 5

/** What the checks found and nobody has decided on. Accepting takes the prices as they are. */
export function QualityFlags({
  instrument: { id: instrument, openFlags: flags, flags: count },
}: {
  instrument: Pick<InstrumentDetail, "id" | "openFlags" | "flags">
}) {
  const accept = useMutation({
    mutationFn: (flag: number) => acceptFlag(instrument, flag),
    onError: (error) => showToast(error.message, { tone: "error" }),
  })
  const [all, setAll] = useState(false)
  if (flags.length === 0) return <p className="secondary">The checks have nothing open.</p>
  return (
    <>
      <ul className="flags">
        {(all ? flags : flags.slice(0, shownAtFirst)).map(({ id, check, day, lastDay, verdict, detail }) => (
          <li key={id}>
            <div>
              <b>{checks[check] ?? check}</b>, {formatIsoRange(day, lastDay)}
              <p>{detail}</p>
              <p className={verdict === "flag" ? "secondary" : "attention-due"}>{verdicts[verdict]}.</p>
            </div>
            {verdict !== "reject" && (
              <Button
                size="small"
                icon="check"
                aria-label={`Accept: ${checks[check] ?? check}, ${formatIsoRange(day, lastDay)}`}
                busy={accept.isPending && accept.variables === id}
                onClick={() => accept.mutate(id)}
              >
                Accept
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && flags.length > shownAtFirst && (
        <Button size="small" kind="quiet" onClick={() => setAll(true)}>
          {count > flags.length ? `Show the newest ${flags.length} of ${count}` : `Show all ${count}`}
        </Button>
      )}
    </>
  )
}
