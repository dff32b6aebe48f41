const spoken = /^[\x21-\x7e]*$/

/** Does an address name anything? Every name in ours is made of plain letters, digits and signs; whatever is none of these is nowhere, and reaches no page. */
export function readable(path: string): boolean {
  try {
    return spoken.test(decodeURIComponent(path))
  } catch {
    return false
  }
}
