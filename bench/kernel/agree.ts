import assert from 'node:assert/strict'

/** Two ways say the same numbers, to so much of the larger of the two; both may be NaN. */
export function agree(what: string, ours: ArrayLike<number>, theirs: ArrayLike<number>, relative: number, absolute = 0): void {
  assert.equal(ours.length, theirs.length, `${what}: ${ours.length} numbers against ${theirs.length}`)
  for (let i = 0; i < ours.length; i++) {
    const a = ours[i]!, b = theirs[i]!
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue
    assert.ok(Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) + absolute, `${what}, number ${i}: ${a} against ${b}`)
  }
}
