import { perform } from './deed/perform.ts'

const usage = `vatra do DEED [--as PERSON] [FILE.json|-]
Does a deed by its name, such as territory.set-population, with JSON from a file or from standard input (-), and prints the answer as JSON.
  --as PERSON   on behalf of this person, by name or id, with the posts they hold; else as the operator of this installation
A refusal is printed as JSON to standard error, with exit code 1.`

/** vatra do: any deed by its name. */
export const run = (argv: string[]): Promise<number> => perform('command', argv, usage)
