/** For what, and where, the salt of a round's seal lies sealed. */
export const purposeOfSalt = 'seals of rounds'
export const placeOfSalt = (wave: string): string => `survey.wave_seals|${wave}|salt`
