/** The first page of the list of portfolios, which every page of the app shows in its frame. */
export const firstPortfolios = "/portfolios?limit=200&sort=name"

/** Imports that were read and are not decided on. */
export const stagedPath = "/imports?status=staged"

/** The first page of all instruments, and the providers: what the page about data answers first. */
export const firstInstruments = "/instruments?limit=200"
export const providersPath = "/providers"

/** What can be tested: the first question of the backtest lab. */
export const firstStrategies = "/strategies"
