import type { Question } from '../../table/question.ts'
import { estimatesInR } from './steps/estimates-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

/** The R script that works out the numbers of vatra estimate anew, from the same file under the same design. */
export function estimateInR(path: string, question: Question): string {
  return scriptInR({
    says: 'What each zone answered, with its uncertainty: the numbers of vatra estimate, worked out with R\'s survey.', files: [path], packages: ['survey'],
    steps: [...estimatesInR(question), `
rows <- estimates(${cellsOf(path)})
print_rows(rows[c("zone", "item", "n", "estimate", "se", "low", "high", "deff", "method")])`],
  })
}
