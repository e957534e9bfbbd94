/** The first page of the list of portfolios, which every page of the app shows in its frame. */
export const firstPortfolios = "/portfolios?limit=200&sort=name"
