/** The command line or an input file is wrong: one sentence on standard error, exit status 2. */
export class CommandLineError extends Error {
  override readonly name = "CommandLineError"
}
