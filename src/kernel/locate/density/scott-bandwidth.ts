/**
 * A bandwidth to begin with: the spread of the incidents along each axis, made smaller as there are more of them.
 * Too wide where incidents lie in several clusters; then choose by what can be acted on (a patrol walks 200 m, not 2 km) and say it.
 * sd n^(-1/6) for each axis. Fewer than two incidents, or all at one place: null. Source: Scott 1992, p. 152. Reference values: spatstat's bw.scott.
 */
export function scottBandwidth(x: ArrayLike<number>, y: ArrayLike<number>): { x: number | null; y: number | null; n: number; method: 'scott' } {
  const n = x.length, along = (list: ArrayLike<number>) => {
    let mean = 0, squares = 0
    for (let i = 0; i < n; i++) mean += (list[i] as number) / n
    for (let i = 0; i < n; i++) squares += ((list[i] as number) - mean) ** 2
    if (!Number.isFinite(squares)) throw new RangeError('Places must be finite numbers.')
    return n > 1 && squares > 0 ? Math.sqrt(squares / (n - 1)) * n ** (-1 / 6) : null
  }
  return { x: along(x), y: along(y), n, method: 'scott' }
}
