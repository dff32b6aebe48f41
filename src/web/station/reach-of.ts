import { reach } from '#access/reach.ts'
import { visitorOf, type Arrival } from '#web/http/ctx.ts'

/** The areas that the visitor's posts open: what a screen offers, as the lists do. */
export const reachOf = async (arrival: Arrival): Promise<ReadonlySet<string>> => new Set(reach((await visitorOf(arrival)).actor).areas)
