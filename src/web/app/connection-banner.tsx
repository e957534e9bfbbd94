import { useEffect, useState } from "react"
import { probeServer, unreachableSince } from "../api/connection.ts"
import { queryClient } from "../api/query-client.ts"
import { formatClock } from "../format/instant.ts"
import { Button } from "../ui/button.tsx"
import { Icon } from "../ui/icon.tsx"
import { useStore } from "../ui/store.ts"

const probeEveryMs = 5_000

/** Says since when the server has been silent, and that what is shown is older; goes as soon as it answers. */
export function ConnectionBanner() {
  const since = useStore(unreachableSince)
  const [asking, setAsking] = useState(false)
  const down = since !== null

  useEffect(() => {
    if (!down) return undefined
    const timer = window.setInterval(() => void recover(), probeEveryMs)
    return () => window.clearInterval(timer)
  }, [down])

  if (!down) return null
  const retry = async () => {
    setAsking(true)
    await recover()
    setAsking(false)
  }
  return (
    <output className="connection">
      <Icon name="warning" />
      <span>
        The server has not answered since {formatClock(since)}. What you see is what it sent before.
      </span>
      <Button size="small" busy={asking} onClick={() => void retry()}>
        Try again
      </Button>
    </output>
  )
}

async function recover(): Promise<void> {
  if (await probeServer()) await queryClient.invalidateQueries()
}
