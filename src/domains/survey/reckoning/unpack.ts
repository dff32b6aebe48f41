import { none } from '../rules/sheets/wave-sheets.ts'

/** Some sheets of a wave as they lie in the store: flat arrays, an entry a sheet and `width` answers. `slot`: which zone and mode, as the statement counts them. */
export type Block = { readonly slots: Int32Array; readonly answers: Int16Array; readonly strata: Int32Array; readonly units: Int32Array; readonly layered: boolean }

/**
 * Reads sheets that stand in a text one behind another, each as `slot{1,0,-3}` or, where it names a stratum or a unit, as `slot/2/17{1,0,-3}`.
 * Letter by letter, for there are millions of answers: cutting the text to pieces takes ten times as long.
 */
export function unpack(text: string, sheets: number, width: number): Block {
  const answers = new Int16Array(sheets * width), named = [new Int32Array(sheets), new Int32Array(sheets).fill(none), new Int32Array(sheets).fill(none)] as const
  let number = 0, sign = 1, digits = 0, sheet = 0, at = 0, field = 0, layered = false
  for (let letter = 0; letter < text.length; letter++) {
    const code = text.charCodeAt(letter)
    if (code >= 48 && code <= 57) {
      number = number * 10 + code - 48
      digits++
      continue
    }
    if (code === 45) {
      sign = -1
      continue
    }
    if (code === 47 || code === 123) {
      if (digits > 0) {
        named[field]![sheet] = sign * number
        if (field > 0) layered = true
      }
      field++
    } else answers[at++] = sign * number // a comma or the closing brace
    number = digits = 0
    sign = 1
    if (code === 125) {
      at = ++sheet * width
      field = 0
    }
  }
  return { slots: named[0], answers, strata: named[1], units: named[2], layered }
}
