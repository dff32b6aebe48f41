import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const there = 'for (package in commandArgs(TRUE)) find.package(package)'

/** Why scripts in R cannot be run here, said aloud; false where R and the packages are there. */
export function withoutR(packages: readonly string[]): string | false {
  const { status, error, stderr } = spawnSync('Rscript', ['-e', there, ...packages], { encoding: 'utf8' })
  return error ? 'R is not installed: there is no Rscript on the path' : status === 0 ? false : `R lacks one of ${packages.join(', ')}: ${stderr.trim().split('\n')[0]}`
}

/** Runs scripts one after the other in one R, each in a room of its own; what each printed, as rows, or the last lines of what went wrong. */
export function runInR(scripts: readonly string[]): (Record<string, string>[] | string)[] {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-in-r-')), files = scripts.map((_, i) => join(folder, `${i}.R`))
  scripts.forEach((script, i) => writeFileSync(files[i]!, script))
  const each = 'for (f in commandArgs(TRUE)) { out <- tryCatch(capture.output(source(f, local = new.env())), error = function(e) paste("FAULT", conditionMessage(e))); writeLines(out, paste0(f, ".out")) }'
  const { stderr } = spawnSync('Rscript', ['-e', each, ...files], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  try {
    return files.map((file) => {
      const said = readFileSync(`${file}.out`, 'utf8')
      return said.startsWith('FAULT') ? said : parse(said, { columns: true }) as Record<string, string>[]
    })
  } catch {
    return scripts.map(() => stderr)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
