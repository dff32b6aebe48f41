/** A body as it comes, a chunk a turn, laid into one stretch of memory; null when it broke off, or became longer than is read. What comes whole at the end of a long body, all wait for. */
export async function wholeBody(request: Request): Promise<Buffer<ArrayBuffer> | null> {
  const says = Number(request.headers.get('content-length') ?? Number.NaN), chunks: Uint8Array[] = []
  if (request.body === null) return Buffer.alloc(0)
  let whole = Number.isSafeInteger(says) && says >= 0 ? Buffer.allocUnsafeSlow(says) : null, filled = 0
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      if (whole !== null && filled + chunk.length > whole.length) {
        chunks.push(whole.subarray(0, filled))
        whole = null
      }
      if (whole === null) chunks.push(chunk)
      else whole.set(chunk, filled)
      filled += chunk.length
    }
  } catch {
    return null
  }
  return whole === null ? (Buffer.concat(chunks) as Buffer<ArrayBuffer>) : whole.subarray(0, filled)
}
