/** Work that is done in a program of its own where Vatra is confined: pictures and papers need libraries that are no JavaScript, and reckoning takes a second that nobody else should wait. */
export const rooms = ['pictures', 'papers', 'reckoning', 'ground'] as const
export type Room = (typeof rooms)[number]

/** A piece of work on its way to a room, under the number that its asker gave it: the bytes of its input, of which `last` are the last, and whether its asker hears how far it is. */
export type Piece = { readonly room: Room; readonly number: number; readonly bytes: Uint8Array; readonly last: boolean; readonly tells: boolean }
/** Nobody wants that piece any more. */
export type Stop = { readonly room: Room; readonly number: number; readonly stop: true }
/** How far it is, 0 to 1; a room says 0 of each piece that it begins. */
export type Share = { readonly number: number; readonly share: number }
/** What came of it: a result, or the fault as it was thrown. */
export type Done = { readonly number: number } & ({ readonly result: unknown } | { readonly fault: unknown })

/** By which of a room's lines it hears what is wanted no more: numbers of four bytes, which it reads even while its work lets nothing else have its turn. */
export const stopLine = 4
