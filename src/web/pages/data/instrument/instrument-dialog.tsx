import { useQuery } from "@tanstack/react-query"
import type { InstrumentDetail, InstrumentSummary } from "../../../../contract/index.ts"
import { instrumentDetail } from "../../../api/market-data.ts"
import { PriceBadge } from "../../../live/price-badge.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { kindName } from "../instruments/kind-name.ts"
import { priceText } from "../instruments/price-text.ts"
import { CorporateActions } from "./corporate-actions.tsx"
import { CoverageStrip } from "./coverage-strip.tsx"
import { PriceChanges } from "./price-changes.tsx"
import { PriceChart } from "./price-chart.tsx"
import { QualityFlags } from "./quality-flags.tsx"
import { RefreshPrices } from "./refresh-prices.tsx"
import { sourceName } from "../../../live/provenance-words.ts"
import "./instrument.css"

type InstrumentDialogProps = {
  id: string
  /** What the list says of it, shown until the rest is there. */
  summary: InstrumentSummary | undefined
  onClose: () => void
}

/** All that is known of one instrument's prices, and what can be done about them. */
export default function InstrumentDialog({ id, summary, onClose }: InstrumentDialogProps) {
  const { data: detail, error, isFetching, refetch } = useQuery(instrumentDetail(id))
  const known = detail ?? summary
  return (
    <Dialog
      title={known === undefined ? "Instrument" : known.symbol}
      className="instrument-dialog"
      onClose={onClose}
    >
      {known !== undefined && <Lead instrument={known} detail={detail} />}
      {error !== null && (
        <ErrorState
          title="The instrument could not be loaded"
          error={error}
          instead={known && "What you see is what was known before."}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {known !== undefined && <PriceChart instrument={known} />}
      {detail !== undefined ? (
        <Parts detail={detail} />
      ) : (
        error === null && (
          <div className="instrument-parts">
            <Skeleton height={72} shape="block" />
            <Skeleton height={96} shape="block" />
          </div>
        )
      )}
    </Dialog>
  )
}

function Lead({
  instrument,
  detail,
}: {
  instrument: InstrumentSummary
  detail: InstrumentDetail | undefined
}) {
  const { name, price, kind, mic } = instrument
  const facts = [kindName(kind), mic ?? "", ...(detail?.listings ?? []).map(listingText)]
  return (
    <div className="instrument-lead">
      <div>
        <p>{name ?? "Its name is not known."}</p>
        <p className="secondary">{facts.filter(Boolean).join(" · ")}</p>
        <div className="instrument-price">
          <strong>{price === null ? "–" : priceText(price, instrument)}</strong>
          <PriceBadge price={instrument} />
        </div>
      </div>
      <RefreshPrices instrument={instrument.id} />
    </div>
  )
}

function listingText({ provider, symbol, quotedIn }: InstrumentDetail["listings"][number]): string {
  return `${symbol} at ${sourceName(provider)}${quotedIn === null ? "" : ` in ${quotedIn}`}`
}

function Parts({ detail }: { detail: InstrumentDetail }) {
  return (
    <div className="instrument-parts">
      <section>
        <h3>Coverage</h3>
        <CoverageStrip detail={detail} />
      </section>
      <section>
        <h3>Quality</h3>
        <QualityFlags instrument={detail} />
      </section>
      <section>
        <h3>Splits and dividends</h3>
        <CorporateActions detail={detail} />
      </section>
      <section>
        <h3>Changes</h3>
        <PriceChanges changes={detail.changes} />
      </section>
    </div>
  )
}
