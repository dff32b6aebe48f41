/** The moment of the clock at which something happened, as the record has it. */
export const timeAt = (at: string): string => at.slice(11, 16)
