import type { Picture } from './parts/picture.ts'
import { compareAnswersPictures } from './rooms/compare/answers.ts'
import { compareCountsPictures } from './rooms/compare/counts.ts'
import { disclosurePictures } from './rooms/disclosure.ts'
import { distributionPictures } from './rooms/distributions.ts'
import { estimatePictures } from './rooms/estimate.ts'
import { fewAnswersPictures } from './rooms/few-answers.ts'
import { likenessPictures } from './rooms/locate/likeness.ts'
import { nearRepeatPictures } from './rooms/locate/near-repeats.ts'
import { placePictures } from './rooms/locate/places.ts'
import { samplePictures } from './rooms/sample.ts'
import { scorePictures } from './rooms/score.ts'
import { unreportedPictures } from './rooms/unreported.ts'
import { waitPictures } from './rooms/wait.ts'
import { weightPictures } from './rooms/weights.ts'

/** A room of the gallery: pictures of one kind of question. */
export type Room = { readonly name: string; readonly says: string; readonly pictures: readonly Picture[] }

/** What each number of the kernel looks like, drawn from the demonstration town: the same every time. */
export const gallery = (): readonly Room[] => [
  { name: 'Estimate', says: 'What one round of asking says of everybody.', pictures: estimatePictures() },
  { name: 'Weights', says: 'Those who answered, made to look like those who live there.', pictures: weightPictures() },
  { name: 'Few answers', says: 'Errors told by drawing again; small places helped by those like them.', pictures: fewAnswersPictures() },
  { name: 'Compare', says: 'What changed, and how surely; what recorded counts did, and where they went.', pictures: [...compareAnswersPictures(), ...compareCountsPictures()] },
  { name: 'Sample', says: 'Whom to ask, and how many.', pictures: samplePictures() },
  { name: 'Score', says: 'Many answers, one measure; two readers or two orders, and how far they agree.', pictures: scorePictures() },
  { name: 'Locate', says: 'Where it happened, where it stands out, and what follows what.', pictures: [...placePictures(), ...likenessPictures(), ...nearRepeatPictures()] },
  { name: 'Unreported', says: 'What happened and was told to nobody.', pictures: unreportedPictures() },
  { name: 'Wait', says: 'How long one waits until somebody comes.', pictures: waitPictures() },
  { name: 'Disclosure', says: 'What must be left out so that nobody is pointed at.', pictures: disclosurePictures() },
  { name: 'Distributions', says: 'The tails that every p-value comes from.', pictures: distributionPictures() },
]
