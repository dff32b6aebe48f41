import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isIP } from 'node:net'
import { readConfig } from '#platform/config.ts'
import { plain } from '#platform/plain.ts'
import { flags } from '../../terminal/flags.ts'
import { backupsOf } from '../backups.ts'
import { unitText } from './unit-text.ts'

const usage = `vatra unit [--user vatra] [--allow 10.0.0.5,10.0.1.0/24] [--memory 2G] [--vault]
Prints a unit for systemd that confines this installation: with the settings of the environment, write access to its own folders alone, no right of the
machine's, and the network of this machine and of the addresses that --allow names: the proxy in front, the relay of mail, providers people sign in with.
--vault: the root key, the key of TLS and the address of the database come encrypted from systemd's credentials, and lie in no file of ours.
  vatra unit --allow 192.0.2.25 | sudo tee /etc/systemd/system/vatra.service`

/** Settings that are no secret and stand in the unit; paths are made whole. */
const told = ['HOST', 'PORT', 'VATRA_PROXIES', 'VATRA_NAME', 'VATRA_CURRENCY', 'VATRA_LOCAL_HOSTS', 'VATRA_LOG', 'VATRA_SEALING'] as const
const paths = ['VATRA_FOLDER', 'VATRA_KEYS', 'VATRA_ERASED', 'VATRA_BACKUPS', 'VATRA_HEADS', 'VATRA_TLS_CERTIFICATE', 'VATRA_TLS_KEY', 'VATRA_DEVICES'] as const

/** vatra unit: a confined way of being started by the machine. */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, { user: { type: 'string', default: 'vatra' }, allow: { type: 'string', default: '' }, memory: { type: 'string', default: '2G' }, vault: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  const config = readConfig(), allow = (asked.allow ?? '').split(',').map((each) => each.trim()).filter(Boolean)
  for (const each of allow) if (!/^[\da-fA-F.:]+(\/\d{1,3})?$/.test(each) || isIP(each.split('/')[0]!) === 0) throw plain(`--allow names "${each}", which is no address and no range. systemd knows no names: write 192.0.2.25 or 10.0.0.0/24.`)
  if (!/^[a-z_][a-z0-9_-]*$/.test(asked.user!) || asked.user === 'root') throw plain('--user is an ordinary user of this machine, such as vatra, and never root.')
  if (!/^\d+[MG]$/.test(asked.memory!)) throw plain('--memory is a number with M or G behind it, such as 2G.')
  const env = Object.fromEntries([
    ...told.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : [])),
    ...paths.flatMap((name) => (process.env[name] ? [[name, resolve(process.env[name])] as const] : [])), ['VATRA_FOLDER', config.folder], ['VATRA_KEYS', config.keys],
  ].filter(([name]) => !asked.vault || (name !== 'VATRA_KEYS' && name !== 'VATRA_TLS_KEY')))
  const writes = [dirname(config.erased), backupsOf(config), ...(process.env.VATRA_HEADS ? [resolve(process.env.VATRA_HEADS)] : [])].filter((path) => !path.startsWith(`${config.folder}/`))
  console.log(unitText(config, { user: asked.user!, root: fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, ''), node: process.execPath, env, allow, memory: asked.memory!, writes, vault: asked.vault ?? false }))
  return 0
}
