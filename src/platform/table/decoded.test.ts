import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decoded, decodedInTurns, delimiterOf } from './decoded.ts'

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

test('a file that is read piece by piece is the same text, wherever the pieces end (B11)', async () => {
  const smiling = said.replaceAll('problemă', 'problemă 😀'), russian = 'зона;ответ\nКишинёв;плохое освещение улиц и бездомные собаки\n'.repeat(20)
  const files = [Buffer.from(smiling), Buffer.from(`\ufeff${smiling}`), Buffer.from(`\ufeff${smiling}`, 'utf16le'), iconv.encode(smiling, 'utf-16be', { addBOM: true }), iconv.encode(russian, 'windows-1251'), Buffer.alloc(0)]
  for (const file of files) for (const piece of [4, 400, 1 << 18]) assert.equal((await decodedInTurns(file.toString('base64'), { piece })).join(''), decoded(file))
  const inLines = Buffer.from(smiling).toString('base64').replace(/.{76}/g, '$&\r\n')
  assert.equal((await decodedInTurns(inLines, { piece: 400 })).join(''), smiling)
  // The control: letters read one piece at a time, each by itself, are others.
  const [first, second] = [files[0]!.subarray(0, 4), files[0]!.subarray(4)]
  assert.notEqual(first.toString() + second.toString(), smiling)
})
