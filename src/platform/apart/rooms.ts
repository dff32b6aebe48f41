/** Work that is done in a program of its own where Vatra is confined: pictures and papers need libraries that are no JavaScript, and reckoning takes a second that nobody else should wait. */
export const rooms = ['pictures', 'papers', 'reckoning', 'ground'] as const
export type Room = (typeof rooms)[number]

/** A piece of work on its way to a room, under the number that its asker gave it: the bytes of its input, of which `last` are the last. */
export type Piece = { readonly room: Room; readonly number: number; readonly bytes: Uint8Array; readonly last: boolean }
/** What came of it: a result, or the fault as it was thrown. */
export type Done = { readonly number: number } & ({ readonly result: unknown } | { readonly fault: unknown })
