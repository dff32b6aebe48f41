import { sql, type Kysely } from 'kysely'

/** Counts anew how much each directorate keeps of pictures: what the clock took away since is not counted any more. */
export async function countPictures(owner: Kysely<unknown>): Promise<void> {
  await sql`insert into work.picture_counts (directorate_id, pictures, bytes)
    select directorate_id, count(p.id), coalesce(sum(octet_length(p.bytes)), 0) from (select id as directorate_id from territory.directorates) d left join work.pictures p using (directorate_id) group by directorate_id
    on conflict (directorate_id) do update set pictures = excluded.pictures, bytes = excluded.bytes`.execute(owner)
}
