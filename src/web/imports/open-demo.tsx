import { useLocation } from "wouter"
import { usePortfolioChanges } from "../api/portfolios.ts"
import { Button } from "../ui/button.tsx"
import { showToast } from "../ui/toasts.tsx"

/** Makes the synthetic demo portfolio, unless it is there, and opens it. */
export function OpenDemo() {
  const { openDemo } = usePortfolioChanges()
  const [, navigate] = useLocation()
  const open = () =>
    openDemo.mutate(undefined, {
      onSuccess: ({ portfolioId }) => navigate(`/portfolios/${portfolioId}`),
      onError: (error) => showToast(error.message, { tone: "error" }),
    })
  return (
    <Button busy={openDemo.isPending} onClick={open}>
      Open the demo
    </Button>
  )
}
