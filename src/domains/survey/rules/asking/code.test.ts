import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { codeFrom, printedCode, wellFormed } from './code.ts'

const aCode = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(codeFrom)
const symbol = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')

test('every code we make is well formed, and is printed in fours', () => {
  fc.assert(fc.property(aCode, (code) => {
    assert.ok(wellFormed(code))
    assert.match(printedCode(code), /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  }))
})

test('one symbol misread is noticed', () => {
  fc.assert(fc.property(aCode, fc.nat(11), symbol, (code, at, wrong) => {
    fc.pre(code[at] !== wrong)
    assert.equal(wellFormed(code.slice(0, at) + wrong + code.slice(at + 1)), false)
  }))
})

test('two symbols swapped are noticed', () => {
  fc.assert(fc.property(aCode, fc.nat(11), fc.nat(11), (code, one, other) => {
    fc.pre(code[one] !== code[other])
    const letters = [...code]
    letters[one] = code[other]!
    letters[other] = code[one]!
    assert.equal(wellFormed(letters.join('')), false)
  }))
})
