import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { asked, lsesCore, type Answer, type Answers } from '#domains/survey/words.ts'
import { paperQuestions } from './paper-questions.ts'

const core = paperQuestions(lsesCore)
const numberOf = (id: string) => core.find(({ question }) => question.id === id)!.number

/** Whom a reader with a pencil answers: from the top, going on where the answer says, leaving out what is only for others. */
function readWithPencil(answers: Answers): string[] {
  const given = new Map<number, Answer>()
  const read: string[] = []
  for (let at = 1; at <= core.length;) {
    const { question, number, onlyIf, goOn } = core[at - 1]!
    const forMe = onlyIf.length === 0 || onlyIf.some((one) => [given.get(one.number) ?? []].flat().some((code) => one.codes.includes(code as number)))
    if (!forMe) { at++; continue }
    read.push(question.id)
    const answer = answers[question.id]
    if (answer !== undefined) given.set(number, answer)
    at = goOn.get(typeof answer === 'number' ? answer : 'else') ?? at + 1
  }
  return read
}

const anybody = fc.record(Object.fromEntries(lsesCore.questions.map(({ id, kind, choices }) => {
  const codes = (choices ?? []).map(({ code }) => code)
  const answer: fc.Arbitrary<Answer | undefined> = kind === 'one' ? fc.constantFrom(...codes, 'dont-know' as const, undefined) : kind === 'many' ? fc.subarray(codes) : fc.constantFrom(3, undefined)
  return [id, answer] as const
})))

test('whoever follows the words of the paper sheet is asked just what the page asks (B12)', () => {
  fc.assert(fc.property(anybody, (some) => {
    const answers = Object.fromEntries(Object.entries(some).filter(([, answer]) => answer !== undefined)) as Answers
    assert.deepEqual(readWithPencil(answers), asked(lsesCore, answers).map(({ id }) => id))
  }), { numRuns: 300 })
})

test('whom nothing was stolen from goes on with the next kind of crime (B12)', () => {
  const burglary = core[numberOf('lses.b1') - 1]!
  assert.deepEqual([...burglary.goOn], [[0, numberOf('lses.b2')], ['else', numberOf('lses.b2')]])
  assert.deepEqual(core[numberOf('lses.b1n') - 1]!.onlyIf, [{ number: numberOf('lses.b1'), codes: [1] }])
})
