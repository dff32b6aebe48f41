import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { pieceOfText, piecesOf } from './pieces-of.ts'

const said = 'zonă;😀;іржа\n'.repeat(500)
const hashOf = (pieces: Iterable<string>) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

test('a text is the same in pieces of any length, and no letter is cut in two', () => {
  for (const length of [1, 2, 3, 7, 8, 1000, pieceOfText]) {
    const pieces = [...piecesOf(said, length)]
    assert.equal(pieces.join(''), said)
    assert.ok(pieces.every((piece) => piece.length <= length + 1))
    assert.equal(hashOf(pieces), hashOf([said]))
  }
  assert.deepEqual([...piecesOf('')], [])
  // The control: pieces cut by length alone are another file.
  assert.notEqual(hashOf(Array.from({ length: said.length / 3 + 1 }, (_, at) => said.slice(3 * at, 3 * at + 3))), hashOf([said]))
})
