import { styleText } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { examine, type Finding } from './installation/examine.ts'
import { flags } from './terminal/flags.ts'

const usage = `vatra doctor [--json]
Looks at this installation and says what is wrong: a sentence a check. Exit code 1 when something is.`

/** vatra doctor: every check with its sentence, or one JSON array of {check, ok, says}. */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, { json: { type: 'boolean' }, help: { type: 'boolean' } })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  const findings = await examine(readConfig())
  console.log(asked.json ? JSON.stringify(findings, null, 2) : findings.map(line).join('\n'))
  return findings.every(({ ok }) => ok) ? 0 : 1
}

function line({ check, ok, says }: Finding): string {
  return `${styleText(ok ? 'green' : 'red', ok ? 'well ' : 'WRONG')}  ${check.padEnd(12)}  ${says.replaceAll('\n', '\n                     ')}`
}
