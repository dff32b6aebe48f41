import { alone } from '#frame/alone.ts'
import type { Ctx } from '#frame/ctx.ts'
import { findSheet, type FoundSheet } from './find-sheet.ts'

/** The sheet as it stands when nobody else is at it, until the deed is done. Many sheets share a place to wait at, so that what is left of the waiting names none. */
export async function heldSheet(ctx: Ctx, { directorate, serial, hash }: FoundSheet): Promise<FoundSheet> {
  await alone(ctx, directorate, `sheets on paper ${hash.slice(-2)}`)
  return findSheet(ctx, { directorate, serial })
}
