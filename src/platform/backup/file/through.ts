import { pipeline, Readable, type Duplex } from 'node:stream'

/** Bytes as they come out of a stream that packs or unpacks them; what goes wrong before or in it is thrown where they are read. */
export const through = (bytes: AsyncIterable<Buffer>, stream: Duplex): AsyncIterable<Buffer> => pipeline(Readable.from(bytes, { objectMode: false }), stream, () => {})
