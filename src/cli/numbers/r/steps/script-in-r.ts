import { plain } from '#platform/plain.ts'
import { inR } from './in-r.ts'

/** What a script in R says of itself: which tool's numbers it works out anew, from which files, with which packages (and the versions it was tried with). */
export type ScriptInR = { readonly says: string; readonly files: readonly string[]; readonly packages: readonly (keyof typeof tried)[]; readonly steps: readonly string[] }

const tried = { survey: '4.1-1', spdep: '1.2-7', sf: '1.0-9', survival: '3.5-3' } as const

/**
 * A whole script: what it is, its packages, how a file is read and how rows are printed, and its own steps. It opens no file before it is run;
 * what is not understood in one is then said by R.
 */
export function scriptInR({ says, files, packages, steps }: ScriptInR): string {
  const other = files.find((path) => /\.(geo)?json(\.gz)?$|\.parquet$/i.test(path))
  if (other !== undefined) throw plain(`The script in R reads CSV, not ${other}.`)
  const versions = ['R 4.2.2', ...packages.map((name) => `${name} ${tried[name]}`)].join(', ')
  return [`# ${says}\n# Tried with ${versions}.`, ...packages.map((name) => `suppressPackageStartupMessages(library(${name}))`), reading, printing, ...steps].join('\n') + '\n'
}

/** The cells of a file as text, as they stand in it. */
export const cellsOf = (path: string) => `read_cells(${path === '-' ? 'file("stdin")' : inR(path)})`

const reading = `
# A file as it stands: every cell text, an empty one "". The delimiter is the one that parts the heading most often.
read_cells <- function(path, header = TRUE) {
  if (is.character(path) && identical(readBin(path, "raw", 2), as.raw(c(0xff, 0xfe)))) path <- file(path, encoding = "UTF-16LE")
  lines <- sub("^\\ufeff", "", readLines(path, encoding = "UTF-8", warn = FALSE))
  if (!all(validUTF8(lines))) stop("The file is not in UTF-8; save it so for R.")
  marks <- c(",", ";", "\\t", "|")
  if (grepl("^sep=[,;|\\t]$", lines[1])) {
    marks <- substring(lines[1], 5)
    lines <- lines[-1]
  }
  parts <- sapply(marks, function(mark) sum(strsplit(gsub('"[^"]*"', "", lines[1]), "")[[1]] == mark))
  read.table(text = lines, header = header, sep = marks[which.max(parts)], quote = "\\"", colClasses = "character", na.strings = character(),
    strip.white = TRUE, check.names = FALSE, comment.char = "", encoding = "UTF-8")
}

# The number in a cell; NA where there is none.
number_in <- function(cell) suppressWarnings(as.numeric(cell))`

const printing = `
# Rows as CSV, numbers with seventeen digits; what is not known is an empty cell.
print_rows <- function(rows) {
  numbers <- sapply(rows, is.numeric)
  rows[numbers] <- lapply(rows[numbers], function(x) ifelse(is.finite(x), sprintf("%.17g", x), ""))
  write.csv(rows, row.names = FALSE, quote = which(!numbers), na = "")
}`
