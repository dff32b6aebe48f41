import { inR } from './in-r.ts'

/** The step that reads moments as days since 1970, in the forms and the order that the tools read them in. */
export const daysInR = (order: 'day-first' | 'month-first' | null) => `
# Moments as days since 1970 with the part of the day: 2026-03-05, 20260305, 05.03.2026, 5/3/2026, 05-Mar-2026, with or without a clock; plain numbers are days.
# Whether the day or the month comes first, where both could, ${order === null ? 'any date of the column says that has but one reading' : 'was said'}.
days_in <- function(cell) {
  cell <- sub("^([0-9]{4})([0-9]{2})([0-9]{2})$", "\\\\1-\\\\2-\\\\3", cell)
  cell <- sub("^([0-9]{4})([0-9]{2})([0-9]{2})T?([0-9]{2})([0-9]{2})([0-9]{2})?$", "\\\\1-\\\\2-\\\\3 \\\\4:\\\\5:\\\\6", cell)
  cell <- sub(":$", "", cell)
  for (m in 1:12) cell <- sub(sprintf("^([0-9]{1,2})[-/. ]*(%s|%s)[-/., ]+([0-9]{4})", month.name[m], month.abb[m]), sprintf("\\\\3-%02d-\\\\1", m), cell, ignore.case = TRUE)
  parts <- regmatches(cell, regexec("^([0-9]+)([-/.])([0-9]+)[-/.]([0-9]+)([T ,]+(.*))?$", cell))
  part <- function(k) sapply(parts, function(one) if (length(one) == 0) "" else one[k])
  one <- number_in(part(2)); two <- number_in(part(4)); three <- number_in(part(5)); clock <- part(7)
  last <- nchar(part(5)) == 4
  first <- ${order === null ? '!any(last & two > 12, na.rm = TRUE)' : inR(order === 'day-first')} # the day
  text <- ifelse(last, sprintf("%04.0f-%02.0f-%02.0f", three, if (first) two else one, if (first) one else two), sprintf("%04.0f-%02.0f-%02.0f", one, two, three))
  time <- regmatches(clock, regexec("^([0-9]+):([0-9]+)(:([0-9]+))?[^apAP]*([apAP][mM])?", clock))
  of <- function(k) sapply(time, function(one) if (length(one) == 0 || one[k] == "") "0" else one[k])
  half <- tolower(of(6))
  hour <- ifelse(half == "0", number_in(of(2)), number_in(of(2)) %% 12 + 12 * (half == "pm"))
  days <- as.numeric(as.Date(text, format = "%Y-%m-%d")) + (hour * 3600 + number_in(of(3)) * 60 + number_in(of(5))) / 86400
  ifelse(part(1) == "", number_in(cell), days)
}`
