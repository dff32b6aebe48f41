import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Outside } from '#frame/ctx.ts'

/** Every zone as a GeoJSON feature; one whose boundary is not drawn yet has no geometry (RFC 7946, 3.2). */
export async function zonesGeojson(outside: Outside) {
  const all = (await zones(outside, { withBoundaries: true })).zones
  return {
    type: 'FeatureCollection',
    features: all.map(({ slug, code, names, commissariatNames, directorateNames, country, population, boundary }) => ({
      type: 'Feature', id: slug,
      properties: {
        slug, code, name: named(names, 'en'), ...Object.fromEntries(Object.entries(names).map(([language, name]) => [`name:${language}`, name])),
        commissariat: named(commissariatNames, 'en'), directorate: named(directorateNames, 'en'), country, population,
      },
      geometry: boundary ? { type: 'MultiPolygon', coordinates: boundary } : null,
    })),
  }
}
