import { Profile } from '../../words.ts'

/** Six digits of which the first two are the class of the Uniform Crime Code; larceny and what is otherwise gathered say more by the third. */
const digits = { of: 6, first: 3 }
const meanings = {
  '01': 'homicide', '02': 'sexual', '03': 'robbery', '04': 'assault', '05': 'burglary', '06': 'theft', '061': 'theft-from-person', '062': 'theft-from-person', '063': 'shoplifting', '064': 'vehicle', '065': 'vehicle',
  '066': 'bicycle', '07': 'vehicle', '08': 'arson', '09': 'assault', '10': 'deception', '11': 'deception', '12': 'deception', '13': 'theft', '14': 'damage', '15': 'weapons', '16': 'prostitution', '17': 'sexual',
  '18': 'drugs', '19': 'other', '20': 'violence-at-home', '21': 'drink-driving', '22': 'drunkenness', '23': 'drunkenness', '24': 'disorder', '25': 'disorder', '26': 'other',
} as const

/** St Louis Metropolitan Police, monthly crime files as they are downloaded: state-plane feet, and rows that take earlier ones back. */
export const stLouis: Profile = Profile.parse({
  category: { column: 'Crime', meanings, digits }, day: { column: 'DateOccur', order: 'month-first' },
  point: { east: 'XCoord', north: 'YCoord', system: 'ESRI:102696' }, zone: { column: 'Neighborhood' }, counts: { column: 'Count' },
})

/** The same in an extract that puts all years into one form. */
export const stLouisShort: Profile = Profile.parse({
  category: { column: 'crime_code', meanings, digits }, day: { column: 'date_occur', order: 'year-first' },
  point: { east: 'x', north: 'y', system: 'ESRI:102696' }, zone: { column: 'neighborhood' }, counts: { column: 'count' },
})
