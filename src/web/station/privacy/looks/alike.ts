import type { whoLooked } from '#domains/privacy/index.ts'

type Look = Awaited<ReturnType<typeof whoLooked>>['looks'][number]

/** Looks of one hour that follow each other and say the same, as one line with how often and by which deeds: with the most people that were looked at together. */
export function alike(looks: readonly Look[]): readonly (Look & { readonly times: number; readonly deeds: readonly string[] })[] {
  const told: (Look & { times: number; deeds: readonly string[] })[] = []
  for (const look of looks) {
    const before = told.at(-1)
    if (before && saying(before) === saying(look)) told[told.length - 1] = { ...before, times: before.times + 1, deeds: [...new Set([...before.deeds, look.deed])], among: Math.max(before.among, look.among) }
    else told.push({ ...look, times: 1, deeds: [look.deed] })
  }
  return told
}

const saying = ({ at, who, posts, operation, refused, aboutDeferral, recipients, purpose, ground, among }: Look): string =>
  JSON.stringify([at.slice(0, 13), who, posts, operation, refused, aboutDeferral, recipients, purpose, ground, among > 1])
