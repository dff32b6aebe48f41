import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPicture, improvements, moveImprovement, proposeImprovement, publishedPicture, worksOfPlan } from '#domains/work/index.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, petra } from '#testing/people.ts'
import { as, refused } from '#testing/story.ts'
import { photograph } from '#testing/work/photograph.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)

test('a tunnel is lit as a project that everybody can follow, and it is finished when pictures from before and after show it (E5)', inTown(async (ctx, { zone, action, organisation, plan }) => {
  const tunnel = { zone, kind: 'tunnel', names: { en: 'Light in the station tunnel', ro: 'Lumină în tunelul gării' }, whereabouts: 'Under the railway', action, organisation }
  const { improvement } = await proposeImprovement(as(ctx, besnik), tunnel)
  assert.deepEqual((await worksOfPlan(ctx, { plan })).works, [], 'a proposal is told to nobody yet')
  await moveImprovement(as(ctx, arta), { improvement, state: 'agreed' })
  const finish = (who = besnik) => moveImprovement(onDay(as(ctx, who), '2027-03-01'), { improvement, state: 'finished' })
  await assert.rejects(finish(), refused('work.lacks-picture-before'))
  const { picture: dark } = await addPicture(as(ctx, petra), { improvement, moment: 'before', file: await photograph(), caption: 'Dark' })
  await assert.rejects(finish(), refused('work.lacks-picture-after'))
  const { picture: lit } = await addPicture(as(ctx, besnik), { improvement, moment: 'after', file: await photograph(), caption: 'Lit', shown: true })
  await finish()
  await assert.rejects(finish(), refused('work.stands-so-already'))
  const [seen] = (await improvements(as(ctx, celine), { zone })).improvements
  assert.deepEqual([seen!.state, seen!.changedOn, seen!.lacks, seen!.organisation?.name, seen!.pictures.map(({ picture, moment }) => [picture, moment])], ['finished', '2027-03-01', [], 'Talsi municipality', [[dark, 'before'], [lit, 'after']]])
  const [told] = (await worksOfPlan(ctx, { plan })).works
  assert.deepEqual([told!.kind, told!.state, told!.improvementKind, told!.words, told!.pictures.map(({ picture }) => picture)], ['improvement', 'finished', 'tunnel', tunnel.names, [lit]])
  await publishedPicture(ctx, { picture: lit })
  await assert.rejects(publishedPicture(ctx, { picture: dark }), refused('work.no-such-picture'), 'a partner\'s picture waits for the station')
}))

test('an improvement that is dropped says why; one belongs to what is of its own zone; an analyst of elsewhere has no say (E5)', inTown(async (ctx, { zone, lakeside, action }) => {
  const bench = { zone, kind: 'other', names: { en: 'Benches' }, whereabouts: 'Mill Street' }
  await assert.rejects(proposeImprovement(as(ctx, besnik), { ...bench, zone: lakeside, action }), refused('work.no-such-action'))
  await assert.rejects(proposeImprovement(as(ctx, edgars), bench), refused('access.not-allowed'))
  const { improvement } = await proposeImprovement(as(ctx, besnik), bench)
  await assert.rejects(moveImprovement(as(ctx, besnik), { improvement, state: 'dropped' }), refused('frame.invalid'))
  await moveImprovement(as(ctx, besnik), { improvement, state: 'dropped', because: 'Residents want none' })
  assert.equal((await improvements(as(ctx, besnik), { improvement })).improvements[0]!.because, 'Residents want none')
  assert.deepEqual((await worksOfPlan(ctx, { slug: 'old-town' })).works, [], 'what was never agreed is told to nobody')
}))
