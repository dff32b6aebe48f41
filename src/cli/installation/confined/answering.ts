import { isPlain, plain } from '#platform/plain.ts'
import { tooFree } from './too-free.ts'

/** Every program that answers requests: it does not begin unless it is confined, is told as JSON what it needs, serves until it is told to stop, and ends with whoever began it. */
export async function answering<Told>(serve: (told: Told) => Promise<void>): Promise<void> {
  const gone = () => process.exit(1)
  process.on('disconnect', gone)
  try {
    const free = tooFree()
    if (free.length > 0) throw plain(`What answers requests is not confined (${free.join(', ')}). Start it with: vatra start`)
    await serve(JSON.parse(process.argv[2] ?? '') as Told)
  } catch (fault) {
    console.error(isPlain(fault) ? fault.message : fault)
    // A server that listens already would keep it going.
    process.exit(1)
  }
  process.off('disconnect', gone)
  if (process.connected) process.disconnect()
}
