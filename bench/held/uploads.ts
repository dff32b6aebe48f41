import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeApp } from '../../src/web/http/app.ts'
import { operator } from '../../src/access/actor.ts'
import { inviteToSignIn, persons } from '../../src/domains/people/index.ts'
import { serve } from '../../src/web/http/serve.ts'
import { visitor } from '../../src/testing/visitor.ts'
import type { Store } from '../../src/platform/db.ts'
import type { LargeTown } from '../large-town.ts'
import { incidentProfile, incidentsOf } from './made.ts'
import { sent, type Sent } from './sender.ts'
import type { Piece } from './told.ts'

/** A file of so many bytes in one body, sent over a socket by another program: to a page as a form, first to be looked at, and to a deed as JSON. */
export async function uploadsTo(store: Store, town: LargeTown, megabytes: number, tell: (pieces: readonly Piece[]) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-held-')), file = join(folder, 'file.csv'), rest = join(folder, 'rest.bin')
  const { address, stop } = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => town.now })
  try {
    const rows = incidentsOf(Math.ceil((megabytes * 1e6) / 48), 300, 11)
    writeFileSync(file, rows)
    writeFileSync(rest, randomBytes(megabytes * 1e6))
    const analyst = visitor(await makeApp(store, { clock: () => town.now }))
    await analyst.send('/en/sign-in', { link: await linkOf(store, town) })
    const headers = { cookie: [...analyst.cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: address, 'sec-fetch-site': 'same-origin', accept: 'text/html' }
    const where = { directorate: town.directorate, commissariat: town.commissariat }
    const sends = (name: string, what: Omit<Sent, 'address' | 'headers'>, path: string): Piece => [name, async () => {
      const { status, said } = await sent({ ...what, address: `${address}${path}`, headers })
      if (status >= 500 || status === 401 || status === 403 || status === 413) throw new Error(`${path} answered ${status} ${said.slice(0, 300)}`)
    }]
    const once = randomBytes(16).toString('base64url')
    return await tell([
      sends(`${megabytes} MB of no text at all in a form, to be looked at`, { file: rest, fields: { once, intent: 'look' } }, '/en/station/incidents/import'),
      sends(`${megabytes} MB of incidents in a form, to be looked at`, { file, fields: { once: randomBytes(16).toString('base64url'), intent: 'look' } }, '/en/station/incidents/import'),
      sends(`${megabytes} MB of incidents as JSON, to be taken in`, { file, json: { field: 'file', more: { ...where, fileName: 'year.csv', encoding: 'base64', profile: incidentProfile } } }, '/api/do/incidents.import-incidents'),
      sends(`${megabytes} MB in a form to an address that takes none`, { file: rest, fields: { once: randomBytes(16).toString('base64url') } }, '/en/station/waves'),
    ])
  } finally {
    await stop()
    rmSync(folder, { recursive: true })
  }
}

/** A link of her own for the analyst: whoever looked at pages before has used the town's. */
async function linkOf(store: Store, { directorate, now }: LargeTown): Promise<string> {
  const caller = { actor: operator, store, now }, known = (await persons(caller, { directorate })).persons
  return (await inviteToSignIn(caller, { directorate, person: known.find(({ name }) => name === 'Arta Hoxha')!.person })).token
}
