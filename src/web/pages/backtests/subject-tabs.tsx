import { Link } from "wouter"
import "./subject-tabs.css"

const subjects = [
  { id: "instrument", href: "/backtests", label: "One instrument" },
  { id: "portfolio", href: "/backtests/portfolio", label: "A portfolio" },
] as const

/** What the lab tests: a rule on one instrument, or several instruments in one account. */
export function SubjectTabs({ shown }: { shown: (typeof subjects)[number]["id"] }) {
  return (
    <nav className="subject-tabs" aria-label="What is tested">
      {subjects.map(({ id, href, label }) => (
        <Link key={id} href={href} aria-current={id === shown ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
