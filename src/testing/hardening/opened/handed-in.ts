import assert from 'node:assert/strict'
import { v7 } from 'uuid'
import { tables } from '#domains/work/tables.ts'
import type { Store } from '#platform/db.ts'
import type { Cookie } from '../../browsing/makers/driven.ts'
import type { Sent } from './hostile-files.ts'

const pictures = (html: string) => [...new Set([...html.matchAll(/src="(\/en\/station\/pictures\/[0-9a-f-]{36})"/g)].map(([, at]) => at!))]

/** An officer hands files in by the form of an action, as a browser does: on which page what was kept of them is to be seen, under which addresses, and how many were refused. */
export async function handedIn(site: string, cookies: readonly Cookie[], files: readonly Sent[]): Promise<{ readonly page: string; readonly kept: readonly string[]; readonly refused: number }> {
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: site, 'sec-fetch-site': 'same-origin' }
  const read = async (path: string) => (await fetch(site + path, { headers })).text()
  const page = /href="(\/en\/station\/actions\/[0-9a-f-]{36})"/.exec(await read('/en/station/mine'))?.[1] ?? assert.fail('the officer has no action')
  const before = pictures(await read(page))
  let refused = 0
  for (const { name, file } of files) {
    const body = new FormData()
    for (const [field, value] of Object.entries({ intent: 'note', state: 'begun', words: `We send ${name}` })) body.append(field, value)
    body.append('picture', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), `${name}.jpg`)
    const { status } = await fetch(site + page, { method: 'POST', headers, body, redirect: 'manual' })
    assert.ok([302, 303, 422].includes(status), `${name}: ${status}`)
    if (status === 422) refused++
  }
  return { page, kept: pictures(await read(page)).filter((at) => !before.includes(at)), refused }
}

/** The planted fault of whoever keeps files as they came: past every deed they lie beside a picture that was drawn, under addresses of the site. */
export async function keptAsTheyCame(store: Store, beside: string, files: readonly Sent[]): Promise<readonly string[]> {
  const work = tables({ db: store.owner })
  const row = await work.selectFrom('work.pictures').selectAll().where('id', '=', beside.split('/').at(-1)!).executeTakeFirstOrThrow()
  const rows = files.map(({ file }) => ({ ...row, id: v7(), bytes: file }))
  for (const each of rows) await work.insertInto('work.pictures').values(each).execute()
  return rows.map(({ id }) => `/en/station/pictures/${id}`)
}
