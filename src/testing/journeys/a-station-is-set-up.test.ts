import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { firstStart } from '#cli/installation/first-start.ts'
import { makeApp } from '#web/http/app.ts'
import { cheapHash } from '../sign-in/cheap-hash.ts'
import { codeOf } from '../sign-in/code-of.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { maps } from '../mapped-town.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** From an empty database to an officer at work: one sitting of an administrator, by plain HTTP and without JavaScript. Each test goes on where the one before it ended. */
cheapHash()
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Awaited<ReturnType<typeof makeApp>>
let link = ''
before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  ;({ link } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
})
after(() => store.close())

const comes = () => visitor({ request: (path, init) => site.request(path, init) })
const admin = comes()
const password = 'lantern orchard seventeen ferry'
const list = async () => ok(await admin.see('/en/station/setting-up'))

/** Opens a link and sets up a password with codes; a minute passes, as it does. */
async function setsUp(somebody: ReturnType<typeof visitor>, at: string, name: string): Promise<Seen> {
  const page = ok(await somebody.send('/en/sign-in', { link: at.split('link=')[1]! }))
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(page.html)![1]!
  const home = ok(await somebody.send('/en/sign-in/set-up', { ...formOn(page.html, 'secret'), name, password, code: codeOf(secret, now) }))
  return home
}

/** What a select offers under these words. */
const option = (page: Seen, words: RegExp): string => [...page.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)].find(([, , said]) => words.test(said!))![1]!

test('an installation that has nothing says what is to be done, in its order, to its administrator and to nobody else', async () => {
  await setsUp(admin, link, 'chief')
  says(ok(await admin.see('/en/station')), /Setting up/)
  const page = says(await list(), /7 steps are left/)
  says(page, /Zones To do .* There is no zone yet/)
  says(page, /Auditor: nobody holds this post/)
  says(page, /Administration can be done from any device: whoever runs this machine can hold it to those/)
  says(page, /Recovery sheet To do .* vatra keys sheet/)
  says(ok(await admin.see('/ro/station/setting-up')), /Au mai rămas 7 pași/)
  assert.match((await comes().see('/en/station/setting-up')).path, /sign-in/)
})

test('zones are brought in from a file, and the way leads back to the list', async () => {
  const at = /href="(\/en\/station\/zones\/import\?[^"]*)"/.exec((await list()).html)![1]!
  const map = { geojson: JSON.stringify(maps.talsi), commissariat: 'talsi', name: 'Talsi' }
  const looked = ok(await admin.hand(at, { ...map, intent: 'look' }))
  says(looked, /2 zones/)
  const back = ok(await admin.hand(at, { ...map, intent: 'keep' }))
  assert.equal(back.path, '/en/station/setting-up')
  says(back, /6 steps are left/)
  says(back, /Zones Done .* Talsi Commander: nobody holds this post/)
  says(back, /Talsi: 2 zones have no officer/)
})

test('posts are opened and people are let in, each with a link that is shown once', async () => {
  const at = /href="(\/en\/station\/posts\?area=[^"]*)"/.exec((await list()).html)![1]!
  const page = ok(await admin.see(at))
  let last: Record<string, string> = {}
  const lets = async (name: string, role: string, area: RegExp) => {
    const sent = { ...formOn((await admin.see(at)).html, 'to'), intent: 'open', name, role, area: option(page, area), from: '2027-06-01', to: '', mailbox: '' }
    const done = ok(await admin.send(at, sent))
    last = sent
    says(done, new RegExp(`A sign-in link for ${name}`))
    return /\/en\/sign-in\/link#link=[A-Za-z0-9_-]{43}/.exec(done.html)![0]
  }
  for (const [name, role] of [['Ieva Ozola', 'commander'], ['Arta Hoxha', 'analyst'], ['Signe Apse', 'survey-owner'], ['Maris Kalnins', 'zone-officer']] as const) await lets(name, role, role === 'zone-officer' ? /^Lakeside$/ : /^Talsi$/)
  says(await list(), /This directorate is being founded: until 1 July 2027 at most, Administrator names .* It ends when you name a second administrator/)
  for (const [name, role] of [['Laine Audit', 'auditor'], ['Dace Prava', 'data-protection'], ['Otto Kalns', 'admin']] as const) await lets(name, role, /^Riverland$/)
  // A form that was drawn while the founding ran is the same deed when it is sent again, also when it ended the founding; without the field it is another, and is refused as such.
  assert.equal(last.founding, 'yes')
  says(ok(await admin.send(at, last)), /A sign-in link for Otto Kalns/)
  const { founding: _, ...without } = last
  assert.doesNotMatch((await admin.send(at, without)).html, /A sign-in link for Otto Kalns/)
  assert.equal(formOn((await admin.see(at)).html, 'to').founding, undefined)
  // From here on two give such a post, and whoever asks gets no link.
  const asked = ok(await admin.send(at, { intent: 'open', name: 'Made Up', role: 'hq', area: option(page, /^Riverland$/), from: '2027-06-01', to: '', mailbox: '' }))
  says(asked, /It waits for a second person/)
  assert.doesNotMatch(asked.html, /sign-in\/link#/)
  assert.doesNotMatch(wordsOf((await list()).html), /is being founded/)
  says(ok(await admin.see('/en/station/posts/trusted')), /Made Up Headquarters, Riverland .* Laine Audit Auditor, Riverland 1 June 2027 – Administrator alone, when the directorate was founded/)
  const wrong = await admin.send(at, { intent: 'open', name: 'Nobody', role: 'commander', area: option(page, /^Lakeside$/), from: '2027-06-01', to: '' })
  assert.equal(wrong.status, 422)
  says(wrong, /This role cannot be held over this area/)
  assert.match(wrong.html, /value="Nobody"/, 'what was typed comes back')
  says(await list(), /Talsi: one zone has no officer/)
  const besnik = comes()
  const home = await setsUp(besnik, await lets('Besnik Leka', 'zone-officer', /^Old Town$/), 'besnik@talsi.example')
  says(home, /Signed in as Besnik Leka/)
  says(ok(await besnik.see('/en/station')), /Old Town/)
  assert.equal((await besnik.see('/en/station/setting-up')).status, 403)
  assert.equal((await besnik.see('/en/station/posts')).status, 403)
  says(await list(), /4 steps are left/)
})

test('what leaves no trace is said to be done by the administrator, and may be taken back', async () => {
  for (const step of ['single-sign-on', 'mail', 'recovery-sheet', 'backup']) ok(await admin.send('/en/station/setting-up', { step, done: 'yes' }))
  says(await list(), /Everything is done/)
  ok(await admin.send('/en/station/setting-up', { step: 'mail', done: 'no' }))
  says(await list(), /One step is left/)
  assert.equal((await admin.send('/en/station/setting-up', { step: 'no-such-step', done: 'yes' })).status, 422)
})

test('a post is handed over on its own page, its past stays, and a post that somebody needs to leave first is not closed', async () => {
  const posts = ok(await admin.see('/en/station/posts'))
  says(posts, /Zone officer Lakeside Maris Kalnins 1 June 2027/)
  const at = [...posts.html.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([row]) => row).find((row) => row.includes('Maris Kalnins'))!.match(/href="(\/en\/station\/posts\/[^"]+)"/)![1]!
  const page = says(ok(await admin.see(at)), /Held by Maris Kalnins/)
  now = new Date('2027-06-01T09:04:00Z')
  const person = option(page, /^Arta Hoxha$/)
  says(await admin.send(at, { intent: 'hand-over', person: '', on: '2027-06-01', to: '' }), /There is a problem/)
  const after = ok(await admin.send(at, { intent: 'hand-over', person, on: '2027-06-01', to: '2027-09-01' }))
  says(after, /Held by Arta Hoxha until 1 September 2027/)
  const kept = await admin.send(at, { intent: 'hand-over', person: option(page, /^Signe Apse$/), on: '2027-06-01', to: '' })
  assert.equal(kept.status, 409)
  says(kept, /a post that is kept apart from this one/)
  assert.equal((await admin.see('/en/station/posts/no-such-post')).status, 404)
  const left = ok(await admin.send(at, { intent: 'leave', on: '2027-06-01' }))
  says(left, /vacant since/)
  ok(await admin.send(at, { intent: 'close', on: '2027-06-01' }))
  assert.doesNotMatch(wordsOf(ok(await admin.see('/en/station/posts')).html), /Zone officer Lakeside/)
  says(ok(await admin.see('/en/station/posts?closed=yes')), /Zone officer Lakeside closed on 1 June 2027/)
})

test('nothing is done in a bare installation, and each post that is missing is told by itself: one officer for two zones is one too few', async () => {
  const { stepsOf } = await import('#web/station/setting-up/steps.ts')
  const bare = stepsOf({ commissariats: [], above: [], villages: 0, persons: 1, ticked: [] }, { signOn: false, mail: false })
  assert.equal(bare.filter(({ done }) => done).length, 0)
  const nearly = { commissariats: [{ commissariat: 'c', names: {}, zones: 2, drawn: 2, posts: [{ role: 'zone-officer' as const, open: 2, held: 1 }] }], above: [], villages: 0, persons: 1, ticked: [] }
  assert.deepEqual(stepsOf(nearly, { signOn: true, mail: true }).find(({ step }) => step === 'posts')!.missing.map(({ what, role, count }) => role ?? `${what} ${count}`), ['commander', 'analyst', 'survey-owner', 'officers 1'])
})
