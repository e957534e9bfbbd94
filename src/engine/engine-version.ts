/** Raised when any figure the engine computes can change; part of the key of every stored result. */
export const engineVersion = "1.3.0"
