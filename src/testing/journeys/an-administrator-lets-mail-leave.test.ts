import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { letLinksSuffice } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { mailboxes, wordsOf as textOf } from '../mail/mailboxes.ts'
import { maps } from '../mapped-town.ts'
import { ok, says, visitor } from '../visitor.ts'

/** An administrator sets mail up, tries it, invites a colleague by it and stops it again: by plain HTTP and a real mail server, without JavaScript. Each test goes on where the one before it ended. */
const now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof makeApp>>
let boxes: Awaited<ReturnType<typeof mailboxes>>
let directorate = '', commissariat = ''
const [admin, gita] = [visitor({ request: (path, init) => site.request(path, init) }), visitor({ request: (path, init) => site.request(path, init) })]
const at = '/en/station/mail'
before(async () => {
  [store, boxes] = await Promise.all([ownDatabase(), mailboxes()])
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  site = await makeApp(store, { clock: () => now })
  const first = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!
  directorate = first.directorate
  commissariat = (await importZones({ actor: operator, store, now }, { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })).commissariats[0]!.id
  await letLinksSuffice({ actor: operator, store, now }, { directorate, suffice: true })
  ok(await admin.send('/en/sign-in', { link: first.link.split('link=')[1]! }))
})
after(async () => { await Promise.all([store.close(), boxes.close()]) })

const typed = () => ({ intent: 'keep', host: '127.0.0.1', port: String(boxes.port), security: 'plain', login: 'talk', password: 'orchard ferry', sender: 'talk@example.org', site: 'https://talk.example.org/' })

test('without settings the page says that everything works, and an invitation is shown to be handed over', async () => {
  says(ok(await admin.see(at)), /No mail leaves\. Everything works without it/)
  says(ok(await admin.see('/ro/station/mail')), /Nu pleacă poștă\. Totul merge și fără ea/)
  const made = ok(await admin.send('/en/station/people', { intent: 'add', name: 'Hanna Liepa', role: 'analyst', area: commissariat, from: '2027-06-01', mailbox: 'hanna@example.org' }))
  assert.match(made.html, /\/en\/sign-in\/link#link=[\w-]{43}/)
})

test('what is wrong is said beside its field, what was typed comes back, and the password never', async () => {
  const wrong = await admin.send(at, { ...typed(), host: 'http://mail', port: 'many', sender: 'nobody', site: 'https://talk.example.org/en' })
  assert.equal(wrong.status, 422)
  says(wrong, /A port is a number.*This is not an e-mail address.*Write the address of this site/)
  assert.doesNotMatch(wrong.html, /orchard/)
  assert.equal(formOn(wrong.html, 'host').sender, 'nobody')
  says(await admin.send(at, { ...typed(), host: '192.168.1.4', port: '25', security: 'starttls' }), /This name leads into the house's own network, which is not called/)
  says(await admin.send(at, { ...typed(), host: 'smtp.example.org', port: '25' }), /Without encryption mail leaves only to a server of the station's own network/)
})

test('an administrator sets mail up, sends themself a message, and is told in plain words what went wrong and when it went well', async () => {
  says(ok(await admin.send(at, typed())), /Kept\. Send yourself a message.*Mail leaves through 127\.0\.0\.1/)
  boxes.set('login')
  says(ok(await admin.send(at, { intent: 'try', mailbox: 'doina@example.org' })), /The last message did not leave\. The server does not take this sign-in name with this password\. Type both again/)
  boxes.set('well')
  says(ok(await admin.send(at, { intent: 'try', mailbox: 'doina@example.org' })), /The server has taken the message/)
  assert.equal(textOf(boxes.came.at(-1)!.raw).trim().split(/\r?\n/)[0], 'You have a new message. Open it here:')
  const kept = ok(await admin.send(at, { ...typed(), password: '' }))
  assert.doesNotMatch(kept.html, /orchard/)
  says(ok(await admin.send(at, { ...typed(), password: '', sender: 'police@example.org' })), /Sender or address tell who writes: .police/)
  ok(await admin.send(at, typed()))
})

test('a colleague whose address is typed gets a message that says nothing, opens it by the short address, and comes in; the link is not shown', async () => {
  const made = says(ok(await admin.send('/en/station/people', { intent: 'add', name: 'Gita Ozola', role: 'analyst', area: commissariat, from: '2027-06-01', mailbox: 'Gita@Example.org' })), /A message is on its way to Gita Ozola/)
  assert.doesNotMatch(made.html, /sign-in\/link#link=/)
  await mailLeavesNow(directorate, store, () => now)
  assert.doesNotMatch(boxes.came.at(-1)!.raw, /Gita Ozola|sign-in|analyst/)
  const [address, code] = boxes.linkTo('gita@example.org').split('#')
  assert.equal(address, 'https://talk.example.org/m')
  const page = says(ok(await gita.send('/en/m', { code: code! })), /This link signs you in once/)
  says(ok(await gita.send('/en/sign-in', formOn(page.html, 'link'))), /Signed in as Gita Ozola/)
  assert.equal((await gita.see(at)).status, 403)
})

const looked = process.env.VATRA_NIGHT === '1' || process.env.VATRA_PICTURES !== undefined
test('a checking program finds nothing wrong on the page, and it fits a phone and a wide screen, in both languages', { skip: noBrowser || !looked }, async () => {
  const browser = await openBrowser()
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const [language, width] of [['ro', 360], ['en', 1280]] as const) {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.route('**/*', async (route) => {
      const { pathname, search } = new URL(route.request().url())
      const answer = await site.request(`http://localhost${pathname}${search}`, { headers: { cookie } })
      return route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type') ?? 'text/plain', body: Buffer.from(await answer.arrayBuffer()) })
    })
    for (const path of ['mail', 'people']) {
      await page.goto(`http://localhost/${language}/station/${path}`)
      if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/station-${path}-${language}.png`, fullPage: true })
      assert.deepEqual(await faultsSeen(page), [], path)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than ${width}`)
    }
    await page.close()
  }
  await browser.close()
})

test('mail is stopped: settings and password are gone, and the pages say that none leaves', async () => {
  says(ok(await admin.send(at, { intent: 'stop' })), /No mail leaves any more/)
  says(ok(await visitor(site).see('/en/mine')), /No mail leaves from here/)
  says(await admin.send(at, { intent: 'try', mailbox: 'doina@example.org' }), /No mail leaves here\. An administrator can set it up/)
})
