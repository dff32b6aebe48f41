/**
 * On which side of the line from a to b a point lies: above 0 left, below 0 right, 0 exactly on it. Never wrong by rounding, so that two
 * zones with a common border never both claim a point beside it, and never both refuse it.
 * Cross product (b - a) x (p - a) in floating point where that is certain, else in whole numbers of any size.
 * Source: the error bound is Shewchuk's 1997 (orient2d, first stage).
 */
export function sideOfLine(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (ax - px) * (by - py), right = (ay - py) * (bx - px), cross = left - right
  const certain = 3.3306690738754716e-16 * (Math.abs(left) + Math.abs(right))
  if (cross > certain || -cross > certain) return cross
  if ((ax === px && ay === py) || (bx === px && by === py)) return 0
  return exact(ax, ay, bx, by, px, py)
}

function exact(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const [Ax, Ay, Bx, By, Px, Py] = whole([ax, ay, bx, by, px, py]) as [bigint, bigint, bigint, bigint, bigint, bigint]
  const cross = (Ax - Px) * (By - Py) - (Ay - Py) * (Bx - Px)
  return cross > 0n ? 1 : cross < 0n ? -1 : 0
}

/** The same numbers times one power of two that makes all of them whole. */
function whole(numbers: readonly number[]): bigint[] {
  const parts = numbers.map(split), least = Math.min(...parts.map(([, exponent]) => exponent))
  return parts.map(([digits, exponent]) => digits << BigInt(exponent - least))
}

/** A number as whole digits times two to the exponent, as its 64 bits have it (IEEE 754). */
function split(number: number): [digits: bigint, exponent: number] {
  const bits = new BigUint64Array(new Float64Array([number]).buffer)[0] as bigint
  const exponent = Number((bits >> 52n) & 2047n), digits = (bits & 0xfffffffffffffn) + (exponent ? 1n << 52n : 0n)
  return [bits >> 63n ? -digits : digits, Math.max(1, exponent)]
}
