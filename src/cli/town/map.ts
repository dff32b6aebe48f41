type Ring = readonly (readonly [number, number])[]
type Zone = { readonly code: string; readonly names: Readonly<Record<string, string>>; readonly population: number; readonly ring: Ring }

const lake: Ring = [[22.565, 57.251], [22.572, 57.2535], [22.581, 57.2525], [22.586, 57.2492]]
const middle: readonly [number, number] = [22.5805, 57.2438]

/** The four zones of the demonstration town: made up, with borders that fit exactly, 17,000 people in all. */
export const zones: readonly Zone[] = [
  {
    code: 'old-town', population: 5200, names: { en: 'Old Town', ro: 'Orașul Vechi', ru: 'Старый город', uk: 'Старе місто', sq: 'Qyteti i Vjetër', et: 'Vanalinn', lv: 'Vecpilsēta', nl: 'Oude Stad' },
    ring: [[22.562, 57.2435], [22.5601, 57.2478], lake[0]!, lake[1]!, lake[2]!, lake[3]!, middle, [22.571, 57.2421], [22.562, 57.2435]],
  },
  {
    code: 'lakeside', population: 4300, names: { en: 'Lakeside', ro: 'Malul Lacului', ru: 'Приозёрный', uk: 'Приозерний', sq: 'Buza e Liqenit', et: 'Järveääre', lv: 'Ezermala', nl: 'Meeroever' },
    ring: [lake[3]!, [22.594, 57.2511], [22.6033, 57.2487], [22.6052, 57.2441], [22.5968, 57.2413], middle, lake[3]!],
  },
  {
    code: 'station-quarter', population: 4100, names: { en: 'Station Quarter', ro: 'Cartierul Gării', ru: 'Привокзальный', uk: 'Привокзальний', sq: 'Lagjja e Stacionit', et: 'Jaamakvartal', lv: 'Stacijas kvartāls', nl: 'Stationswijk' },
    ring: [[22.562, 57.2435], [22.571, 57.2421], middle, [22.5828, 57.2362], [22.5742, 57.2338], [22.5655, 57.2357], [22.562, 57.2435]],
  },
  {
    code: 'mill-hill', population: 3400, names: { en: 'Mill Hill', ro: 'Dealul Morii', ru: 'Мельничная горка', uk: 'Млинова гора', sq: 'Kodra e Mullirit', et: 'Veskimägi', lv: 'Dzirnavkalns', nl: 'Molenberg' },
    ring: [middle, [22.5968, 57.2413], [22.6012, 57.2375], [22.5921, 57.2339], [22.5828, 57.2362], middle],
  },
]

/** The same as a GeoJSON file would bring it. */
export const townMap = {
  type: 'FeatureCollection',
  features: zones.map(({ code, names, population, ring }) => ({
    type: 'Feature', properties: { code, names, population, level: 'zone' }, geometry: { type: 'Polygon', coordinates: [ring] },
  })),
} as const

export const town = {
  directorate: { code: 'riverland', country: 'LV', names: { en: 'Riverland Police Directorate', ro: 'Directoratul de Poliție Riverland' } },
  commissariat: { code: 'liepene', names: { en: 'Liepene', ro: 'Liepene' } },
} as const
