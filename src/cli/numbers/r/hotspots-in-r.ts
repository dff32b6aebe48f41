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
  readonly periods: unknown
  readonly contours: boolean
}

/** The R script that finds the hot cells of vatra hotspots anew: Gi* of the counts of square cells, by spdep. */
export function hotspotsInR({ path, across, up, system, cell, band, time, order, from, to, periods, contours }: Asked): string {
  refuseInR('--periods', periods !== null)
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
column <- floor(x / side)
row <- floor(y / side)
squares <- expand.grid(column = min(column):max(column), row = min(row):max(row))
count <- as.vector(table(factor(column, min(column):max(column)), factor(row, min(row):max(row))))

# Gi*: each cell with all cells whose middles are within the band, itself among them; p two-sided, q by Benjamini and Hochberg.
near <- suppressWarnings(dnearneigh(as.matrix(squares), 0, ${band} / side + 1e-9))
z <- as.vector(localG(count, nb2listw(include.self(near), style = "B")))
p <- 2 * pnorm(-abs(z))
print_rows(data.frame(x = (squares$column + .5) * side, y = (squares$row + .5) * side, count = count, z = z, p = p, q = p.adjust(p, "BH"), n = length(count), method = "getis-ord-star"))`],
  })
}
