import { modes, type Break, type Mode } from '../words.ts'

/** How one zone was asked in one wave: by which modes its sheets came, and within which boundary it lay. */
export type ZoneAsking = { readonly sheetsByMode: Readonly<Partial<Record<Mode, number>>>; readonly boundary: string | null }

/** Beyond 15 points a change of answers may be a change of who held the pen: the mode belongs to the method. */
export const largestMoveOfMode = 0.15

/** Why a zone's two waves cannot be compared although they asked the same questions. */
export function breaksOfZone(before: ZoneAsking, after: ZoneAsking): readonly Break[] {
  const breaks: Break[] = []
  const [first, second] = [sharesOf(before), sharesOf(after)]
  // Shares are quotients: 0.45 - 0.3 is a hair above 0.15, and 15 points have not been passed.
  if (first && second && modes.some((mode) => Math.abs(second[mode] - first[mode]) > largestMoveOfMode + 1e-9)) breaks.push('mode-share-moved')
  if (before.boundary !== null && after.boundary !== null && before.boundary !== after.boundary) breaks.push('boundary-changed')
  return breaks
}

function sharesOf({ sheetsByMode }: ZoneAsking): Record<Mode, number> | null {
  const sheets = modes.reduce((sum, mode) => sum + (sheetsByMode[mode] ?? 0), 0)
  return sheets === 0 ? null : (Object.fromEntries(modes.map((mode) => [mode, (sheetsByMode[mode] ?? 0) / sheets])) as Record<Mode, number>)
}
