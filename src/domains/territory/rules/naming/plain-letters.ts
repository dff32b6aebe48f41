/** A name as somebody types it in a hurry: small letters, no marks over or under them. */
export const plainLetters = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
