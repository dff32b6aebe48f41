/** Where heads, anchors and sealed copies of the lines are dropped: a folder that another machine takes them from. */
export const outsideFolder = (): string | undefined => process.env.VATRA_HEADS || undefined
