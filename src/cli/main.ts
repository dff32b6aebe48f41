import { isPlain } from '#platform/plain.ts'
import { commands } from './terminal/commands.ts'

/** What is said to somebody who asks what there is. */
function help(): string {
  const widest = Math.max(...Object.keys(commands).map((word) => word.length))
  const lines = Object.entries(commands).map(([word, { sentence }]) => `  ${word.padEnd(widest)}  ${sentence}`)
  return ['Vatra: residents are asked, a plan is agreed, they are asked again, and what changed is said in public.', '', 'vatra <command> …', '', ...lines, '',
    'vatra <command> --help says more. Exit codes: 0 done, 1 refused or failed, 2 not understood.'].join('\n')
}

/** Finds the command, runs it, and says its exit code: 0 done, 1 refused or failed, 2 not understood. */
async function main([word, ...rest]: readonly string[]): Promise<number> {
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
    console.log(help())
    return word === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (!command) {
    console.error(`There is no command "${word}". vatra --help lists them: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  return await (await command.load())(rest)
}

function failed(fault: unknown): number {
  console.error(isPlain(fault) ? fault.message : fault)
  return 1
}

// A reader such as head may leave early; what is left unsaid is then no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main(process.argv.slice(2)).catch(failed)
