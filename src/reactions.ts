import type { Reactions } from '#frame/afterwards.ts'

/** When this was recorded, do that. Each consequence runs after the deed is committed and may run again. */
export const reactions: Reactions = {}
