type Looks = { readonly anchor?: 'start' | 'middle' | 'end'; readonly look?: string }

/** A place in a picture, to a tenth of a unit: the same on every machine. */
export const at = (value: number): string => String(Math.round(value * 10) / 10 || 0)
/** Words as they may stand in a picture's source. */
export const plain = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const words = (x: number, y: number, said: string, { anchor = 'start', look }: Looks = {}): string =>
  `<text x="${at(x)}" y="${at(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${look ? ` class="${look}"` : ''}>${plain(said)}</text>`
export const line = (x1: number, y1: number, x2: number, y2: number, look = 'thin'): string => `<path class="${look}" d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}"/>`
export const dot = (x: number, y: number, look = 'dot', radius = 6): string => `<circle class="${look}" cx="${at(x)}" cy="${at(y)}" r="${at(radius)}"/>`
export const block = (x: number, y: number, wide: number, high: number, fill: string, look = ''): string =>
  `<rect${look ? ` class="${look}"` : ''} x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(high)}" fill="${fill}"/>`
/** A line through places; closed, it is an area. */
export const through = (places: readonly (readonly [number, number])[], look = 'course', closed = false): string =>
  `<path class="${look}" d="M${places.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}${closed ? 'Z' : ''}"/>`
