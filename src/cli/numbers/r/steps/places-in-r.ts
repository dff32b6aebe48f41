import { definitions } from '#platform/place/map-systems.ts'
import { inR } from './in-r.ts'

const degrees = '+proj=longlat +datum=WGS84 +no_defs'

/** Whether the script needs sf to lay places on a plane: all but a system that is in metres already. */
export const needsPlane = (system: string | null) => system === null || !/\+units=m\b/.test(system) || /\+proj=merc\b/.test(system)

/**
 * The steps that read places and lay them on a plane in metres: `x`, `y`, and `kept`, the rows that have a place. The plane lies in the midst of
 * the rows that are kept: what leaves out more of them comes `before` it.
 */
export function placesInR(across: string, up: string, system: string | null, before = ''): string {
  const from = system === definitions['EPSG:4326'] ? degrees : system
  return `
# Places; a row without one (or with noughts in both) is left out.
number_of_place <- function(cell) number_in(sub("^([+-]?[0-9]+),([0-9]+)$", "\\\\1.\\\\2", cell))
x <- number_of_place(cells[[${inR(across)}]])
y <- number_of_place(cells[[${inR(up)}]])
kept <- !is.na(x) & !is.na(y) & !(x == 0 & y == 0)${before}${needsPlane(system) ? `

# Degrees are laid on a plane that touches the earth in their midst${system === null ? '; numbers that can be no degrees are metres' : ''}.
on_plane <- function(lon, lat) {
  middle <- function(v) floor((min(v) + max(v)) * 500 + .5) / 1000
  plane <- sprintf("+proj=tmerc +lat_0=%s +lon_0=%s +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs", middle(lat), middle(lon))
  sf_project("${degrees}", plane, cbind(lon, lat))
}
if (${system === null ? 'all(abs(x[kept]) <= 180, abs(y[kept]) <= 90)' : 'TRUE'}) {
  place <- ${from === degrees || from === null ? 'cbind(x[kept], y[kept])' : `sf_project(${inR(from)}, "${degrees}", cbind(x[kept], y[kept]))`}
  place <- on_plane(place[, 1], place[, 2])
  x[kept] <- place[, 1]
  y[kept] <- place[, 2]
}` : ''}`
}
