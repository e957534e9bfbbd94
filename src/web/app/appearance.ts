import { createStore } from "../ui/store.ts"

export type Appearance = {
  theme: "system" | "light" | "dark"
  density: "comfortable" | "compact"
  /** Gain and loss as green and red, or as blue and orange. */
  colours: "green-red" | "blue-orange"
}

export const defaultAppearance: Appearance = { theme: "system", density: "comfortable", colours: "green-red" }

const key = "foliant.appearance"
const darkScheme = "(prefers-color-scheme: dark)"

/** Reads what was stored; anything unknown in it is the default. */
export function parseAppearance(text: string | null): Appearance {
  let stored: Partial<Record<keyof Appearance, unknown>> = {}
  try {
    const value: unknown = JSON.parse(text ?? "{}")
    if (typeof value === "object" && value !== null) stored = value
  } catch {
    return defaultAppearance
  }
  return {
    theme: stored.theme === "light" || stored.theme === "dark" ? stored.theme : "system",
    density: stored.density === "compact" ? "compact" : "comfortable",
    colours: stored.colours === "blue-orange" ? "blue-orange" : "green-red",
  }
}

/** The colours in force: the choice, or what the system prefers. */
export function resolveTheme(theme: Appearance["theme"], systemIsDark: boolean): "light" | "dark" {
  if (theme !== "system") return theme
  return systemIsDark ? "dark" : "light"
}

export const appearance = createStore<Appearance>(defaultAppearance)

export function setAppearance(change: Partial<Appearance>): void {
  const next = { ...appearance.get(), ...change }
  appearance.set(next)
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // Without storage the choice lasts as long as the window.
  }
  applyAppearance()
}

/** Takes up the stored choice and follows the system and other windows from now on. */
export function startAppearance(): void {
  const read = () => {
    let text: string | null = null
    try {
      text = localStorage.getItem(key)
    } catch {
      // As above: the defaults.
    }
    appearance.set(parseAppearance(text))
    applyAppearance()
  }
  read()
  window.matchMedia(darkScheme).addEventListener("change", applyAppearance)
  window.addEventListener("storage", (event) => event.key === key && read())
}

function applyAppearance(): void {
  const { theme, density, colours } = appearance.get()
  const root = document.documentElement
  root.dataset.theme = resolveTheme(theme, window.matchMedia(darkScheme).matches)
  root.dataset.density = density
  root.dataset.colours = colours
  const ground = getComputedStyle(root).getPropertyValue("--ground").trim()
  if (ground) document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground)
}
