import { useQuery } from "@tanstack/react-query"
import { useLayoutEffect, useRef } from "react"
import { useLocation } from "wouter"
import { portfolioList } from "../api/portfolios.ts"
import { formatMoneyBrief } from "../format/money.ts"
import { chooseFiles } from "../imports/choose-files.ts"
import { SearchList, type SearchItem } from "../ui/search-list.tsx"
import { useStore } from "../ui/store.ts"
import { appearance, setAppearance } from "./appearance.ts"
import { destinations } from "./destinations.ts"
import "../ui/dialog.css"

/** What the search dialog holds: every portfolio, page and action by name. */
export function Palette({ onClose: close }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const items = useCommands()
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press beside it closes it, as Escape does
    <dialog
      ref={dialog}
      className="dialog command-palette"
      aria-label="Search"
      onCancel={close}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <SearchList
        label="Search"
        placeholder="Go to a portfolio, or do something"
        onRun={close}
        items={items}
      />
    </dialog>
  )
}

function useCommands(): SearchItem[] {
  const [, navigate] = useLocation()
  const { data: portfolios = [] } = useQuery(portfolioList)
  const { theme, density, colours } = useStore(appearance)
  const look = (id: string, label: string, change: Parameters<typeof setAppearance>[0]): SearchItem => ({
    id,
    group: "Appearance",
    label,
    icon: "appearance",
    keywords: "theme colour density",
    run: () => setAppearance(change),
  })
  return [
    ...portfolios.map(({ id, name, equity, currency }): SearchItem => ({
      id,
      group: "Portfolios",
      label: name,
      icon: "file",
      detail: equity === null ? undefined : formatMoneyBrief(equity, currency),
      run: () => navigate(`/portfolios/${id}`),
    })),
    ...destinations.map(({ href, label, icon }): SearchItem => ({
      id: href,
      group: "Pages",
      label,
      icon,
      run: () => navigate(href),
    })),
    {
      id: "import",
      group: "Actions",
      label: "Import files",
      icon: "upload",
      keywords: "upload csv trade log",
      run: () => chooseFiles(),
    },
    {
      id: "test-portfolio",
      group: "Actions",
      label: "Test a portfolio on past prices",
      icon: "backtests",
      keywords: "backtest weights rebalancing contributions",
      run: () => navigate("/backtests/portfolio"),
    },
    ...(theme === "light" ? [] : [look("light", "Use the light theme", { theme: "light" })]),
    ...(theme === "dark" ? [] : [look("dark", "Use the dark theme", { theme: "dark" })]),
    ...(theme === "system" ? [] : [look("system", "Follow the system's theme", { theme: "system" })]),
    density === "compact"
      ? look("comfortable", "Comfortable rows", { density: "comfortable" })
      : look("compact", "Compact rows", { density: "compact" }),
    colours === "green-red"
      ? look("blue-orange", "Gain and loss in blue and orange", { colours: "blue-orange" })
      : look("green-red", "Gain and loss in green and red", { colours: "green-red" }),
  ]
}
