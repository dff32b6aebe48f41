import { z } from 'zod'
import { Head } from '#domains/record/words.ts'
import { machineClock } from '#platform/clock.ts'
import { plain } from '#platform/plain.ts'
import { notUnderstood, typed } from '../deed/typed.ts'
import { withStore } from '../installation/open-installation.ts'
import { chainsVerified, sentenceOf } from './chains-verified.ts'
import { readText } from '../table/read-text.ts'

const usage = `vatra record verify [--heads FILE|-] [--key PUBLICKEY] [--json]
Holds every line of the record against the line before it and against the heads that were signed every hour, and says which lines were changed, taken out, put in,
exchanged, cut off or written anew. Exit code 1 when something was.
  --heads FILE   heads that were kept elsewhere, a line of JSON each (as in the folder that VATRA_HEADS names) or what /open/record-heads.json answered: without them
                 nobody can tell whether somebody who rules the database has cut off the end
  --key KEY      a public key that signed heads before this one; may be given several times`

/** vatra record verify: every chain, in words. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { heads: { type: 'string' }, key: { type: 'string', multiple: true }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  if (read.values.help) return console.log(usage) ?? 0
  if (read.positionals.join(' ') !== 'verify') return (notUnderstood('Type vatra record verify', usage), 2)
  const heads = read.values.heads === undefined ? [] : headsIn(await readText(read.values.heads))
  return withStore(async (store) => {
    const told = await chainsVerified(store, machineClock(), heads, read.values.key)
    if (read.values.json) console.log(JSON.stringify(told, null, 2))
    else for (const { code, lines, heads: signed, brought, wrong } of told) {
      console.log(`${code}: ${lines} lines, ${signed} signed heads, ${brought} of them brought from elsewhere. ${wrong.length === 0 ? 'Nothing was laid hands on.' : ''}`.trim())
      for (const one of wrong) console.log(`  ${sentenceOf(one)}`)
    }
    return told.every(({ wrong }) => wrong.length === 0) ? 0 : 1
  })
}

/** Heads as they are dropped, a line each, or as they are published. */
function headsIn(text: string): Head[] {
  try {
    const lines = text.trim().startsWith('{"heads"') ? (JSON.parse(text) as { heads: unknown[] }).heads : text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown)
    return z.array(Head).parse(lines)
  } catch {
    throw plain('These are no heads of a record: a line of JSON each is needed, as they were dropped, or what the public address answered.')
  }
}
