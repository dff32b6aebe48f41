import assert from 'node:assert/strict'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { seeded } from '#kernel/random.ts'
import { freshKey, openedWords, resealed, rewrapped, sealedForm, sealedUnder, versionOf, type Purpose, type RowName } from './envelope.ts'
import { addVersion } from './root-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-envelope-'))
process.env.VATRA_KEYS = join(folder, 'keys', 'root.key')
after(() => rmSync(folder, { recursive: true }))

type Cell = { readonly purpose: Purpose; readonly of: RowName; readonly column: string; readonly words: string; kept: string }
/** How cells are sealed and opened: as Vatra does it, or as a planted fault does. */
type Way = { readonly seal: (cell: Omit<Cell, 'kept'>) => string; readonly open: (cell: Omit<Cell, 'kept' | 'words'>, kept: string) => string | null }

const ours: Way = {
  seal: ({ purpose, of, column, words }) => sealedUnder(freshKey(purpose, of, undefined, column === 'who' ? '~' : '!'), of, column, words),
  open: ({ purpose, of, column }, kept) => openedWords(purpose, of, column, kept),
}

/** Two tables, each with rows of two columns, each column by another algorithm, one of them for another purpose, under the version that is the newest at the moment. */
const cellsOf = (way: Way, from: number): Cell[] => Array.from({ length: 96 }, (_, at) => {
  const cell = { purpose: at % 16 === 3 ? 'contact' as const : 'content' as const, of: { table: at % 4 < 2 ? 'survey.remarks' : 'problems.sayings', row: `d|${from + Math.floor(at / 4)}` }, column: at % 2 ? 'words' : 'who', words: `lantern ${from + at}` }
  return { ...cell, kept: way.seal(cell) }
})

/** So many changes, each to be refused: bits, exchanges of whole values and of their parts, and other versions' names. Says how many opened. */
function tried(way: Way, cells: readonly Cell[], times: number): { readonly opened: number; readonly swaps: number; readonly swapped: number } {
  const random = seeded(23)
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!
  let opened = 0, swaps = 0, swapped = 0
  for (let at = 0; at < times; at++) {
    const cell = one(cells), other = one(cells.filter(({ kept }) => kept !== cell.kept))
    const [version = '', wrapped = '', body = ''] = cell.kept.split('.'), [otherVersion = '', otherWrapped = '', otherBody = ''] = other.kept.split('.')
    const kind = at % 5
    const otherSign = `${version.startsWith('~') ? '!' : '~'}${version.slice(1)}`
    const changed = kind < 2 ? flipped(cell.kept, random) : kind === 2 ? other.kept : kind === 3 ? [version, otherWrapped, body].join('.') : [random() < 0.5 ? otherSign : version === otherVersion ? `${version[0]}3` : otherVersion, wrapped, random() < 0.5 ? body : otherBody].join('.')
    if (changed === cell.kept) continue
    const did = way.open(cell, changed) !== null
    if (did) opened++
    if (kind === 2) swaps++
    if (kind === 2 && did) swapped++
  }
  return { opened, swaps, swapped }
}

function flipped(kept: string, random: () => number): string {
  const bytes = Buffer.from(kept, 'latin1')
  const at = Math.floor(random() * bytes.length)
  bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 7))
  return bytes.toString('latin1')
}

test('of ten thousand sealed words that were changed in a bit, or exchanged between rows, columns, tables, versions and algorithms, none opens (SEC-23)', () => {
  const first = cellsOf(ours, 0)
  addVersion(process.env.VATRA_KEYS!)
  const cells = [...first, ...cellsOf(ours, 1000)]
  assert.deepEqual([versionOf(cells[0]!.kept), versionOf(cells.at(-1)!.kept)], [1, 2])
  for (const cell of cells) assert.equal(ours.open(cell, cell.kept), cell.words)
  assert.deepEqual(tried(ours, cells, 10_000), { opened: 0, swaps: 2000, swapped: 0 })
  // The control: sealed under the same keys but bound to no place, what was exchanged opens, and is found by the same tries.
  const key = randomBytes(32)
  const unbound: Way = {
    seal: ({ words }) => {
      const nonce = randomBytes(12), cipher = createCipheriv('aes-256-gcm', key, nonce)
      return `~1.x.${Buffer.concat([nonce, cipher.update(words), cipher.final(), cipher.getAuthTag()]).toString('base64url')}`
    },
    open: (_, kept) => {
      const bytes = Buffer.from(kept.split('.')[2] ?? '', 'base64url')
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAuthTag(bytes.subarray(-16))
        return cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8')
      } catch {
        return null
      }
    },
  }
  const naive = tried(unbound, cellsOf(unbound, 0), 10_000)
  assert.equal(naive.swapped, naive.swaps)
})

test('the same words are never sealed alike, their length is told in steps of 256, and the columns of a row share a key that one unwrapping opens', () => {
  const of = { table: 'survey.remarks', row: 'd|1' }, key = freshKey('content', of)
  const [yes, sentence] = [sealedUnder(key, of, 'words', 'yes'), sealedUnder(key, of, 'words', 'x'.repeat(255))]
  assert.equal(yes.length, sentence.length)
  assert.notEqual(yes, sealedUnder(key, of, 'words', 'yes'))
  assert.ok(sealedUnder(key, of, 'words', 'x'.repeat(256)).length > yes.length && sealedForm.test(yes))
  const memo = new Map<string, Buffer>()
  assert.deepEqual([openedWords('content', of, 'words', yes, memo), openedWords('content', of, 'words', sentence, memo), memo.size], ['yes', 'x'.repeat(255), 1])
  assert.equal(openedWords('content', of, 'words', sealedUnder(key, of, 'words', ''), memo), '')
})

test('wrapped under another version the words stay as they are, byte by byte, and open; by another algorithm they are sealed anew; what was exchanged is neither (SEC-22)', () => {
  const of = { table: 'survey.remarks', row: 'd|1' }, kept = sealedUnder(freshKey('content', of), of, 'words', 'Ședința începe la opt')
  const next = rewrapped('content', of, kept, 1)!
  assert.equal(next.split('.')[2], kept.split('.')[2])
  assert.notEqual(next.split('.')[1], kept.split('.')[1])
  assert.equal(openedWords('content', of, 'words', next), 'Ședința începe la opt')
  const over = resealed('content', of, 'words', kept, 1, '!')!
  assert.deepEqual([over[0], openedWords('content', of, 'words', over), resealed('content', of, 'words', over, 1, '!')?.split('.')[2], resealed('content', { ...of, row: 'd|2' }, 'words', kept, 1, '!')], ['!', 'Ședința începe la opt', over.split('.')[2], null])
  assert.equal(rewrapped('content', { ...of, row: 'd|2' }, kept, 1), null)
})
