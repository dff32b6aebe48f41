import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { operator, type Actor } from '#access/actor.ts'
import { deeds } from '#deeds'
import { letIn } from '#domains/people/index.ts'
import { leavesNothing, repeatOf } from '#frame/once/repeat.ts'
import { Refusal } from '#frame/refusal.ts'
import { makeApp } from '#web/http/app.ts'
import { formOn } from '../../form-on.ts'
import { acting, filled } from '../../hardening/built-site.ts'
import { askedOfTown } from '../../locks/asked-of-town.ts'
import { lockedOn, lockedTown, privateColumns, type LockedTown } from '../../locks/locked-town.ts'
import { linkFor } from '../../sign-in/link-for.ts'
import { visitor } from '../../visitor.ts'

const night = process.env.VATRA_NIGHT === '1'
let town: LockedTown
let site: Hono
const sessions: { role: string; cookie: string }[] = []
let tables: readonly string[]
before(async () => {
  town = await lockedTown()
  site = await makeApp(town.store, { clock: () => lockedOn })
  const { directorate, commissariat } = town.ids
  const caller = { actor: operator, store: town.store, now: lockedOn }
  for (const [role, area] of [['commander', commissariat], ['analyst', commissariat], ['admin', directorate]] as const) {
    const { person } = await letIn(caller, { directorate, name: `Sends twice as ${role}`, role, area, from: '2026-01-01' })
    const { token } = await linkFor(caller, { directorate, person })
    const browser = visitor(site)
    await browser.send('/en/sign-in', { link: token })
    sessions.push({ role, cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  }
  tables = [...new Set((await privateColumns(town.superuser)).map(({ table }) => table))].filter((table) => !table.startsWith('frame.') && !/sessions|links/.test(table))
})

/** How many rows there are of everything that deeds make. */
const made = async () => (await sql<{ n: number }>`select ${sql.raw(tables.map((table) => `(select count(*) from ${table})`).join(' + '))}::int as n`.execute(town.superuser)).rows[0]!.n

type Form = { readonly page: string; readonly to: string; readonly cookie: string; readonly fields: Record<string, string>; readonly parts: boolean }

/** The forms on a page that change something, filled in with whatever fits the field. */
function formsOn(page: string, cookie: string, html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*\bmethod="post"[^>]*)>[\s\S]*?<\/form>/g)].flatMap(([form, tag = '']) => {
    const to = /\baction="([^"]*)"/.exec(tag)?.[1] ?? page
    const { once, ...typed } = formOn(form, form.includes('name="once"') ? 'once' : (/name="([^"]+)"/.exec(form)?.[1] ?? ''))
    for (const [input = '', name = ''] of form.matchAll(/<(?:input|textarea)\b[^>]*\bname="([^"]+)"[^>]*>/g)) {
      if (typed[name] !== '' || /type="(hidden|checkbox|radio|file)"/.test(input)) continue
      typed[name] = /type="date"/.test(input) ? '2027-06-01' : /numeric|decimal|type="number"/.test(input) ? '5' : /type="month"/.test(input) ? '2027-05' : /type="email"/.test(input) ? 'a@example.org' : /type="url"/.test(input) ? 'https://example.org/a' : 'In few words'
    }
    for (const [, name = '', options = ''] of form.matchAll(/<select\b[^>]*\bname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) typed[name] ||= /value="([^"]+)"/.exec(options)?.[1] ?? ''
    for (const [input = ''] of form.matchAll(/<input\b[^>]*\btype="(?:radio|checkbox)"[^>]*>/g)) typed[/name="([^"]+)"/.exec(input)?.[1] ?? ''] ||= /value="([^"]*)"/.exec(input)?.[1] ?? 'on'
    const buttons = [...form.matchAll(/<button\b[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"/g)].map(([, name = '', value = '']) => ({ [name]: value }))
    const parts = /multipart/.test(tag)
    return (buttons.length > 0 ? buttons : [{}]).map((button): Form => ({ page, to, cookie, fields: { ...(once && { once }), ...typed, ...button }, parts }))
  })
}

/** Every form of every page that acts on what is sent to it, as seen by those who work there. */
async function everyForm(): Promise<Form[]> {
  const { ids, idIn } = town
  const known = { lang: 'en', zone: 'kurzeme-old-town', wave: ids.wave, plan: ids.plan, cycle: ids.cycle, problem: ids.problem, action: ids.action, organisation: ids.organisation, agreement: idIn('partners.agreements'), improvement: idIn('work.improvements'), commissariat: ids.commissariat, block: 'a' }
  const pages = acting.filter((path) => path.startsWith(':lang/') && !/sign-|\.(csv|pdf)$/.test(path)).flatMap((path) => [filled(path, known), ...(path.includes(':wave') ? [filled(path, { ...known, wave: ids.open })] : [])])
  const found: Form[] = []
  for (const page of new Set(pages)) for (const { cookie } of sessions) {
    const answer = await site.request(`http://localhost${page}`, { headers: { cookie } })
    const html = await answer.text()
    if (answer.status === 200) found.push(...formsOn(page, cookie, html).filter(({ to }) => to !== '/en/sign-out'))
  }
  return found
}

async function sent({ to, cookie, fields, parts }: Form): Promise<string> {
  const body = parts ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await site.request(`http://localhost${to}`, { method: 'POST', headers: { cookie, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, body, redirect: 'manual' })
  await answer.arrayBuffer()
  return `${answer.status} ${answer.headers.get('location') ?? ''}`
}

/** Sends each twice, the second time as a browser does that lost the first answer: what the second one made, and whether it was told otherwise. */
async function twice(forms: readonly Form[]) {
  const [doubled, otherwise, effects] = [[] as string[], [] as string[], [] as string[]]
  for (const form of forms) {
    const none = await made()
    const first = await sent(form)
    const one = await made()
    const second = await sent(form)
    const two = await made()
    const what = `${form.to} ${JSON.stringify(form.fields).slice(0, 160)}`
    if (one > none) effects.push(what)
    if (two > one) doubled.push(what)
    if (one !== none && first !== second) otherwise.push(`${what}: ${first}, then ${second}`)
  }
  return { doubled, otherwise, effects }
}

let forms: Form[]
test('every form that changes something carries a key of its own that nothing but its page knows (REL-11)', async () => {
  forms = await everyForm()
  assert.ok(forms.length > 60, `${forms.length} forms`)
  assert.deepEqual(forms.filter(({ fields }) => !/^[\w-]{22}$/.test(fields.once ?? '')), [])
  const again = formsOn('/en/station/people', sessions[2]!.cookie, await (await site.request('http://localhost/en/station/people', { headers: { cookie: sessions[2]!.cookie } })).text())
  assert.ok(again.length > 0 && again.every(({ fields }) => !forms.some(({ fields: { once } }) => once === fields.once)))
})

test('a form sent twice has one effect and the same answer, and without its key two effects (REL-11)', async (t) => {
  // By day one of each kind of page and button; at night all of them.
  const kinds = new Map(forms.map((form) => [`${form.to.replace(/[0-9a-f-]{36}/g, ':id')} ${Object.keys(form.fields).sort().join(' ')} ${form.fields.intent ?? ''}`, form]))
  const chosen = night ? forms : [...kinds.values()]
  const { doubled, otherwise, effects } = await twice(chosen)
  t.diagnostic(`${chosen.length} forms sent twice, ${effects.length} with an effect`)
  assert.deepEqual({ doubled, otherwise }, { doubled: [], otherwise: [] })
  assert.ok(effects.length >= 8, effects.join('\n'))
  // The control: the same forms as they would be without a key.
  const bare = await twice([...new Map(chosen.map((form) => [form.to, form])).values()].map(({ fields: { once: _once, ...fields }, ...form }) => ({ ...form, fields })))
  assert.ok(bare.doubled.length >= 3, `${bare.doubled.length} of ${bare.effects.length} done twice`)
})

test('signing out twice is signing out once, and no fault of ours (REL-11)', async () => {
  const { cookie } = sessions[0]!
  assert.deepEqual(await Promise.all([1, 2, 3].map(() => sent({ page: '/en', to: '/en/sign-out', cookie, fields: {}, parts: false }))), ['302 /en', '302 /en', '302 /en'])
})

test('fifty taps at once on one form are one effect and fifty equal answers; what was typed anew on the same page is another (REL-11)', async () => {
  const form = forms.find(({ page, cookie, fields }) => page === '/en/station/people' && cookie === sessions[2]!.cookie && 'name' in fields && !('person' in fields))
  assert.ok(form)
  const named = (name: string) => ({ ...form, fields: { ...form.fields, name } })
  const called = async (name: string) => (await sql<{ n: number }>`select count(*)::int as n from people.persons where name = ${name}`.execute(town.superuser)).rows[0]!.n
  const answers = await Promise.all(Array.from({ length: 50 }, () => sent(named('Tapped Often'))))
  assert.deepEqual([new Set(answers).size, await called('Tapped Often')], [1, 1], `${answers[0]} ${JSON.stringify(form.fields)}`)
  await sent(named('Typed Anew'))
  assert.deepEqual([await called('Tapped Often'), await called('Typed Anew')], [1, 1])
})

test('every command there is, asked with what fits the town three times at once under one key, answers alike and leaves one line (REL-11)', async (t) => {
  const asked = askedOfTown(town)
  const lines = async (name: string) => (await sql<{ n: number }>`select count(*)::int as n from frame.record where name = ${name}`.execute(town.superuser)).rows[0]!.n
  const told = async (answer: Promise<unknown>) => JSON.stringify(await answer.then((given) => given ?? {}, (no: unknown) => (no instanceof Refusal ? { refused: no.code } : Promise.reject(no))))
  let done = 0
  for (const deed of deeds.filter(({ kind, deed: name }) => kind === 'command' && !leavesNothing.has(name) && name in asked)) {
    const actor: Actor = { kind: 'person', id: town.ids.person, directorate: town.ids.directorate, posts: (['admin', 'commander', 'analyst'] as const).map((role) => ({ role, area: role === 'admin' ? town.ids.directorate : town.ids.commissariat, commissariat: role === 'admin' ? null : town.ids.commissariat })) }
    const before = await lines(deed.deed)
    const answers = await Promise.all([1, 2, 3].map(() => told(deed({ actor, store: town.store, now: lockedOn, repeat: repeatOf(`of ${deed.deed}`, 'the same') }, asked[deed.deed]))))
    const refusedAll = answers.every((answer) => answer.startsWith('{"refused"'))
    assert.equal(new Set(answers).size, 1, `${deed.deed}: ${answers.join(' ')}`)
    if (refusedAll) continue
    done++
    assert.equal(await lines(deed.deed) - before, 1, deed.deed)
  }
  t.diagnostic(`${done} commands done`)
  assert.ok(done >= 20, `${done} commands done`)
})

test('what leaves nothing is what is said quietly, and is once by itself (REL-11)', () => {
  const quiet = deeds.filter((deed) => deed.kind === 'command' && /quiet: true/.test(String((deed as unknown as { trace: unknown }).trace))).map(({ deed }) => deed as string)
  assert.ok(quiet.length >= 8)
  assert.deepEqual(quiet.filter((name) => !leavesNothing.has(name)), [])
})
