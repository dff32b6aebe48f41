import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { formParts } from './form-parts.ts'
import { readJson } from './read-json.ts'
import { base64Of, bytesOfFile, carriedOn, filledIn, heldIn, long, putAside } from './set-aside.ts'
import { wholeBody } from './whole-body.ts'

/** What comes in one large body: a form with a file, and JSON with a long text in it. */
const formOf = async (form: FormData) => {
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const boundary = /boundary=(.*)$/.exec(request.headers.get('content-type')!)![1]!
  return { boundary, kind: request.headers.get('content-type')!, bytes: (await wholeBody(request))! }
}
const read = (bytes: Uint8Array<ArrayBuffer>, kind: string) => new Response(bytes, { headers: { 'content-type': kind } }).formData()
const file = Buffer.from(Array.from({ length: 3 * long }, (_, at) => (at * 7919) % 256))

test('a long file of a form is set aside under a ticket, every other field is as it came, and the same form has the same digest whatever its boundary', async () => {
  const form = new FormData()
  for (const [name, value] of [['intent', 'look'], ['words', 'și „două\r\nrânduri”'], ['once', 'a'.repeat(22)]] as const) form.append(name, value)
  form.append('file', new Blob([file]), 'an "old" fișier.csv')
  form.append('small', new Blob([file.subarray(0, 100)]), 'small.csv')
  const [one, other] = [await formOf(form), await formOf(form)]
  const without = (head: string) => head.endsWith('name="once"')
  const [left, again] = [await formParts(one.bytes, one.boundary, without), await formParts(other.bytes, other.boundary, without)]
  assert.notEqual(one.boundary, other.boundary)
  assert.equal(left.digest, again.digest)
  assert.ok(left.rest.length < 2000, `${left.rest.length} bytes are left`)
  const got = await read(left.rest, one.kind)
  assert.deepEqual([...got.keys()], ['intent', 'words', 'file', 'small'])
  assert.deepEqual([got.get('words'), (got.get('file') as File).name], ['și „două\r\nrânduri”', 'an "old" fișier.csv'])
  assert.deepEqual(await bytesOfFile(got.get('file') as File), file)
  assert.deepEqual(await bytesOfFile(got.get('small') as File), file.subarray(0, 100))
  left.letGo()
  assert.notDeepEqual(await bytesOfFile(got.get('file') as File), file, 'let go of, it is nobody\'s')
  // The control: one letter of the file is another, and so is the digest.
  const changed = Buffer.from(one.bytes)
  changed[changed.indexOf(file)]! ^= 1
  assert.notEqual((await formParts(changed, one.boundary, without)).digest, left.digest)
})

test('what a page carries on to its next form stands in it as it was, is sent piece by piece, and nobody draws it letter by letter before', async () => {
  for (const bytes of [file, Buffer.concat([file, file, file, file.subarray(1)])]) {
    const held = bytes.toString('base64'), drawn = `<input name="held" value="${carriedOn(bytes)}"/><p>set aside ${'0'.repeat(32)}</p>`
    assert.ok(drawn.length < 200)
    assert.equal(await new Response(filledIn(drawn)).text(), drawn.replace(/value="[^"]*"/, `value="${held}"`))
    assert.equal(await base64Of(bytes), held)
    const lies = putAside(Buffer.from(held))
    assert.deepEqual(await heldIn(lies.ticket), bytes)
    lies.letGo()
  }
  const few = file.subarray(0, 100)
  assert.deepEqual([await heldIn(few.toString('base64')), carriedOn(few), filledIn('<p>set out</p>')], [few, few.toString('base64'), '<p>set out</p>'])
  // The control: what no browser sends, with a line end among its letters, is read all the same, and a ticket that nobody gave is nobody's file.
  const odd = putAside(Buffer.from(file.toString('base64').replace(/^.{8}/, '$&\n')))
  assert.deepEqual(await heldIn(odd.ticket), file)
  odd.letGo()
  assert.notDeepEqual(await heldIn(odd.ticket), file)
})

test('JSON with long texts is read as JSON.parse reads it, letter by letter, and refused where that refuses', async () => {
  const letters = fc.array(fc.constantFrom('a', '\\', '"', '\n', 'ș', '😀', '\ufeff', '\u0007', '\\\\\\'), { minLength: 1, maxLength: 9 }).map((some) => some.join(''))
  await fc.assert(fc.asyncProperty(letters, fc.nat(9), fc.nat(6), async (some, before, spaces) => {
    const told = { before: 'b'.repeat(before), file: some.repeat(Math.ceil(300_000 / some.length)), list: [1, null, 'x'], file2: '' }, text = JSON.stringify(told, null, spaces)
    assert.deepEqual(await readJson(Buffer.from(text)), told)
    await assert.rejects(readJson(Buffer.from(text.slice(0, -1))), SyntaxError)
  }), { numRuns: 8 })
  await assert.rejects(readJson(Buffer.from(`{"file":"${'a'.repeat(300_000)}\n"}`)), SyntaxError, 'a line end stands in no text')
  assert.deepEqual(await readJson(Buffer.from('\ufeff{"a":1}')), { a: 1 })
})
