import { index, prefix, route, type RouteConfig } from '@react-router/dev/routes'
import { partner } from './partner/routes.ts'
import { station } from './station/routes.ts'

/** Every address of the site, in one page. What begins with /api and /open is answered before these are asked. */
export default [
  ...prefix(':lang', [
    index('resident/home.tsx'),
    route('zones', 'resident/zones.tsx'),
    route('zones/:zone', 'resident/zone.tsx'),
    route('zones/:zone/waves/:wave', 'resident/zone-wave.tsx'),
    route('zones/:zone/plan', 'resident/cycle/plan.tsx'),
    route('zones/:zone/plans/:plan', 'resident/cycle/plan.tsx', { id: 'earlier-plan' }),
    route('zones/:zone/accounts/:cycle', 'resident/cycle/account.tsx'),
    route('problems/:problem', 'resident/cycle/problem.tsx'),
    route('waves/:wave/groups', 'resident/result/groups.tsx'),
    route('map', 'resident/map.tsx'),
    route('answer', 'resident/answer/code.tsx'),
    route('answer/check', 'resident/answer/check.tsx'),
    route('answer/places', 'resident/answer/places.tsx'),
    route('answer/thanks', 'resident/answer/thanks.tsx'),
    route('answer/leave', 'resident/answer/leave.tsx'),
    route('answer/here', 'resident/answer/here.tsx'),
    route('answer/:block', 'resident/answer/block.tsx'),
    route('hand-in', 'resident/answer/hand-in.tsx'),
    route('m', 'resident/mine/open.tsx'),
    route('mine', 'resident/mine/mine.tsx'),
    route('mine/ask', 'resident/mine/ask.tsx'),
    route('mine/looks', 'resident/mine/looks.tsx'),
    route('mine/out', 'resident/mine/out.tsx'),
    route('mine/forget', 'resident/mine/forget.tsx'),
    route('method', 'resident/method.tsx'),
    route('examples', 'resident/examples/examples.tsx'),
    route('examples/:example', 'resident/examples/example.tsx'),
    route('privacy', 'resident/privacy.tsx'),
    route('record', 'resident/record/heads.tsx'),
    route('accessibility', 'resident/accessibility.tsx'),
    route('held-back', 'resident/held-back/held-back.tsx'),
    ...station,
    ...partner,
  ]),
] satisfies RouteConfig
