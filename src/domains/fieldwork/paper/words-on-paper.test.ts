import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Names } from '#domains/territory/words.ts'
import { wordsOnPaper } from './words-on-paper.ts'

const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([value]) => value).sort()
const faults = (words: Readonly<Record<string, Names>>) => Object.entries(words).flatMap(([key, said]) =>
  languages.filter((language) => said[language] === undefined || String(values(said[language])) !== String(values(said.en!))).map((language) => `${key} in ${language}`))

test('a sheet on paper speaks each language of Vatra, with the same numbers in the same places (B12)', () => {
  assert.deepEqual(faults(wordsOnPaper), [])
  assert.deepEqual(faults({ page: { ...wordsOnPaper.page, lv: '{n}. lapa' } }), ['page in lv'])
})
