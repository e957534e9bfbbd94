import { formatCount } from "../../../format/count.ts"
import { Button, ButtonLink } from "../../../ui/button.tsx"

/** More curves than these cannot be told apart. */
const mostCompared = 10

/** Which runs are ticked, in the order in which they were. */
export type Choice = { readonly chosen: readonly string[]; readonly toggle: (id: string) => void }

/** Ticks a run to be compared. */
export function ChoiceBox({ id, name, choice }: { id: string; name: string; choice: Choice }) {
  const isChosen = choice.chosen.includes(id)
  return (
    <input
      type="checkbox"
      aria-label={`Compare ${name}`}
      checked={isChosen}
      disabled={!isChosen && choice.chosen.length >= mostCompared}
      onChange={() => choice.toggle(id)}
    />
  )
}

/** What can be done with the runs that are ticked. */
export function CompareBar({ chosen, onClear }: { chosen: readonly string[]; onClear: () => void }) {
  if (chosen.length === 0) return null
  return (
    <div className="history-compare">
      {chosen.length === 1 ? (
        <span className="secondary">
          Tick up to ten runs, of one instrument or portfolios, to compare them.
        </span>
      ) : (
        <ButtonLink kind="primary" href={`/backtests/compare?ids=${chosen.join(",")}`}>
          Compare {formatCount(chosen.length, "run")}
        </ButtonLink>
      )}
      <Button kind="quiet" onClick={onClear}>
        Untick all
      </Button>
    </div>
  )
}
