// What can be done
export { foundDirectorate } from './commands/found-directorate.ts'
export { importZones } from './commands/import-zones.ts'
export { setPopulation } from './commands/set-population.ts'

// What can be asked
export { checkZones } from './queries/check-zones.ts'
export { directorates } from './queries/directorates.ts'
export { zones } from './queries/zones.ts'
export { zone } from './queries/zone.ts'
export { zoneAt } from './queries/zone-at.ts'
export { boundaryHistory } from './queries/boundary-history.ts'

// What the domains above find a zone by
export { knownZone, type KnownZone } from './steps/known-zone.ts'

// What the domains above find a country by
export { knownCountry } from './steps/known-country.ts'

// What the domains above find the zone of a place by
export { indexOfZones } from './beside/index-of-zones.ts'

// What a file of zones is read and looked at by, where nothing is kept of it
export { readZones } from './rules/read-zones.ts'
export { selfCrossings } from './rules/self-crossings.ts'
