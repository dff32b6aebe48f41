import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counting } from './counting.ts'
import { progress } from './progress.ts'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { written, to: { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream }
}

test('off a terminal, long work says each quarter once and in plain lines', () => {
  const { written, to } = screen(false)
  const work = progress('Reading', 10, to)
  for (let done = 0; done <= 10; done++) work.at(done)
  work.end()
  assert.deepEqual(written, ['Reading: 0 %\n', 'Reading: 25 %\n', 'Reading: 50 %\n', 'Reading: 75 %\n', 'Reading: 100 %\n'])
})

test('on a terminal, long work redraws one bar and ends it full', () => {
  const { written, to } = screen(true)
  const work = progress('Reading', 10, to)
  work.at(5)
  work.at(6)
  work.end()
  assert.match(written[0]!, /^\r.*Reading \[={10} {10}\] 50 %$/)
  assert.equal(written.length, 3)
  assert.match(written.join(''), /\[={20}\] 100 %\n$/)
})

test('the reading of a long file says its rows beside the bar, of a stream its rows alone; of a short file, or off a terminal, nothing', () => {
  const told = (size: number | null, isTTY: boolean) => {
    const { written, to } = screen(isTTY), seen = counting('Reading a.csv', { read: () => 50_000_000, size }, to)
    seen.at(1_200_000)
    seen.end()
    return written.join('')
  }
  assert.match(told(100_000_000, true), /^\r.*Reading a\.csv \[={10} {10}\] 50 %, 1,200,000 rows\r.*100 %, 1,200,000 rows\n$/s)
  assert.match(told(null, true), /^\r.*Reading a\.csv, 1,200,000 rows\r.*Reading a\.csv, 1,200,000 rows\n$/s)
  assert.deepEqual([told(1000, true), told(100_000_000, false)], ['', ''])
})
