/** At night everything is looked at in every way. */
const night = process.env.VATRA_NIGHT === '1'
/** The number of the day; VATRA_DAY repeats another one's turns. */
const day = Number(process.env.VATRA_DAY ?? Math.floor(Date.now() / 86_400_000))

/** Whether it is this one's turn today: of what only repeats, every third comes each day, so that each comes in three days, and all of it every night. */
export const itsTurn = (nth: number, every = 3): boolean => night || (nth + day) % every === 0

/** How a run says whose turns it took. */
export const turnsOf = (every = 3): string => (night ? 'all, for it is night' : `one in ${every}, as of day ${day} (VATRA_DAY=${day} repeats it)`)
