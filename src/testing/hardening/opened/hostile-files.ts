import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { seeded } from '#kernel/random.ts'
import { photograph } from '../../work/photograph.ts'

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

/** A file that is sent as a picture; `never` one of which nothing may be kept. Files that nobody means, long, because each is made here. */
export type Sent = { readonly name: string; readonly file: Buffer; readonly never?: true }

const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`)
const named = (files: readonly (readonly [string, Buffer])[], never = false): readonly Sent[] => files.map(([name, file]) => ({ name, file, ...(never && { never }) }))

async function photographs() {
  const jpeg = await photograph()
  const [png, webp, avif] = await Promise.all((['png', 'webp', 'avif'] as const).map((kind) => sharp(jpeg).toFormat(kind).toBuffer()))
  return { jpeg, png: png!, webp: webp!, avif: avif! }
}

/** Files with a program in them, which runs where a browser takes them for what they are not. */
export async function filesThatRun(run = 'ran(1)'): Promise<readonly Sent[]> {
  const photos = await photographs(), { jpeg, png } = photos
  const html = Buffer.from(`<script>${run}</script><?php ran(); ?>`)
  const polyglots = Object.entries(photos).flatMap(([kind, file]): [string, Buffer][] => [
    [`${kind} and a page behind it`, Buffer.concat([file, html])], [`${kind} and an archive behind it`, Buffer.concat([file, Buffer.from('PK\x03\x04'), html])], [`${kind} twice`, Buffer.concat([file, file])], [`a page before ${kind}`, Buffer.concat([html, file])], [`${kind} named a paper`, Buffer.concat([Buffer.from('%PDF-1.4\n'), file])],
  ])
  const inside: [string, Buffer][] = [
    ['a page in a comment', Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, html.length + 2]), html, jpeg.subarray(2)])],
    ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'ruNn'].map((type): [string, Buffer] => [`a page in ${type}`, Buffer.concat([png.subarray(0, 33), chunk(type, Buffer.concat([Buffer.from('Comment\0'), html])), png.subarray(33)])]),
  ]
  return [...named([['a page', Buffer.concat([Buffer.from('<!doctype html>'), html])], ['a drawing that runs', svg(`<script>${run}</script>`)]], true), ...named([...polyglots, ...inside])]
}

/** Three hundred files that somebody might hand in as a picture, those among them. */
export async function hostileFiles(run?: string): Promise<readonly Sent[]> {
  const photos = await photographs(), { jpeg } = photos
  const [gif, tiff] = await Promise.all([sharp(jpeg).gif().toBuffer(), sharp(jpeg).tiff().toBuffer()])
  const none: [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)], ['zeros', Buffer.alloc(5000)], ['a paper', Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF')], ['a program', Buffer.from('\x7fELF\x02\x01\x01')], ['another program', Buffer.from('MZ\x90\x00')], ['a shell script', Buffer.from('#!/bin/sh\nid')], ['packed', gzipSync(Buffer.alloc(5_000_000))], ['an archive', Buffer.from('PK\x03\x04evil')],
    ['a drawing that loads', svg('<image xlink:href="file:///etc/passwd"/>')], ['a drawing that asks', svg('<image href="http://169.254.169.254/latest"/>')], ['a drawing with entities', Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`)], ['a packed drawing', gzipSync(svg('<script>ran(1)</script>'))], ['a drawing behind spaces', Buffer.concat([Buffer.from(' '.repeat(300)), svg('')])], ['a drawing in other letters', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 'utf16le')],
    ['a moving picture', gif], ['a scan', tiff], ['instructions to a drawing program', Buffer.from('push graphic-context\nviewbox 0 0 9 9\nfill \'url(https://elsewhere.example/"|id")\'\npop graphic-context')], ['postscript', Buffer.from('%!PS\n(%pipe%id) (r) file')], ['a list of pictures', Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:1\nfile:///etc/passwd')], ['a bitmap', Buffer.from(`BM${'\0'.repeat(80)}`)], ['plain pixels', Buffer.from('P6 9999 9999 255\n')], ['a face of a font', Buffer.from('OTTO\0\0\0')], ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    ['eighty megapixels', bomb(10_000, 8_000)], ['four hundred megapixels', bomb(20_000, 20_000)], ['a very long one', bomb(8, 60_000_000)], ['one without width', bomb(0, 10)], ['ends of a drawing', Buffer.concat([svg(''), jpeg])],
  ]
  const next = seeded(11)
  const cut = Object.entries(photos).flatMap(([kind, file]) => Array.from({ length: 25 }, (_, n): [string, Buffer] => [`${kind} cut at ${n}`, file.subarray(0, Math.floor((file.length * n) / 25))]))
  const bent = Object.entries(photos).flatMap(([kind, file]) => Array.from({ length: 35 }, (_, n): [string, Buffer] => {
    const copy = Buffer.from(file)
    for (let at = 0; at < 1 + n / 6; at++) copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256)
    return [`${kind} bent ${n}`, copy]
  }))
  return [...await filesThatRun(run), ...named(none, true), ...named([...cut, ...bent])]
}
