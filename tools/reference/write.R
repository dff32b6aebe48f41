# Writes a reference: numbers with seventeen digits, nothing known as null, and who made it. Sourced by the scripts beside it.
options(warn = 1, digits = 17)

#' A value as JSON: named lists are objects, vectors are lists, one number alone is a number unless it is kept with I().
json <- function(x) {
  if (is.null(x)) return('null')
  if (is.list(x)) {
    parts <- vapply(x, json, '')
    if (is.null(names(x))) return(paste0('[', paste(parts, collapse = ','), ']'))
    return(paste0('{', paste0('"', names(x), '":', parts, collapse = ','), '}'))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(row) I(unname(x[row, ])))))
  cells <- if (is.character(x)) paste0('"', gsub('"', '\\\\"', x), '"') else if (is.logical(x)) tolower(as.character(x)) else {
    sprintf('%.17g', ifelse(!is.na(x) & abs(x) < 1e-307, 0, as.numeric(x)))
  }
  cells[is.na(x)] <- 'null'
  if (length(x) == 1 && !inherits(x, 'AsIs')) cells else paste0('[', paste(cells, collapse = ','), ']')
}

#' The versions of R and of the named packages, as every reference tells them.
made_by <- function(script, packages = character()) {
  versions <- vapply(packages, function(name) paste(name, packageVersion(name)), '')
  paste0(paste(c(paste0('R ', getRversion()), versions), collapse = ', '), ': tools/reference/', script)
}

write_reference <- function(x) {
  con <- file(commandArgs(TRUE)[1], 'w')
  # A part a line, so that a change can be read.
  writeLines(paste0('{\n', paste0('"', names(x), '":', vapply(x, json, ''), collapse = ',\n'), '\n}'), con)
  close(con)
}
