import type { ComponentProps } from "react"
import { Link } from "wouter"
import { Icon, type IconName } from "./icon.tsx"
import "./button.css"

type Look = {
  kind?: "primary" | "secondary" | "quiet"
  size?: "small" | "medium"
  icon?: IconName
}

type ButtonProps = Look &
  ComponentProps<"button"> & {
    /** Says that the work is under way; the button keeps its width and refuses another press. */
    busy?: boolean
  }

/** A verb. Without children it shows its icon alone and needs an `aria-label`. */
export function Button({ kind = "secondary", size = "medium", icon, busy, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={rest.className ? `button ${rest.className}` : "button"}
      data-kind={kind}
      data-size={size}
      data-icon-only={children === undefined ? "" : undefined}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type ButtonLinkProps = Look & { href: string; children: ComponentProps<"a">["children"]; className?: string }

/** Looks like a button and goes somewhere. */
export function ButtonLink({
  kind = "secondary",
  size = "medium",
  icon,
  href,
  children,
  className,
}: ButtonLinkProps) {
  return (
    <Link
      href={href}
      className={className ? `button ${className}` : "button"}
      data-kind={kind}
      data-size={size}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
