/** Words that were said, or null where nothing was: an empty text in no language is kept as {}. */
export const said = <T extends object>(words: T): T | null => (Object.keys(words).length > 0 ? words : null)
