import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exactChapters, honestyPage, simulatedChapters } from '../src/testing/honesty/chapters.ts'
import { root } from './run.ts'

/** Where the page of honesty is kept. */
export const honestyFile = join(root, 'docs/honesty.md')

if (import.meta.main) writeFileSync(honestyFile, honestyPage([...exactChapters(), ...simulatedChapters()]))
