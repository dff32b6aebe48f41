# Does rounds of work when told to on standard input, and answers each with its seconds of processor time.
folder <- commandArgs(TRUE)[1]
doubles <- function(name) { path <- file.path(folder, name); readBin(path, 'double', file.size(path) / 8) }
bytes <- function(name) { path <- file.path(folder, name); as.integer(readBin(path, 'raw', file.size(path))) }

serve <- function(ways) {
  told <- file('stdin', 'r')
  cat('ready\n')
  while (length(line <- readLines(told, 1)) > 0) {
    asked <- strsplit(line, ' ')[[1]]
    spent <- system.time(result <- ways[[asked[2]]](), gcFirst = FALSE)
    if (asked[1] == 'keep') for (k in seq_along(result)) writeBin(as.double(result[[k]]), file.path(folder, paste0(asked[2], '.', k - 1)))
    cat(spent[['user.self']] + spent[['sys.self']], '\n')
  }
}
