/** Goes on with work that stops after each of its small pieces, and lets others have their turn in between; answers what it came to. */
export async function stepByStep<Made>(steps: Iterator<unknown, Made>, giveWay: () => Promise<void>): Promise<Made> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await giveWay()
  }
}
