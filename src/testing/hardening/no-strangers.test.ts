import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Hosts that stand in the built files as words: names of formats, pages of a library's errors and licences. Nothing is loaded from them. */
const words = new Set(['www.w3.org', 'json-schema.org', 'react.dev', 'reactrouter.com', 'maplibre.org', 'github.com', 'wiki.openstreetmap.org', 'maplibre.invalid', 'localhost'])

/** What a built file would load from elsewhere, or names without our knowing why. */
function strangers(file: string, text: string): string[] {
  const loads = /(?:url\(|@import|from|import\(|import|fetch\(|Worker\(|src=)\s*["'`(]?\s*((?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi
  const names = file.endsWith('.css') ? [] : [...text.matchAll(/["'`]https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(([, host]) => host!.toLowerCase())
  const loaded = [...text.matchAll(loads)].map(([, address]) => address!).filter((address) => !address.includes('www.w3.org'))
  return [...loaded.map((address) => `${file} loads ${address}`), ...names.filter((host) => !words.has(host) && !host.endsWith('.example')).map((host) => `${file} names ${host}`)]
}

test('nothing in the files that a browser is given loads anything from another host (SUP-02)', () => {
  const files = ['build/client/**/*.{js,css,html}', 'dist/islands/**/*.{js,css}'].flatMap((glob) => globSync(glob, { cwd: root }))
  assert.ok(files.length > 60, `${files.length} files`)
  assert.deepEqual(files.flatMap((file) => strangers(file, readFileSync(join(root, file), 'utf8'))), [])
})

test('a font, a script, a picture and a call from elsewhere are found (SUP-02)', () => {
  for (const text of ['@import "https://fonts.example.com/x.css"', 'a{background:url(//cdn.example.com/x.png)}', 'fetch("https://count.example.com/hit")', 'import("https://cdn.example.com/x.js")', 'x.src="https://count.stranger.net/p.gif"']) assert.ok(strangers('planted.js', text).length > 0, text)
})
