import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contents } from '../src/testing/gallery/contents.ts'
import { gallery } from '../src/testing/gallery/gallery.ts'
import { root } from './run.ts'

/** Draws docs/gallery anew: its pictures and the page that leads through them. Look at each before it is committed. */
const folder = join(root, 'docs/gallery')
const rooms = gallery()
const pictures = rooms.flatMap((room) => room.pictures)
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) if (file.endsWith('.svg')) rmSync(join(folder, file))
for (const { name, svg } of pictures) writeFileSync(join(folder, `${name}.svg`), svg)
writeFileSync(join(folder, 'README.md'), contents(rooms))
console.log(`${pictures.length} pictures in ${folder}`)
