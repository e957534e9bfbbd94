/** The reasons that several figures share, so that one thing is said in one way. */
export const NO_RETURN = "no return"
export const FEWER_THAN_TWO_RETURNS = "fewer than two returns"
export const EQUAL_RETURNS = "all returns are equal"
export const NO_DRAWDOWN = "no drawdown"
export const NO_LOSING_RETURN = "no negative return"
export const NO_TRADE = "no trade"
export const NO_WINNING_TRADE = "no winning trade"
export const NO_LOSING_TRADE = "no losing trade"
