/** What is looked at on a walk through a place (crime prevention through environmental design: natural surveillance, access, ownership, activity, upkeep; after ISO 22341), each asked so that "yes" is good. */
export const designQuestions = [
  'sight-lines', 'even-lighting', 'way-out', 'no-entrapment', 'no-hiding-places', 'kept-up', 'people-about', 'owned-and-signed', 'access-clear', 'help-point', 'safe-crossing', 'greenery-cut', 'fronts-face-it', 'traffic-slow',
] as const
export type DesignQuestion = (typeof designQuestions)[number]

/** Not here: the place has no road to cross, no greenery, and the like. */
export const designAnswers = ['yes', 'partly', 'no', 'not-here'] as const
export type DesignAnswer = (typeof designAnswers)[number]
