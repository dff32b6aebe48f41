import type { Period } from '../periods.ts'
import { daysInR } from './steps/days-in-r.ts'
import { inR } from './steps/in-r.ts'
import { needsPlane, placesInR } from './steps/places-in-r.ts'
import { refuseInR } from './steps/refuse-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = {
  readonly path: string
  readonly across: string
  readonly up: string
  readonly system: string | null
  readonly cell: number
  readonly band: number
  readonly time: string | undefined
  readonly order: 'day-first' | 'month-first' | null
  readonly from: number
  readonly to: number
  readonly periods: Period | null
  readonly contours: boolean
}

/** The R script that finds the hot cells of vatra hotspots anew: Gi* of the counts of square cells, by spdep. */
export function hotspotsInR({ path, across, up, system, cell, band, time, order, from, to, periods, contours }: Asked): string {
  refuseInR('--contours', contours)
  return scriptInR({
    says: 'Where incidents are together more than chance would have them: the cells of vatra hotspots, worked out with R\'s spdep.', files: [path], packages: needsPlane(system) ? ['spdep', 'sf'] : ['spdep'],
    steps: [...(time === undefined ? [] : [daysInR(order)]), `
cells <- ${cellsOf(path)}`, placesInR(across, up, system, time === undefined ? '' : `

# Only incidents of the asked time, in days since 1970: from, up to before.
when <- days_in(cells[[${inR(time)}]])
kept <- kept & when >= ${inR(from)} & when < ${inR(to)}`), `
x <- x[kept]
y <- y[kept]

# Squares with corners at whole multiples of their side; a point on a border belongs to the east and the north.
side <- ${cell}
begin <- function(first) (floor(first / side) - (floor(first / side) * side > first)) * side
west <- begin(min(x))
south <- begin(min(y))
column <- floor((x - west) / side)
row <- floor((y - south) / side)
squares <- expand.grid(column = 0:max(column), row = 0:max(row))
counted <- function(which) as.vector(table(factor(column[which], 0:max(column)), factor(row[which], 0:max(row))))

# Gi*: each cell with all cells whose middles are within the band, itself among them; p two-sided, q by Benjamini and Hochberg.
near <- suppressWarnings(dnearneigh(as.matrix(squares), 0, ${band} / side + 1e-9))
weights <- nb2listw(include.self(near), style = "B")
x <- west + (squares$column + .5) * side
y <- south + (squares$row + .5) * side`, periods === null ? cellsOnce : courses(periods, from, to)],
  })
}

const cellsOnce = `
count <- counted(seq_along(column))
z <- as.vector(localG(count, weights))
p <- 2 * pnorm(-abs(z))
print_rows(data.frame(x, y, count, z, p, q = p.adjust(p, "BH"), n = length(count), method = "getis-ord-star"))`

function courses(period: Period, from: number, to: number): string {
  const months = { month: 1, quarter: 3, year: 12 }, every = typeof period === 'number'
  return `
# Whole periods; ${every ? 'a last one of fewer days does' : 'those that the asked days cut through do'} not count.
day <- floor(when[kept])
first_day <- ${from === -Infinity ? 'min(day)' : Math.floor(from)}
end_day <- ${to === Infinity ? 'max(day) + 1' : Math.floor(to)}
period_of <- function(day) ${every ? `floor((day - first_day) / ${period})` : `{
  date <- as.POSIXlt(as.Date(day, origin = "1970-01-01"))
  floor(((date$year + 1900) * 12 + date$mon) / ${months[period]})
}`}
first <- period_of(first_day)${from === -Infinity ? '' : ' + (period_of(first_day - 1) == period_of(first_day))'}
last <- period_of(end_day - 1)${to === Infinity && !every ? '' : ' - (period_of(end_day) == period_of(end_day - 1))'}
if (last - first < 3) stop("A course needs four whole periods at least; take shorter ones.")
counts <- sapply(first:last, function(k) counted(which(period_of(day) == k)))

# Where a period counts alike everywhere nothing stands out.
z <- apply(counts, 2, function(count) if (length(unique(count)) < 2) 0 * count else as.vector(localG(count, weights)))
q <- apply(z, 2, function(z) p.adjust(2 * pnorm(-abs(z)), "BH"))
hot <- z > 0 & q <= 0.05
hot[is.na(hot)] <- FALSE
times_hot <- rowSums(hot)

# Mann and Kendall's trend of each cell that was ever hot; differences of rounding are none.
trend_of <- function(z) {
  n <- length(z)
  s <- sum(sign(round(outer(z, z, "-"), 9))[lower.tri(diag(n))])
  ties <- table(round(z, 9))
  variance <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
  if (variance > 0) sign(s) * max(0, abs(s) - 1) / sqrt(variance) else 0
}
trend <- ifelse(times_hot > 0, apply(z, 1, trend_of), 0)
q <- rep(1, length(trend))
q[times_hot > 0] <- p.adjust(2 * pnorm(-abs(trend[times_hot > 0])), "BH")
way <- ifelse(q <= 0.05, sign(trend), 0)
course <- ifelse(times_hot == 0, "none", ifelse(way < 0, "fading", ifelse(times_hot >= 0.9 * ncol(z), "persistent", ifelse(way > 0 & hot[, ncol(z)], "emerging", "sporadic"))))
print_rows(data.frame(x, y, course, count = rowSums(counts), times_hot, trend, q, n = ncol(z), method = "getis-ord-star, mann-kendall"))`
}
