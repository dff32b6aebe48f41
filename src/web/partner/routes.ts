import { index, layout, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The addresses of those who work with the police: municipalities, schools, associations. */
export const partner: RouteConfigEntry[] = [
  ...prefix('partner', [
    layout('partner/partner.tsx', [
      index('partner/home.tsx'),
      route('plans/:plan', 'partner/plan.tsx'),
      route('tasks/:action', 'partner/task.tsx'),
      route('actions/:action', 'partner/action.tsx'),
    ]),
  ]),
]
