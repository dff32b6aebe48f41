type Into = { readonly width: number; readonly answers: Int16Array; readonly strata: Int32Array | null; readonly units: Int32Array | null }

/**
 * Reads sheets that stand in a text one behind another, each as `{1,0,-3}` or, where it names a stratum or a unit, as `2/17{1,0,-3}`; the first
 * becomes sheet `first`. Letter by letter, for there are millions of answers: cutting the text to pieces takes ten times as long.
 */
export function unpack(text: string, first: number, { width, answers, strata, units }: Into): void {
  let number = 0, sign = 1, digits = 0, sheet = first, at = first * width
  const named = (names: Int32Array | null) => {
    if (names && digits > 0) names[sheet] = sign * number
    number = digits = 0
    sign = 1
  }
  for (let letter = 0; letter < text.length; letter++) {
    const code = text.charCodeAt(letter)
    if (code >= 48 && code <= 57) {
      number = number * 10 + code - 48
      digits++
    } else if (code === 45) sign = -1
    else if (code === 47) named(strata)
    else if (code === 123) named(units)
    else {
      answers[at++] = sign * number // a comma or the closing brace
      number = digits = 0
      sign = 1
      if (code === 125) at = ++sheet * width
    }
  }
}
