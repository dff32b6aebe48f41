import proj4 from 'proj4'

/** Each map system in PROJ's words, pinned here: what a place means must not change with a library's list. (EPSG and ESRI registries.) */
export const definitions = {
  'EPSG:4326': '+proj=longlat +datum=WGS84 +no_defs',
  'EPSG:3301': '+proj=lcc +lat_1=59.33333333333334 +lat_2=58 +lat_0=57.51755393055556 +lon_0=24 +x_0=500000 +y_0=6375000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  'EPSG:3059': '+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=-6000000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  'EPSG:31370': '+proj=lcc +lat_1=51.16666723333333 +lat_2=49.8333339 +lat_0=90 +lon_0=4.367486666666666 +x_0=150000.013 +y_0=5400088.438 +ellps=intl +towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747 +units=m +no_defs',
  'EPSG:32634': '+proj=utm +zone=34 +datum=WGS84 +units=m +no_defs',
  'EPSG:6870': '+proj=tmerc +lat_0=0 +lon_0=20 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  'EPSG:4026': '+proj=tmerc +lat_0=0 +lon_0=28.4 +k=0.99994 +x_0=200000 +y_0=-5000000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  'ESRI:102696': '+proj=tmerc +lat_0=35.83333333333334 +lon_0=-90.5 +k=0.9999333333333333 +x_0=250000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
} as const

/** The definition of a system that is pinned, or of any UTM zone (EPSG:326zz north, 327zz south, 258zz in Europe); null for others. */
export function definitionOf(system: string): string | null {
  if (Object.hasOwn(definitions, system)) return definitions[system as keyof typeof definitions]
  const [, family, zone] = /^EPSG:(326|327|258)(\d{2})$/.exec(system) ?? []
  if (zone === undefined || Number(zone) < 1 || Number(zone) > 60 || (family === '258' && (Number(zone) < 28 || Number(zone) > 38))) return null
  const earth = family === '258' ? '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0' : '+datum=WGS84'
  return `+proj=utm +zone=${Number(zone)}${family === '327' ? ' +south' : ''} ${earth} +units=m +no_defs`
}

/** The way between two systems by their definitions: east (or longitude) first. */
export function between(from: string, to: string): { readonly there: Way; readonly back: Way } {
  const { forward, inverse } = proj4(from, to)
  return { there: (x, y) => forward([x, y]) as [number, number], back: (x, y) => inverse([x, y]) as [number, number] }
}

type Way = (x: number, y: number) => readonly [number, number]
