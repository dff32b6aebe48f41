/** Who may ask what of the programme: its worked examples are of the published source. */
export const programme = {
  'programme.worked-examples': () => true,
  'programme.worked-example': () => true,
}
