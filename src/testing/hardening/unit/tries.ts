import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'

/** What a service of systemd can do, one word each, written into its own folder: it is started in the place of Vatra, by the unit's own lines. */
const [outcome, elsewhere] = process.argv.slice(2) as [string, string]
const reach = ([host, port]: readonly [string, number]) => new Promise<boolean>((done) => {
  const line = connect({ host, port, timeout: 3000 }, () => (line.destroy(), done(true)))
  for (const end of ['error', 'timeout'] as const) line.on(end, () => (line.destroy(), done(false)))
})
const [host = '', port = ''] = elsewhere.split('|')
const can = (what: () => unknown): boolean => {
  try {
    return what() !== false
  } catch {
    return false
  }
}

const tries: Readonly<Record<string, boolean>> = {
  'write its own': can(() => { writeFileSync('/srv/vatra/data/own', ''); writeFileSync('/srv/vatra/keys/own', '') }),
  'reach this machine': await reach(['127.0.0.1', Number(port)]),
  'reach another address': host !== '' && (await reach([host, Number(port)])),
  'write elsewhere': can(() => writeFileSync('/var/lib/elsewhere/letter', '')),
  'read a home': can(() => readFileSync(['', 'home', 'somebody', 'letter'].join('/'))),
  'read what others put by': can(() => readFileSync('/tmp/letter')),
  'see other programs': readdirSync('/proc').includes('1'),
  'see a disk': readdirSync('/dev').some((name) => /^(vd|sd|nvme|xvd|loop|kmsg|mem)/.test(name)),
  'make a namespace': spawnSync('/usr/bin/unshare', ['--user', 'true']).status === 0,
  'speak with the kernel about the network': can(() => networkInterfaces()),
}
writeFileSync(outcome, JSON.stringify(Object.keys(tries).filter((name) => tries[name])))
