import type { Question } from '../../../words.ts'
import { plainWords, runsOf } from '#domains/territory/words.ts'

/** What programs and people put before the number of a question. */
const before = ['q', 'qu', 'v', 'var', 'item', 'question', 'p', 'i', 'intrebarea', 'intrebare', 'вопрос', 'pyetja', 'jautajums', 'kusimus', 'vraag']

type Way = (question: Question, header: string) => boolean
/** How a column may be named for a question, the surest way first. */
const ways: readonly Way[] = [
  ({ id }, header) => runsOf(id).join('.') === runsOf(header).join('.'),
  ({ id }, header) => bare(header, id) === bare(id, id),
  (question, header) => textsOf(question).includes(plainWords(header)),
  numberAndWords,
]

/** Which column of a file answers which question, by its name alone: the question's own name with or without a prefix, or its words in any language. Each column is given once. */
export function columnsOfQuestions(questions: readonly Question[], headers: readonly string[]): ReadonlyMap<string, string> {
  const finding = findingColumns(questions, headers)
  for (let step = finding.next(); ; step = finding.next()) if (step.done) return step.value
}

/** The same for a long questionnaire: it stops after each question, and its result is which column answers which. */
export function* findingColumns(questions: readonly Question[], headers: readonly string[]): Generator<undefined, ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const given = new Set<string>()
  for (const way of ways) {
    const open = questions.filter(({ id }) => !found.has(id)), free = headers.filter((header) => !given.has(header))
    const pairs: { readonly id: string; readonly header: string }[] = []
    for (const question of open) {
      for (const header of free) if (way(question, header)) pairs.push({ id: question.id, header })
      yield
    }
    // Two columns for a question, or two questions for a column, are for a person to decide.
    for (const { id, header } of pairs) {
      if (pairs.some((other) => (other.id === id) !== (other.header === header))) continue
      found.set(id, header)
      given.add(header)
    }
  }
  return found
}

/** Without the questionnaire's own prefix ("lses" of "lses.a1") and without "q", "var" and the like. */
function bare(name: string, id: string): string {
  const prefix = id.includes('.') ? runsOf(id.slice(0, id.indexOf('.'))) : []
  const runs = runsOf(name)
  const own = prefix.length > 0 && prefix.every((run, at) => runs[at] === run) ? runs.slice(prefix.length) : runs
  const rest = own.length > 1 && before.includes(own[0]!) ? own.slice(1) : own
  return rest.join('.')
}

/** "A1 Street lighting": the number first, and then at least one of the question's own longer words. */
function numberAndWords(question: Question, header: string): boolean {
  const own = bare(question.id, question.id), said = bare(header, question.id)
  if (!said.startsWith(`${own}.`)) return false
  const words = new Set(textsOf(question).flatMap((text) => text.split(' ')).filter((word) => word.length > 3))
  return plainWords(header).split(' ').some((word) => words.has(word))
}

function textsOf({ label, words }: Question): readonly string[] {
  return [label, words].flatMap((texts) => Object.values(texts ?? {})).map(plainWords)
}
