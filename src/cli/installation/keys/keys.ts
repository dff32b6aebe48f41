import { readConfig } from '#platform/config.ts'
import { retire } from './retire.ts'
import { rewrap } from './rewrap.ts'
import { rotate } from './rotate.ts'
import { recover } from './recover.ts'
import { sheet } from './sheet.ts'
import { giveUp } from './give-up.ts'
import { state } from './state.ts'
import { typed, notUnderstood } from '../../deed/typed.ts'

const usage = `vatra keys sheet     prints the keys in groups that a person can type back. Keep the paper as you keep the key: apart from the data
vatra keys recover   reads such groups from the keyboard or a file (< sheet.txt) and puts the key file back where it is missing
vatra keys rotate    adds a version of the key and wraps every data key anew, while Vatra goes on working
vatra keys rewrap    wraps what is left under older versions anew: goes on where a rotation was stopped
vatra keys retire N  destroys version N of the key when nothing needs it any more, no row and no backup that is kept
vatra keys state     says which versions there are, what each still opens, and where the key file lies
vatra keys give-up   says what of a survey does not open because its passing key is not here, and with --yes gives that up`

const ways = { sheet, recover, rotate, rewrap, state } as const

/** vatra keys: what has to be done with the keys that open what people write. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { json: { type: 'boolean' }, yes: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values: { json, yes, help }, positionals: [way, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (way === 'give-up' && rest.length === 0) return giveUp(readConfig(), { json: json ?? false, yes: yes ?? false })
  if (way === 'retire' && rest.length === 1 && /^[1-9]\d{0,3}$/.test(rest[0]!)) return retire(readConfig(), Number(rest[0]))
  if (way === undefined || rest.length > 0 || !Object.hasOwn(ways, way)) return (notUnderstood('Type one of sheet, recover, rotate, rewrap, retire N, state and give-up', usage), 2)
  return ways[way as keyof typeof ways](readConfig(), { json: json ?? false })
}
