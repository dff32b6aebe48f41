/** Called now and then with how much is done, 0 to 1; what it throws ends the work. */
export type Told = (share: number) => void

/** A closed list of jobs by name: pure functions of an input that can be sent to another thread. */
export type Jobs = Readonly<Record<string, (input: never, told: Told) => unknown>>
export type InputOf<Table extends Jobs, Name extends keyof Table> = Parameters<Table[Name]>[0]
export type ResultOf<Table extends Jobs, Name extends keyof Table> = Awaited<ReturnType<Table[Name]>>

/** What goes over to the worker, and what comes back. */
export type Ask = { readonly number: number; readonly job: string; readonly input: unknown; readonly stop: Int32Array; readonly tells: boolean }
export type Answer = { readonly number: number } & ({ readonly share: number } | { readonly result: unknown } | { readonly error: unknown })
