import { perform } from './deed/perform.ts'

const usage = `vatra ask QUESTION [--as PERSON] [FILE.json|-]
Asks a question by its name, such as territory.zones, with JSON from a file or from standard input (-), and prints the answer as JSON.
  --as PERSON   on behalf of this person, by name or id, with the posts they hold; else as the operator of this installation
A refusal is printed as JSON to standard error, with exit code 1.`

/** vatra ask: any question by its name. */
export const run = (argv: string[]): Promise<number> => perform('query', argv, usage)
