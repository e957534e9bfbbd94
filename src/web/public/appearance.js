// Small enough to be there before the styles are, so that a chosen theme does not flash, and never waited for. app/appearance.ts keeps the same attributes afterwards.
;(function () {
  var chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem("foliant.appearance") || "{}") || {}
  } catch {
    // Blocked or damaged storage leaves the defaults.
  }
  var dark =
    chosen.theme === "dark" ||
    (chosen.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
  var root = document.documentElement
  root.dataset.theme = dark ? "dark" : "light"
  if (chosen.density === "compact") root.dataset.density = "compact"
  if (chosen.colours === "blue-orange") root.dataset.colours = "blue-orange"
})()
