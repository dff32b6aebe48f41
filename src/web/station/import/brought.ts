import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { base64Of, bytesOfFile, carriedOn, heldIn } from '#web/http/wire/set-aside.ts'
import { mostMegabytes } from './screen.ts'

/** What a form brought: its fields, the survey company's file, and a mapping that came as a file. */
export type Brought = {
  readonly fields: Readonly<Record<string, string>>
  readonly fileName: string
  /** The file unpacked, in base64 as the deeds take it; empty when there is none. */
  readonly file: string
  /** The file packed, for the next form to carry. */
  readonly held: string
  readonly mappingFile: string
  /** Why the file cannot be looked at. */
  readonly fault: 'station.file-too-large' | 'station.file-not-unpacked' | null
}

const most = mostMegabytes * 1024 * 1024

/** Reads a form with a file that was chosen now, or one that a form before it carried. */
export async function broughtBy(request: Request): Promise<Brought> {
  const form = await request.formData().catch(() => new FormData())
  const fields: Record<string, string> = {}
  const files: Record<string, File> = {}
  for (const [name, value] of form) typeof value === 'string' ? (fields[name] = value) : value.size > 0 && (files[name] = value)
  const mappingFile = files.mappingFile ? (await bytesOfFile(files.mappingFile)).toString() : ''
  const bytes = files.file ? await bytesOfFile(files.file) : await heldIn(fields.held ?? '')
  const fileName = files.file?.name || fields.fileName || 'sheets.csv'
  const { held: _, ...typed } = fields
  const unpacked = await unpack(bytes)
  if (typeof unpacked === 'string') return { fields: typed, fileName, file: '', held: '', mappingFile, fault: unpacked }
  const packed = unpacked === bytes && bytes.length > 0 ? await promisify(gzip)(bytes) : bytes
  return { fields: typed, fileName, file: await base64Of(unpacked), held: carriedOn(packed), mappingFile, fault: null }
}

async function unpack(bytes: Buffer): Promise<Buffer | 'station.file-too-large' | 'station.file-not-unpacked'> {
  if (bytes.length > most) return 'station.file-too-large'
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  return promisify(gunzip)(bytes, { maxOutputLength: most }).catch((fault: NodeJS.ErrnoException) => (fault.code === 'ERR_BUFFER_TOO_LARGE' ? 'station.file-too-large' : 'station.file-not-unpacked'))
}
