import { readFileSync } from 'node:fs'

const tokens = readFileSync(new URL('../../../web/look/tokens.css', import.meta.url), 'utf8')

/** A colour of the house in its light form, as the pages have it: one place for both. */
export function colour(name: 'ground' | 'surface' | 'line' | 'edge' | 'ink' | 'quiet' | 'hearth' | 'ember' | 'link'): string {
  const [, found] = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens) ?? []
  if (found === undefined) throw new Error(`There is no colour --${name} among the tokens of the pages.`)
  return found
}

/** From little to much: light to dark, so that it is read without seeing colour. */
export const littleToMuch = [colour('surface'), '#f0d3b8', colour('ember'), '#c8693d', colour('hearth'), '#571b06'] as const
/** Below, at, and above the middle: blue and terracotta, which no kind of colour blindness confuses. */
export const belowToAbove = [colour('link'), '#9db5d8', colour('surface'), colour('ember'), colour('hearth')] as const
