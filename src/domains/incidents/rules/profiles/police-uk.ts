import { Profile } from '../../words.ts'

const meanings = {
  'Anti-social behaviour': 'disorder', 'Bicycle theft': 'bicycle', 'Burglary': 'burglary', 'Criminal damage and arson': 'damage', 'Drugs': 'drugs', 'Other crime': 'other', 'Other theft': 'theft',
  'Possession of weapons': 'weapons', 'Public order': 'disorder', 'Robbery': 'robbery', 'Shoplifting': 'shoplifting', 'Theft from the person': 'theft-from-person', 'Vehicle crime': 'vehicle',
  'Violence and sexual offences': 'violence', 'Violent crime': 'violence', 'Public disorder and weapons': 'disorder', 'Criminal damage': 'damage',
} as const

/** data.police.uk, street-level crime as it is downloaded: months, and points moved to the middle of a street. */
export const policeUk: Profile = Profile.parse({
  delimiter: ',', category: { column: 'Crime type', meanings }, day: { column: 'Month', order: 'year-first' },
  point: { east: 'Longitude', north: 'Latitude', system: 'EPSG:4326' }, zone: { column: 'LSOA name' },
})

/** The same in an extract with short heads. */
export const policeUkShort: Profile = Profile.parse({
  delimiter: ',', category: { column: 'crime_type', meanings }, day: { column: 'month', order: 'year-first' },
  point: { east: 'lon', north: 'lat', system: 'EPSG:4326' }, zone: { column: 'lsoa_name' },
})
