import { index, layout, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The addresses of those who work here. */
export const station: RouteConfigEntry[] = [
  route('sign-in', 'station/sign-in.tsx'),
  route('sign-out', 'station/sign-out.tsx'),
  ...prefix('station', [
    layout('station/station.tsx', [
      index('station/board.tsx'),
      route('zones/import', 'station/zones-import.tsx'),
      route('zones/:zone', 'station/zone.tsx'),
      route('people', 'station/people.tsx'),
      route('instruments', 'station/instruments.tsx'),
      route('waves', 'station/waves/waves.tsx'),
      route('waves/new', 'station/waves/wave-new.tsx'),
      route('waves/:wave', 'station/waves/wave.tsx'),
      route('waves/:wave/draw', 'station/draw/draw.tsx'),
      route('waves/:wave/letters.csv', 'station/draw/letters-file.ts'),
      route('waves/:wave/import', 'station/import/wave-import.tsx'),
      route('waves/:wave/results', 'station/waves/wave-results.tsx'),
    ]),
  ]),
]
