import { speak } from '#web/say.ts'

type CellFault = { readonly row: number; readonly column: string; readonly code: string; readonly value: string }

/** As many faults as fit on a screen; --json tells all that were looked up. */
const shown = 20

/** Names the cells of a file that cannot be read and says that nothing was kept, and what can be done; the exit code of a file that was refused. */
export function tellFaults(faults: readonly CellFault[], inAll: number, { json, remedy = '' }: { readonly json: boolean; readonly remedy?: string }): number {
  const say = speak('en')
  if (json) console.log(JSON.stringify(faults, null, 2))
  else for (const { row, column, code, value } of faults.slice(0, shown)) console.error(`row ${row}, ${column || 'no column'}: ${say.any(code)}${value === '' ? '' : ` (${value})`}`)
  console.error(`Nothing was kept: ${inAll} ${inAll === 1 ? 'cell' : 'cells'} cannot be read.${remedy}`)
  return 1
}
