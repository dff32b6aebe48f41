/** The step that puts zones in the order in which people list them: 2 before 10, "Zone 9" before "Zone 10". */
export const orderInR = `
# Zones as people list them: the numbers in their names by size.
in_order <- function(zones) {
  padded <- tolower(zones)
  digits <- gregexpr("[0-9]+", padded)
  regmatches(padded, digits) <- lapply(regmatches(padded, digits), function(number) sprintf("%015.0f", number_in(number)))
  zones[order(padded, zones)]
}`
