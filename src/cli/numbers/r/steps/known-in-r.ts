/** The step that reads what is known of the population: how many there should be of each value of a column. */
export const knownInR = `
# What is known of the population: a file of a value and how many there should be of it, with or without a heading. Shares are taken of all.
known_in <- function(path, name, whole) {
  known <- setNames(read_cells(path, header = FALSE), c(name, "Freq"))
  if (is.na(number_in(known$Freq[1]))) known <- known[-1, ]
  known$Freq <- number_in(known$Freq)
  if (abs(sum(known$Freq) - 1) < 1e-6) known$Freq <- known$Freq * whole
  known
}`
