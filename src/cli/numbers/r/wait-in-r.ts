import { daysInR } from './steps/days-in-r.ts'
import { inR } from './steps/in-r.ts'
import { orderInR } from './steps/order-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = {
  readonly path: string
  readonly zone: string
  readonly seconds: string
  readonly at: string | undefined
  readonly open: string | undefined
  readonly quantiles: readonly number[]
  readonly shrink: boolean
  readonly commissariat: string | undefined
  readonly confidence: number
  readonly order: 'day-first' | 'month-first' | null
}

/** The R script that works out the numbers of vatra wait anew: R's quantiles of type 7, or those of survival where calls are still open. */
export function waitInR({ path, zone, seconds, at, open, quantiles, shrink, commissariat, confidence, order }: Asked): string {
  return scriptInR({
    says: 'How long people wait: the quantiles of vatra wait, worked out in R.', files: [path], packages: open === undefined ? [] : ['survival'],
    steps: [...(at === undefined ? [] : [daysInR(order)]), `
cells <- ${cellsOf(path)}${shrink ? `
zones <- unique(cells[[${inR(zone)}]])
commissariats <- ${commissariat === undefined ? 'rep("", length(zones))' : `cells[[${inR(commissariat)}]][match(zones, cells[[${inR(zone)}]])]`}` : ''}
wait <- number_in(cells[[${inR(seconds)}]])
cells <- cells[!is.na(wait), ]
wait <- wait[!is.na(wait)]
zone <- cells[[${inR(zone)}]]
hour <- ${at === undefined ? 'rep(0, length(wait))' : `(floor(days_in(cells[[${inR(at)}]]) * 24 + 1e-6) + 72) %% 168 # of the week, from Monday's first; 1970 began on a Thursday`}
quantiles <- ${inR(quantiles)}
names <- paste0("q", round(100 * quantiles, 6))
confidence <- ${confidence}`, ...(shrink ? [orderInR, drawnTogether, at === undefined ? ofZones : ofHours] : counted(at, open))],
  })
}

function counted(at: string | undefined, open: string | undefined): string[] {
  return [open === undefined ? ordered : `ended <- !grepl("^(1|yes|true|open)$", cells[[${inR(open)}]], ignore.case = TRUE)\n${stillOpen}`, orderInR, `
# A row for each zone, and within it for each hour.
groups <- unique(data.frame(zone, hour))
groups <- groups[order(match(groups$zone, in_order(unique(zone))), groups$hour), ]
rows <- do.call(rbind, lapply(seq_len(nrow(groups)), function(k) {
  here <- which(zone == groups$zone[k] & hour == groups$hour[k])
  found <- quantiles_of(here)
  numbers <- as.list(as.vector(t(found$ends)))
  names(numbers) <- as.vector(rbind(names, paste0(names, "_low"), paste0(names, "_high")))
  data.frame(zone = groups$zone[k], hour = ${at === undefined ? 'NA_real_' : 'groups$hour[k]'}, n = length(here), ${open === undefined ? '' : 'n_open = sum(!ended[here]), '}numbers, method = found$method, check.names = FALSE)
}))
print_rows(rows)`]
}

const drawnTogether = `
# Quantiles of few calls are drawn toward those of the larger place around them, as far as their own calls are few.
quantiles_of <- function(waits) if (length(waits) == 0) rep(NA_real_, length(quantiles)) else quantile(waits, quantiles, type = 7, names = FALSE)
drawn <- function(own, wider, n, k) if (n == 0) wider else (n * own + k * wider) / (n + k)
within <- commissariats[match(zone, zones)]
row_of <- function(z, h, here, around, wider, k) {
  n <- sum(here)
  numbers <- setNames(as.list(drawn(quantiles_of(wait[here]), wider, n, k)), names)
  data.frame(zone = z, hour = h, n = n, n_effective = n + min(k, sum(around) - n) * k / (n + k), numbers, method = "shrunken-quantiles-type-7", check.names = FALSE)
}`

const ofHours = `
# Each hour of the week toward its village (as 20 calls), the village toward its commissariat (as 50); where that has none, toward all.
rows <- do.call(rbind, lapply(in_order(zones), function(z) {
  here <- zone == z
  district <- within == commissariats[match(z, zones)]
  village <- drawn(quantiles_of(wait[here]), quantiles_of(if (any(district)) wait[district] else wait), sum(here), 50)
  do.call(rbind, lapply(0:167, function(h) row_of(z, h, here & hour == h, here, village, 20)))
}))
print_rows(rows)`

const ofZones = `
# Each village toward its commissariat (as 50 calls), and that toward all (as 50).
rows <- do.call(rbind, lapply(in_order(zones), function(z) {
  district <- within == commissariats[match(z, zones)]
  row_of(z, NA_real_, zone == z, district, drawn(quantiles_of(wait[district]), quantiles_of(wait), sum(district), 50), 50)
}))
print_rows(rows)`

const ordered = `
# Type 7, and from the binomial the places between which the true quantile lies often enough.
quantiles_of <- function(here) {
  sorted <- sort(wait[here])
  n <- length(sorted)
  tail <- (1 - confidence) / 2
  ends <- t(sapply(quantiles, function(p) {
    below <- sum(pbinom(0:(n - 1), n, p) <= tail)
    above <- sum(pbinom(n - 1:n, n, p, lower.tail = FALSE) <= tail)
    c(quantile(sorted, p, type = 7), if (below > 0) sorted[below] else NA, if (above > 0) sorted[n - above + 1] else NA)
  }))
  list(ends = cbind(ends[, 1], pmin(ends[, 1], ends[, 2]), pmax(ends[, 1], ends[, 3])), method = "order-statistics-type-7")
}`

const stillOpen = `
# Open calls last at least as long as they have: Kaplan and Meier's curve, its interval on the scale of log(-log).
quantiles_of <- function(here) {
  reached <- quantile(survfit(Surv(wait[here], ended[here]) ~ 1, conf.type = "log-log", conf.int = confidence), quantiles)
  list(ends = cbind(reached$quantile, reached$lower, reached$upper), method = "kaplan-meier-log-log")
}`
