import { createHash, type Hash } from 'node:crypto'
import { chownSync, closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join, sep } from 'node:path'
import { createZstdDecompress } from 'node:zlib'
import { headed, unpacked } from '../backup/parcels.ts'
import { damaged } from '../backup/file/sealed-file.ts'
import { through } from '../backup/file/through.ts'
import { instead, type Chosen } from './chosen.ts'
import type { ServerUser } from '../postgres/server-user.ts'
import { openedPiece, pieceOf, type Said } from './pieces.ts'

/** Lays a copied cluster and its log out in an empty folder, as PostgreSQL wants them. Every piece is read to its end and held against its fingerprint; one that is damaged is named. */
export async function laidOut({ folder, copy, segments }: Chosen, cluster: string, user: ServerUser | null): Promise<void> {
  const owned = (path: string) => { if (user) chownSync(path, user.uid, user.gid) }
  mkdirSync(cluster, { mode: 0o700 })
  owned(cluster)
  await laidCluster(join(folder, copy), cluster, owned)
  let before: string | null = null
  for (const segment of segments) {
    const file = join(folder, pieceOf(segment)), to = join(cluster, 'pg_wal', segment)
    try {
      before = await laidSegment(file, to)
    } catch (fault) {
      throw before ? instead(fault as Error, file, before) : fault
    }
    owned(to)
  }
  // Only this program reaches the socket, and the passwords are those of another day.
  for (const [name, text] of [['pg_hba.conf', 'local all all trust\n'], ['postgresql.auto.conf', ''], ['recovery.signal', '']] as const) {
    writeFileSync(join(cluster, name), text, { mode: 0o600 })
    owned(join(cluster, name))
  }
}

async function laidCluster(piece: string, cluster: string, owned: (path: string) => void): Promise<void> {
  const { said, packed } = await openedPiece(piece), summed = counting()
  let file: number | null = null
  const shut = () => { if (file !== null) closeSync(file) }
  try {
    for await (const { kind, bytes } of unpacked(packed())) {
      summed.add(headed(kind, bytes))
      summed.add(bytes)
      if (kind === 'bytes') writeSync(file!, bytes)
      else {
        const path = join(cluster, bytes.toString())
        if (!path.startsWith(cluster + sep)) throw damaged(piece)
        if (kind === 'folder') mkdirSync(path, { mode: 0o700 })
        else {
          shut()
          file = openSync(path, 'wx', 0o600)
        }
        owned(path)
      }
    }
  } catch (fault) {
    throw unpacking(fault, piece)
  } finally {
    shut()
  }
  if (!summed.agrees(said)) throw damaged(piece)
}

/** Answers when the piece was taken. */
async function laidSegment(piece: string, to: string): Promise<string> {
  const { said, packed } = await openedPiece(piece), summed = counting(), file = openSync(to, 'wx', 0o600)
  try {
    for await (const bytes of through(packed(), createZstdDecompress({ chunkSize: 1 << 20 }))) {
      summed.add(bytes)
      writeSync(file, bytes)
    }
  } catch (fault) {
    throw unpacking(fault, piece)
  } finally {
    closeSync(file)
  }
  if (!summed.agrees(said)) throw damaged(piece)
  return said.at
}

function counting() {
  const hash: Hash = createHash('sha256')
  let count = 0
  const add = (bytes: Buffer) => { hash.update(bytes); count += bytes.length }
  return { add, agrees: ({ bytes, sha256 }: Said) => count === bytes && hash.digest('hex') === sha256 }
}

/** A full disk is the operator's to mend; what cannot be unpacked was not written by us. */
const unpacking = (fault: unknown, piece: string): unknown => ((fault as NodeJS.ErrnoException).code?.startsWith('Z') ? damaged(piece) : fault)
