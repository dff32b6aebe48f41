/** Lengths grow in steps of so many bytes, so that a sealed "yes" and a sealed sentence look alike. */
export const step = 256

/** Bytes with a one behind them and zeros up to the next step (ISO/IEC 7816-4). */
export function padded(bytes: Buffer): Buffer {
  const whole = Buffer.alloc(Math.ceil((bytes.length + 1) / step) * step)
  bytes.copy(whole)
  whole[bytes.length] = 0x80
  return whole
}

/** The bytes again; null when they were not padded so. */
export function unpadded(whole: Buffer): Buffer | null {
  const end = whole.findLastIndex((byte) => byte !== 0)
  return whole.length % step === 0 && end >= 0 && whole[end] === 0x80 ? whole.subarray(0, end) : null
}
