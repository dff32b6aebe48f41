import type { Box } from '../areas.ts'

/** The countries whose zones Vatra expects: a box around each in degrees, and the language in which its places name themselves (Belgium has two). */
export const homes: readonly Readonly<{ country: string; language: string | null; box: Box }>[] = [
  { country: 'AL', language: 'sq', box: [19.1, 39.6, 21.1, 42.7] },
  { country: 'MD', language: 'ro', box: [26.6, 45.4, 30.2, 48.5] },
  { country: 'EE', language: 'et', box: [21.7, 57.5, 28.3, 59.9] },
  { country: 'LV', language: 'lv', box: [20.9, 55.6, 28.3, 58.1] },
  { country: 'BE', language: null, box: [2.5, 49.4, 6.5, 51.6] },
  { country: 'RO', language: 'ro', box: [20.2, 43.6, 29.8, 48.3] },
  { country: 'UA', language: 'uk', box: [22.1, 44.3, 40.3, 52.4] },
]

/** Whether the first box lies wholly in the second. */
export const within = (one: Box, two: Box): boolean => one[0] >= two[0] && one[1] >= two[1] && one[2] <= two[2] && one[3] <= two[3]

/** The countries in whose box all of this lies, as listed: the small before the large. */
export const homesOf = (box: Box | null) => (box === null ? [] : homes.filter((home) => within(box, home.box)))
