import { Refusal } from '#frame/refusal.ts'
import { columnsLacking, readIncidents, type Expected } from '../rules/reading/read-incidents.ts'
import type { SomeIncidents } from '../rules/reading/some-incidents.ts'
import type { Profile } from '../words.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { linesIn } from '#platform/table/lines-in.ts'
import type { InPieces } from '#platform/table/pieces-of.ts'
import { eachRow, refusePeople } from './file-of-incidents.ts'

/** Incidents of one statement: enough that its cost is spread, few enough that putting it together keeps nobody waiting. */
const chunk = 500
type Told = ReturnType<ReturnType<typeof readIncidents>['told']>

/**
 * Reads the incidents of a file and finds everything that is wrong with it. `keep` is handed some hundreds at a time, while the next are
 * being read. What it keeps before a fault shows is let go with the transaction, unless faulty rows may be left out.
 */
export async function incidentsOfFile(text: InPieces, expected: Expected, keep: (incidents: SomeIncidents) => Promise<void>): Promise<Told> {
  let reading: ReturnType<typeof readIncidents> | undefined
  const lines = await linesIn(text)
  let keeping = Promise.resolve(), rows = 0
  const put = async () => {
    await keeping
    keeping = keep(reading!.drain())
    keeping.catch(() => {}) // awaited at the next turn; reading may fail before that
  }
  const take = (cells: readonly string[]) => (rows++, reading ? reading.take(cells) : void (reading = begun(cells, expected)))
  await eachRow(text, expected.profile.delimiter, take, async () => {
    tellStep('incidents.at-lines', rows, lines)
    if (reading && reading.waiting() >= chunk) await put()
  })
  if (!reading) throw new Refusal('invalid', 'incidents.file-is-empty', { file: 'incidents.file-is-empty' })
  await put()
  await keeping
  const told = reading.told()
  refusePeople(told.personal)
  return told
}

function begun(header: readonly string[], expected: Expected) {
  refuseUnfit(header, expected.profile)
  return readIncidents(header, expected)
}

function refuseUnfit(header: readonly string[], profile: Profile): void {
  const lacking = columnsLacking(header, profile)
  if (lacking.length > 0) throw new Refusal('invalid', 'incidents.profile-does-not-fit', { profile: 'incidents.profile-does-not-fit' }, { columns: lacking.join(', ') })
}
