/** Which of the two pictures that show a change an improvement still lacks. */
export const picturesLacking = (pictures: readonly { readonly moment: string }[]): ('before' | 'after')[] =>
  (['before', 'after'] as const).filter((needed) => !pictures.some(({ moment }) => moment === needed))
