import type { ReactNode } from "react"
import { Link, useLocation, useRoute } from "wouter"
import { UploadDialog } from "../imports/upload-dialog.tsx"
import { WindowDrop } from "../imports/window-drop.tsx"
import { useLiveEvents } from "../live/use-live-events.ts"
import { Icon } from "../ui/icon.tsx"
import { Toasts } from "../ui/toasts.tsx"
import { CommandPalette } from "./command-palette.tsx"
import { ConnectionBanner } from "./connection-banner.tsx"
import { destinations } from "./destinations.ts"
import { TopBar } from "./top-bar.tsx"
import "./frame.css"

/** What stays while pages change: rail, top bar, palette, notifications, and the window as a place to drop files. */
export function Frame({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const [, portfolio] = useRoute("/portfolios/:id")
  useLiveEvents()
  return (
    <div className="frame">
      <a className="skip-link button" href="#main">
        Skip to content
      </a>
      <nav className="rail" aria-label="Main">
        <Link href="/" className="brand" aria-label="Foliant">
          <svg
            width="20"
            height="20"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.5"
            aria-hidden="true"
          >
            <path d="M4 19V2.5h13M4 10.5h9" />
          </svg>
          <span>Foliant</span>
        </Link>
        <ul>
          {destinations.map(({ href, label, icon, holds }) => (
            <li key={href}>
              <Link
                href={href}
                className="rail-link"
                title={label}
                aria-current={holds(path) ? "page" : undefined}
              >
                <Icon name={icon} />
                <span>{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <TopBar portfolioId={portfolio?.id} />
      <ConnectionBanner />
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
      <CommandPalette />
      <UploadDialog />
      <WindowDrop portfolioId={portfolio?.id} />
      <Toasts />
    </div>
  )
}
