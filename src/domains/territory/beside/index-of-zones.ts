import { givingWay } from '#platform/background/giving-way.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { zoneIndexInTurns } from '../rules/zone-at.ts'
import { onGround } from './on-ground.ts'

/** Which zone a place lies in, asked of zones as they are kept: drawn zone by zone, others being served between two, and its seams found beside the thread that answers pages. */
export const indexOfZones = <Id extends string>(zones: Parameters<typeof zoneIndexInTurns<Id>>[0]) =>
  zoneIndexInTurns(zones, givingWay(), async (boundaries) => onGround('seams', { geometries: await inTurns(boundaries, (boundary) => JSON.stringify(boundary)) }))
