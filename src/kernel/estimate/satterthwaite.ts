/**
 * Of how many pieces of information a variance is really made that is a sum of parts, each judged by its own: few where one part carries most.
 * Not R's survey::degf (units - strata), which counts all pieces as if the parts were alike and so promises too much where they are not.
 * (sum of parts)^2 / sum of part^2 / df of the part. Nothing varies at all: all of them together.
 * Source: F. E. Satterthwaite 1946; K. F. Rust & J. N. K. Rao 1996, "Variance estimation for complex surveys using replication techniques".
 * @example satterthwaite([1, 3], [4, 9]) // 12.8
 */
export function satterthwaite(parts: ArrayLike<number>, dfs: ArrayLike<number>): number {
  if (!(dfs.length === parts.length)) throw new RangeError(`There are ${parts.length} parts of a variance but ${dfs.length} degrees of freedom.`)
  let sum = 0, all = 0, squares = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as number, df = dfs[i] as number
    if (!(part >= 0 && df >= 0)) throw new RangeError(`A part of a variance and its degrees of freedom are 0 or more, not ${part} and ${df}.`)
    sum += part
    all += df
  }
  if (!(sum > 0)) return all
  for (let i = 0; i < parts.length; i++) {
    const share = (parts[i] as number) / sum
    if (share > 0) squares += (share * share) / (dfs[i] as number)
  }
  return 1 / squares
}
