const letters = new TextEncoder()

/** A long answer that is sent as it is made: nobody puts it together, and each piece is asked for when the one before is on its way. */
export function pieceByPiece(pieces: Iterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const rest = pieces[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    pull(sent) {
      const { done, value } = rest.next()
      if (done) sent.close()
      else sent.enqueue(typeof value === 'string' ? letters.encode(value) : value)
    },
  })
}
