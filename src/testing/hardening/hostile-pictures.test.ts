import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { seeded } from '#kernel/random.ts'
import { drawnAnew } from '#platform/picture/drawn-anew.ts'
import { photograph, tellsOf } from '../work/photograph.ts'

/** What must not come out of a picture again, whatever went in. */
const payload = '<script>ran(1)</script><?php ran(); ?>'
const most = 12 * 1024 * 1024

/** A part of a PNG, with its right sum. */
function chunk(type: string, body: Buffer): Buffer {
  const [length, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), body])]
  length.writeUInt32BE(body.length)
  let crc = ~0
  for (const byte of named) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  sum.writeUInt32BE(~crc >>> 0)
  return Buffer.concat([length, named, sum])
}

/** A PNG of this size in very few bytes. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(Math.min(60_000_000, Math.ceil(width / 8 + 1) * height)))), chunk('IEND', Buffer.alloc(0))])
}

type Sent = { readonly name: string; readonly file: Buffer; readonly never?: true }

/** Three hundred files that somebody might hand in as a picture. */
async function corpus(): Promise<Sent[]> {
  const jpeg = await photograph()
  const of = (kind: 'png' | 'webp' | 'avif' | 'gif' | 'tiff') => sharp(jpeg).toFormat(kind).toBuffer()
  const [png, webp, avif, gif, tiff] = await Promise.all([of('png'), of('webp'), of('avif'), of('gif'), of('tiff')])
  const photos = { jpeg, png, webp, avif }
  const html = Buffer.from(payload)
  const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`)
  const none: [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)], ['zeros', Buffer.alloc(5000)], ['a page', Buffer.from(`<!doctype html>${payload}`)], ['a paper', Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF')], ['a program', Buffer.from('\x7fELF\x02\x01\x01')], ['another program', Buffer.from('MZ\x90\x00')], ['a shell script', Buffer.from('#!/bin/sh\nid')], ['packed', gzipSync(Buffer.alloc(5_000_000))], ['an archive', Buffer.from('PK\x03\x04evil')],
    ['a drawing that runs', svg('<script>ran(1)</script>')], ['a drawing that loads', svg('<image xlink:href="file:///etc/passwd"/>')], ['a drawing that asks', svg('<image href="http://169.254.169.254/latest"/>')], ['a drawing with entities', Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`)], ['a packed drawing', gzipSync(svg('<script>ran(1)</script>'))], ['a drawing behind spaces', Buffer.concat([Buffer.from(' '.repeat(300)), svg('')])], ['a drawing in other letters', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 'utf16le')],
    ['a moving picture', gif], ['a scan', tiff], ['instructions to a drawing program', Buffer.from('push graphic-context\nviewbox 0 0 9 9\nfill \'url(https://elsewhere.example/"|id")\'\npop graphic-context')], ['postscript', Buffer.from('%!PS\n(%pipe%id) (r) file')], ['a list of pictures', Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:1\nfile:///etc/passwd')], ['a bitmap', Buffer.from(`BM${'\0'.repeat(80)}`)], ['plain pixels', Buffer.from('P6 9999 9999 255\n')], ['a face of a font', Buffer.from('OTTO\0\0\0')], ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    ['eighty megapixels', bomb(10_000, 8_000)], ['four hundred megapixels', bomb(20_000, 20_000)], ['a very long one', bomb(8, 60_000_000)], ['one without width', bomb(0, 10)], ['ends of a drawing', Buffer.concat([svg(''), jpeg])],
  ]
  const polyglots = Object.entries(photos).flatMap(([kind, file]): [string, Buffer][] => [
    [`${kind} and a page behind it`, Buffer.concat([file, html])], [`${kind} and an archive behind it`, Buffer.concat([file, Buffer.from('PK\x03\x04'), html])], [`${kind} twice`, Buffer.concat([file, file])], [`a page before ${kind}`, Buffer.concat([html, file])], [`${kind} named a paper`, Buffer.concat([Buffer.from('%PDF-1.4\n'), file])],
  ])
  const inside: [string, Buffer][] = [
    ['a page in a comment', Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, html.length + 2]), html, jpeg.subarray(2)])],
    ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'ruNn'].map((type): [string, Buffer] => [`a page in ${type}`, Buffer.concat([png.subarray(0, 33), chunk(type, Buffer.concat([Buffer.from('Comment\0'), html])), png.subarray(33)])]),
  ]
  const next = seeded(11)
  const cut = Object.entries(photos).flatMap(([kind, file]) => Array.from({ length: 25 }, (_, n): [string, Buffer] => [`${kind} cut at ${n}`, file.subarray(0, Math.floor((file.length * n) / 25))]))
  const bent = Object.entries(photos).flatMap(([kind, file]) => Array.from({ length: 35 }, (_, n): [string, Buffer] => {
    const copy = Buffer.from(file)
    for (let at = 0; at < 1 + n / 6; at++) copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256)
    return [`${kind} bent ${n}`, copy]
  }))
  return [...none.map(([name, file]): Sent => ({ name, file, never: true })), ...[...polyglots, ...inside, ...cut, ...bent].map(([name, file]): Sent => ({ name, file }))]
}

test('of three hundred hostile files none breaks anything, none that is no photograph is kept, and nothing but what is to be seen comes out of the others (SUP-05, SEC-13)', async () => {
  const files = await corpus()
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
  const files = await corpus()
  assert.ok(files.filter(({ file }) => file.includes('ran(')).length > 10)
  assert.ok((await tellsOf(await photograph())).includes('exif'))
})
