import { background, type Asked, type Background } from '../background/background.ts'
import { jobOf } from '../background/job-of.ts'
import type { InputOf, Jobs, ResultOf } from '../background/jobs-of.ts'
import { whoWaits } from '../background/waited-for.ts'
import { askedApart } from './asked-apart.ts'
import { confined } from './confined.ts'
import type { Room } from './rooms.ts'

/** Jobs that are small as often as large: what is small is done here, for a worker takes longer to begin. */
export type Small<Table extends Jobs> = { readonly jobs: Table; readonly large: (input: InputOf<Table, keyof Table>) => boolean }

/** The jobs of a table, done beside the thread that answers pages: by a warm worker, or by a room where the program is confined and may begin no thread. Wherever it is done, it tells how far it is and can be ended: whoever waits for the deed that asks hears the one and may do the other. */
export function beside<Table extends Jobs>(room: Room, worker: URL, small?: Small<Table>): Background<Table> {
  const thread = background<Table>(worker)
  return (job, input, own = {}) => {
    const asked = { ...ofWhoWaits(), ...own }
    return small && !small.large(input) ? here(small.jobs, job, input, asked) : confined() ? askedApart(room, { job, input }, asked) : thread(job, input, asked)
  }
}

function ofWhoWaits(): Asked {
  const { signal, told } = whoWaits()
  return { ...(signal && { signal }), ...(told && { told: (share: number) => told({ done: Math.round(100 * share), of: 100 }) }) }
}

async function here<Table extends Jobs, Name extends keyof Table & string>(jobs: Table, job: Name, input: InputOf<Table, Name>, { told, signal }: Asked = {}) {
  signal?.throwIfAborted()
  const telling = (share: number) => (told?.(share), signal?.throwIfAborted())
  return (await jobOf(jobs, job)(input as never, telling)) as ResultOf<Table, Name>
}
