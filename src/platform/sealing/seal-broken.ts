/** Something that was kept sealed does not open: it was changed or moved by something other than Vatra, or its key is not here. It is told by its place, never by its words. */
export class SealBroken extends Error {
  readonly place: string
  constructor(place: string) {
    super(`${place} does not open`)
    this.place = place
  }
}
