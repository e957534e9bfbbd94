import { useMutation } from "@tanstack/react-query"
import type { ProviderView } from "../../../../contract/index.ts"
import { tryProvider } from "../../../api/market-data.ts"
import { formatInstant } from "../../../format/instant.ts"
import { useNow } from "../../../live/use-now.ts"
import { Button } from "../../../ui/button.tsx"
import { Icon, type IconName } from "../../../ui/icon.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { BudgetBar, SymbolBudget } from "./budget-bar.tsx"
import {
  ago,
  describeAsks,
  describeError,
  describeRate,
  describeRequests,
  describeSkips,
  describeState,
  describeTrial,
  providerName,
  stateName,
} from "./provider-words.ts"

const icons: Readonly<Record<ProviderView["state"], IconName>> = {
  closed: "check",
  "half-open": "retry",
  open: "warning",
  disabled: "cross",
}

/** A provider: whether it may be asked, how it did, and what is left of its budget. */
export function ProviderRow({ provider }: { provider: ProviderView }) {
  const now = useNow()
  const { id, state, lastAnswerAt, lastError, quotas, rates, symbols } = provider
  return (
    <li className="provider" data-provider={id}>
      <div className="provider-lead">
        <h3>{providerName(id)}</h3>
        <p className="secondary">{describeAsks(provider)}</p>
        <p className="provider-state" data-state={state}>
          <Icon name={icons[state]} />
          <b>{stateName(state)}</b>
        </p>
        <p className="secondary">{describeState(provider, now)}</p>
        <TryNow provider={provider} />
      </div>
      <dl className="provider-facts">
        <div>
          <dt>Last good answer</dt>
          <dd title={lastAnswerAt === null ? undefined : formatInstant(lastAnswerAt)}>
            {ago(lastAnswerAt, now)}
          </dd>
        </div>
        <div>
          <dt>Last error</dt>
          <dd title={lastError === null ? undefined : formatInstant(lastError.at)}>
            {describeError(provider, now)}
          </dd>
        </div>
        <div>
          <dt>Requests since the start</dt>
          <dd>{describeRequests(provider)}</dd>
        </div>
        <div>
          <dt>Not asked</dt>
          <dd>{describeSkips(provider)}</dd>
        </div>
      </dl>
      <div className="provider-budget">
        <p className="provider-label">Budget</p>
        {quotas.map((quota) => (
          <BudgetBar key={quota.per} {...quota} />
        ))}
        {symbols !== null && <SymbolBudget {...symbols} />}
        {rates.map((rate) => (
          <p key={rate.per} className="secondary">
            {describeRate(rate)}
          </p>
        ))}
        {quotas.length === 0 && rates.length === 0 && symbols === null && (
          <p className="secondary">No limit is known.</p>
        )}
      </div>
    </li>
  )
}

function TryNow({ provider }: { provider: ProviderView }) {
  const attempt = useMutation({
    mutationFn: () => tryProvider(provider.id),
    onSuccess: (tried) => showToast(describeTrial(tried, new Date())),
    onError: (error) => showToast(error.message, { tone: "error" }),
  })
  return (
    <Button
      size="small"
      icon="retry"
      className="provider-try"
      aria-label={`Try now: ${providerName(provider.id)}`}
      title="In a pause the next probe is sent now; if it fails, the pause goes on. Otherwise it is one request."
      disabled={provider.state === "disabled"}
      busy={attempt.isPending}
      onClick={() => attempt.mutate()}
    >
      Try now
    </Button>
  )
}
