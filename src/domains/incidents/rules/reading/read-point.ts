/** A place as degrees; null where the file says none, undefined where what it says cannot be read. */
export type Point = { readonly lon: number; readonly lat: number }
/** From the metres of a map system to degrees. */
export type ToDegrees = (east: number, north: number) => readonly [lon: number, lat: number]

/** Reads the two cells of a point. Noughts are how many a program writes "nowhere". */
export function readPoint(east: string, north: string, toDegrees: ToDegrees): Point | null | undefined {
  const [x, y] = [middle(east), middle(north)]
  if (x === null || y === null || (x === 0 && y === 0)) return null
  if (Number.isNaN(x) || Number.isNaN(y)) return undefined
  const [lon, lat] = toDegrees(x, y)
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined
}

/** A number with a dot or a comma, or the middle of a range such as 6588500-6588999: a grid's cell, whose last metre belongs to it. */
function middle(cell: string): number | null {
  if (cell === '' || /^(null|nan|n\/a|-)$/i.test(cell)) return null
  const range = /^(\d+)-(\d+)$/.exec(cell)
  if (range) return (Number(range[1]) + Number(range[2]) + 1) / 2
  return /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : NaN
}
