/** What one request cost, and how it was answered. */
export type Seen = { readonly what: string; readonly status: number; /** Of this program's own work, whatever else the machine does meanwhile. */ readonly ms: number; readonly grown: number; readonly text: string }

/** The longest that anything may take, in milliseconds, and the most it may make the program grow, in bytes. */
export const bounds = { ms: 2000, grown: 64 * 1024 * 1024 } as const

/** Asks, and looks at the clock and the memory; what is thrown is a crash. */
export async function watched(what: string, ask: () => Promise<Response>): Promise<Seen> {
  const [memory, began] = [process.memoryUsage().rss, process.cpuUsage()]
  const { status, text } = await ask().then(async (answer) => ({ status: answer.status, text: await answer.text() }), (wrong: unknown) => ({ status: 999, text: String((wrong as Error).stack) }))
  return { what, status, ms: worked(process.cpuUsage(began)), grown: process.memoryUsage().rss - memory, text }
}

const worked = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000

/** Those that crashed, said that it was our fault, took too long or too much. */
export const faulty = (all: readonly Seen[]): string[] => [...new Set(all.filter(({ status, ms, grown }) => status >= 500 || ms > bounds.ms || grown > bounds.grown).map(({ what, status, ms, grown, text }) => `${status} ${Math.round(ms)} ms ${Math.round(grown / 1048576)} MiB: ${what.slice(0, 300)}${status === 999 ? ` ${text.slice(0, 300)}` : ''}`))]

/** The slowest and the largest of them, in words. */
export const told = (all: readonly Seen[]): string => `${all.length} sent, slowest ${Math.round(Math.max(...all.map(({ ms }) => ms)))} ms, largest growth ${Math.round(Math.max(...all.map(({ grown }) => grown)) / 1048576)} MiB`
