import { workedOut } from '../worked-out.ts'
import { albania } from './albania.ts'
import { barSambir } from './bar-sambir.ts'
import { estonia2016 } from './estonia-2016.ts'
import { estoniaCrime } from './estonia-crime.ts'
import { talsi } from './talsi.ts'

/** All passages of the source that are worked out, in the order in which they stand there; worked out once, as nothing in them changes. */
export const examples = [albania, estoniaCrime, estonia2016, talsi, barSambir].map(workedOut)
