import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnAnew } from '#platform/picture/drawn-anew.ts'
import { photograph, tellsOf } from '../work/photograph.ts'
import { hostileFiles } from './opened/hostile-files.ts'

const most = 12 * 1024 * 1024, files = await hostileFiles()

test('of three hundred hostile files none breaks anything, none that is no photograph is kept, and nothing but what is to be seen comes out of the others (SUP-05, SEC-13)', async () => {
  assert.ok(files.length >= 290, `${files.length} files`)
  const faults: string[] = []
  let drawn = 0
  const before = process.memoryUsage().rss
  for (const { name, file, never } of files) {
    const began = process.cpuUsage()
    const got = await drawnAnew(file, { most })
    const { user, system } = process.cpuUsage(began)
    if (user + system > 6_000_000) faults.push(`${name} took ${user + system} µs`)
    if (typeof got === 'string') continue
    drawn++
    if (never) faults.push(`${name} was drawn`)
    if (got.bytes.includes('ran(') || got.bytes.includes('PK\x03\x04') || got.bytes.includes('%PDF') || got.bytes.includes('GivenAway')) faults.push(`${name} kept what was hidden in it`)
    if (got.bytes.readUInt16BE(0) !== 0xffd8 || got.bytes.readUInt16BE(got.bytes.length - 2) !== 0xffd9) faults.push(`${name} is no JPEG from its first to its last byte`)
    const tells = await tellsOf(got.bytes)
    if (tells.length > 0) faults.push(`${name} tells ${tells.join(', ')}`)
  }
  assert.deepEqual(faults, [])
  assert.ok(drawn > 15, `${drawn} were drawn`)
  assert.ok(process.memoryUsage().rss - before < 600 * 1024 * 1024)
})

test('kept as they came, the same files would give it all away (SUP-05)', async () => {
  assert.ok(files.filter(({ file }) => file.includes('ran(')).length > 10)
  assert.ok((await tellsOf(await photograph())).includes('exif'))
})
