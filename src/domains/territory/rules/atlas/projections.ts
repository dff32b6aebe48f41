import type { Box } from '../areas.ts'

/** Where each country's map systems count their metres: east and north of the country's ground. (EPSG registry; areas of use.) */
export const projections: readonly Readonly<{ system: string; metres: Box }>[] = [
  { system: 'EPSG:3301', metres: [360_000, 6_370_000, 745_000, 6_640_000] }, // Estonia, L-EST97
  { system: 'EPSG:3059', metres: [305_000, 155_000, 775_000, 450_000] }, // Latvia, LKS-92
  { system: 'EPSG:31370', metres: [14_000, 20_000, 300_000, 250_000] }, // Belgium, Lambert 72
  { system: 'EPSG:3812', metres: [515_000, 515_000, 805_000, 750_000] }, // Belgium, Lambert 2008
  { system: 'EPSG:32634', metres: [330_000, 4_380_000, 520_000, 4_740_000] }, // Albania, UTM 34 north
  { system: 'EPSG:6870', metres: [420_000, 4_380_000, 605_000, 4_740_000] }, // Albania, TM 2010
  { system: 'EPSG:4026', metres: [50_000, 20_000, 355_000, 390_000] }, // Moldova, MOLDREF99
  { system: 'EPSG:32635', metres: [200_000, 4_900_000, 800_000, 5_820_000] }, // Moldova and western Ukraine, UTM 35 north
  { system: 'EPSG:32636', metres: [200_000, 4_900_000, 800_000, 5_820_000] }, // central Ukraine, UTM 36 north
  { system: 'EPSG:3857', metres: [270_000, 4_790_000, 4_500_000, 8_390_000] }, // the web's maps: Brussels to Luhansk, Sarandë to Tallinn
]
