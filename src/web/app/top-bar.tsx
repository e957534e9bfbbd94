import { useQuery } from "@tanstack/react-query"
import { useLocation } from "wouter"
import { portfolioList } from "../api/portfolios.ts"
import { formatMoneyBrief } from "../format/money.ts"
import { chooseFiles } from "../imports/choose-files.ts"
import { JobIndicator } from "../live/job-indicator.tsx"
import { Button } from "../ui/button.tsx"
import { Icon } from "../ui/icon.tsx"
import { Popover } from "../ui/popover.tsx"
import { SearchList } from "../ui/search-list.tsx"
import { AppearancePanel } from "./appearance-panel.tsx"
import { openPalette } from "./command-palette.tsx"

/** Portfolio switcher, search, import and appearance. */
export function TopBar({ portfolioId }: { portfolioId: string | undefined }) {
  return (
    <header className="top-bar">
      <PortfolioSwitcher portfolioId={portfolioId} />
      <span className="top-bar-space" />
      <Button
        icon="search"
        className="search-button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => void openPalette()}
      >
        <span>Search</span>
        <kbd>{isApple ? "⌘K" : "Ctrl K"}</kbd>
      </Button>
      <Button icon="upload" className="import-button" onClick={() => chooseFiles(portfolioId)}>
        <span>Import</span>
      </Button>
      <JobIndicator />
      <Popover
        label="Appearance"
        align="end"
        className="appearance-panel"
        button={{ kind: "quiet", icon: "appearance", "aria-label": "Appearance", title: "Appearance" }}
      >
        {({ open }) => open && <AppearancePanel />}
      </Popover>
    </header>
  )
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

function PortfolioSwitcher({ portfolioId }: { portfolioId: string | undefined }) {
  const { data } = useQuery(portfolioList)
  const [, navigate] = useLocation()
  const name = data?.find(({ id }) => id === portfolioId)?.name
  return (
    <Popover
      label="Portfolios"
      className="portfolio-switcher"
      button={{
        kind: "quiet",
        "aria-label": name === undefined ? "Go to a portfolio" : `Portfolio ${name}. Go to another`,
        children: (
          <>
            <span className="top-bar-name">{name ?? "Go to a portfolio"}</span>
            <Icon name="chevron-down" />
          </>
        ),
      }}
    >
      {({ open, close }) =>
        open && (
          <SearchList
            label="Portfolio"
            placeholder="Find a portfolio"
            onRun={close}
            items={(data ?? []).map(({ id, name, equity, currency }) => ({
              id,
              group: "Portfolios",
              label: name,
              detail: equity === null ? undefined : formatMoneyBrief(equity, currency),
              run: () => navigate(`/portfolios/${id}`),
            }))}
          />
        )
      }
    </Popover>
  )
}
