import { statSync } from 'node:fs'
import { machineClock } from '#platform/clock.ts'
import { plain } from '#platform/plain.ts'
import { putBack } from '#domains/record/index.ts'
import type { Store } from '#platform/db.ts'
import { notUnderstood, typed } from '../deed/typed.ts'
import { withStore } from '../installation/open-installation.ts'
import { chainsVerified, sentenceOf } from './chains-verified.ts'
import { heldAgainstCopies, type Beside } from './held-against-copies.ts'
import { headsBrought } from './heads-brought.ts'
import { isWhole, sealsVerified, sentenceOfSeal } from './seals-verified.ts'

const usage = `vatra record verify [--heads FILE|FOLDER|-] [--copies FOLDER] [--key PUBLICKEY] [--json]
vatra record restore --copies FOLDER
Holds every line of the record against the line before it and against the heads that were signed, and says which lines were changed, taken out, put in, exchanged, cut off
or written anew, and whether the oldest were cut as they may be; then every closed round against the seal under which its answers lie. Exit code 1 when something was.
  --heads WHERE    heads that were kept elsewhere: the folder that VATRA_HEADS names or a file of it, what /open/record-heads.json answered, or messages with heads as they
                   came, pasted or saved: without them nobody can tell whether somebody who rules the database has cut off the end
  --copies FOLDER  sealed copies of the lines, as they lie beside the heads: says which lines are missing here and stand there, and which say something else there
  --key KEY        a public key that signed heads before this one; may be given several times
restore puts lines back that were cut off the end and stand in the copies, where nothing was written since; that it was done is written after them.`

/** vatra record verify and restore: every chain, in words. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { heads: { type: 'string' }, copies: { type: 'string' }, key: { type: 'string', multiple: true }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values, positionals } = read, word = positionals.join(' ')
  if (values.help) return console.log(usage) ?? 0
  if (word !== 'verify' && (word !== 'restore' || values.copies === undefined)) return (notUnderstood('Type vatra record verify, or vatra record restore --copies FOLDER', usage), 2)
  if (values.copies !== undefined && !statSync(values.copies, { throwIfNoEntry: false })?.isDirectory()) throw plain(`There is no folder ${values.copies}.`)
  if (word === 'restore') return withStore((store) => restored(store, values.copies!))
  const brought = values.heads === undefined ? { heads: [], anchors: [] } : await headsBrought(values.heads)
  return withStore(async (store) => {
    const told = await chainsVerified(store, machineClock(), brought.heads, values.key, brought.anchors)
    const beside = values.copies === undefined ? null : await heldAgainstCopies(store, machineClock(), values.copies)
    const seals = await sealsVerified(store, machineClock())
    const well = seals.every(({ rounds }) => rounds.every(isWhole)) && told.every(({ wrong }) => wrong.length === 0) && (beside === null || (beside.shut.length === 0 && beside.chains.every((one) => besideSentences(one).length === 0)))
    const whole = told.map((one) => ({ ...one, rounds: seals.find(({ directorate }) => directorate === one.directorate)?.rounds ?? [] }))
    if (values.json) console.log(JSON.stringify(beside ? { chains: whole, copies: { ...beside, chains: beside.chains.map(({ back, ...rest }) => ({ ...rest, back: back.length })) } } : whole, null, 2))
    else for (const { directorate, code, lines, heads: signed, brought: many, cutTo, wrong } of told) {
      const beyond = beside?.chains.filter((one) => one.directorate === directorate).flatMap(besideSentences) ?? []
      const oldest = cutTo > 0 ? ` The lines to ${cutTo} went when their time was over.` : ''
      console.log(`${code}: ${lines} lines, ${signed} signed heads, ${many} of them brought from elsewhere.${oldest} ${wrong.length + beyond.length === 0 ? 'Nothing was laid hands on.' : ''}`.trim())
      for (const sentence of [...wrong.map(sentenceOf), ...beyond]) console.log(`  ${sentence}`)
    }
    for (const { code, rounds } of values.json ? [] : seals) {
      const none = rounds.filter(({ found }) => found === 'none').length, off = rounds.filter((one) => !isWhole(one))
      if (rounds.length > 0) console.log(`${code}: ${rounds.length} closed rounds${none > 0 ? `, ${none} of them from before rounds were sealed` : ''}. ${off.length === 0 ? 'Their answers are as they were sealed.' : ''}`.trim())
      for (const one of off) console.log(`  ${sentenceOfSeal(one)}`)
    }
    for (const name of values.json ? [] : beside?.shut ?? []) console.log(`${name} does not open: it was changed, renamed, or sealed by another installation.`)
    return well ? 0 : 1
  })
}

/** What a chain lacks that its copy has, and where the two differ. */
export function besideSentences({ lacking, otherwise, back, broken }: Beside): string[] {
  return [
    ...lacking.map(([from, to]) => `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} missing here and ${from === to ? 'stands' : 'stand'} in the copies.`),
    ...(back.length > 0 ? ['vatra record restore --copies FOLDER puts back what was cut off the end.'] : []),
    ...(otherwise.length > 0 ? [`${otherwise.length === 1 ? 'Line' : 'Lines'} ${otherwise.slice(0, 20).join(', ')}${otherwise.length > 20 ? ' and more' : ''} ${otherwise.length === 1 ? 'says' : 'say'} something else in the copies.`] : []),
    ...(broken.length > 0 ? [`The copies themselves do not hang together at line ${broken[0]}.`] : []),
  ]
}

async function restored(store: Store, folder: string): Promise<number> {
  const { chains } = await heldAgainstCopies(store, machineClock(), folder)
  let lines = 0
  for (const { directorate, back, lacking } of chains) {
    if (back.length > 0) await putBack(store, machineClock(), directorate, back)
    else if (lacking.length > 0) console.log(`${directorate}: lines are missing that do not follow the last one here, or something was written since. They stay in the copies: vatra record verify --copies FOLDER says which.`)
    lines += back.length
  }
  console.log(lines === 0 ? 'There is nothing to put back.' : `${lines} lines are back. Verify them now with the heads that lie elsewhere.`)
  return lines === 0 ? 1 : 0
}
