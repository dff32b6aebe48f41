import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decoded, delimiterOf } from './decoded.ts'

const said = 'zonă;răspuns\nChișinău;iluminatul străzilor lipsește și câinii fără stăpân sunt o problemă\n'.repeat(20)

test('a file is read whatever program wrote it: with or without a mark, in two bytes a letter, or in an old alphabet (B11)', () => {
  assert.equal(decoded(Buffer.from(said)), said)
  assert.equal(decoded(Buffer.from(`\ufeff${said}`)), said)
  assert.equal(decoded(Buffer.from(`\ufeff${said}`, 'utf16le')), said)
  assert.equal(decoded(iconv.encode(said, 'utf-16be', { addBOM: true })), said)
  const russian = 'зона;ответ\nКишинёв;плохое освещение улиц и бездомные собаки\n'.repeat(20)
  assert.equal(decoded(iconv.encode(russian, 'windows-1251')), russian)
})

test('cells are parted by what parts the header, and a quoted comma parts nothing (B11)', () => {
  assert.deepEqual(['a,b;c\n1;2;3;4', 'a;b;c', 'a\tb', '"x,y,z";b', 'alone'].map(delimiterOf), [',', ';', '\t', ';', ','])
})
