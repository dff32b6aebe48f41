import type { FeatureCollection, Position } from 'geojson'
import 'maplibre-gl/dist/maplibre-gl.css'
import { Map, NavigationControl, setWorkerUrl, type LngLatBoundsLike, type MapMouseEvent } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

/** A browser that distrusts text asks here before it starts a worker by an address: ours is let through and nothing else. */
const trust = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown } }).trustedTypes
trust?.createPolicy('default', { createScriptURL: (address) => {
  const { origin, pathname } = new URL(address, location.href)
  if (origin !== location.origin || pathname !== new URL(workerUrl, location.href).pathname) throw new TypeError('not our worker')
  return address
} })

/** The map of the zones: quiet outlines, their names, and the way to each page. The list under it says the same. */
const place = document.querySelector<HTMLElement>('#map')
if (place) void draw(place)

async function draw(place: HTMLElement): Promise<void> {
  const { zones: from, page, language } = place.dataset
  const zones = await fetch(from!).then((answer) => answer.json()) as FeatureCollection
  const drawn = { ...zones, features: zones.features.filter(({ geometry }) => geometry !== null) }
  if (drawn.features.length === 0) return
  place.hidden = false
  setWorkerUrl(workerUrl)
  const ink = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const colours = { ground: ink('--surface'), fill: ink('--raised'), line: ink('--edge'), over: ink('--ember'), text: ink('--ink') }
  const map = new Map({
    container: place, bounds: boundsOf(drawn), fitBoundsOptions: { padding: 24 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, cooperativeGestures: true,
    style: {
      version: 8, sources: { zones: { type: 'geojson', data: drawn, promoteId: 'slug' } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
        { id: 'zones', type: 'fill', source: 'zones', paint: { 'fill-color': ['case', ['boolean', ['feature-state', 'over'], false], colours.over, colours.fill] } },
        { id: 'outlines', type: 'line', source: 'zones', paint: { 'line-color': colours.line, 'line-width': 1.5 } },
        { id: 'names', type: 'symbol', source: 'zones', layout: { 'text-field': ['coalesce', ['get', `name:${language}`], ['get', 'name']], 'text-font': ['Onest'], 'text-size': 15, 'text-max-width': 8 }, paint: { 'text-color': colours.text, 'text-halo-color': colours.fill, 'text-halo-width': 1.5 } },
      ],
    },
  })
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  const slugAt = ({ point }: MapMouseEvent) => map.queryRenderedFeatures(point, { layers: ['zones'] })[0]?.properties.slug as string | undefined
  let over: string | undefined
  map.on('mousemove', (event) => {
    const now = slugAt(event)
    if (now === over) return
    if (over !== undefined) map.setFeatureState({ source: 'zones', id: over }, { over: false })
    if (now !== undefined) map.setFeatureState({ source: 'zones', id: now }, { over: true })
    map.getCanvas().style.cursor = now === undefined ? '' : 'pointer'
    over = now
  })
  map.on('click', (event) => {
    const slug = slugAt(event)
    if (slug !== undefined) location.assign(`${page}${slug}`)
  })
  map.once('idle', () => { place.dataset.ready = 'yes' })
  map.on('error', ({ error }) => { place.dataset.fault = error.message })
}

function boundsOf({ features }: FeatureCollection): LngLatBoundsLike {
  const points = features.flatMap(({ geometry }): Position[] => (geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : geometry.type === 'Polygon' ? geometry.coordinates.flat(1) : []))
  const most = (place: 0 | 1, choose: (...numbers: number[]) => number) => points.reduce((so, point) => choose(so, point[place]!), points[0]![place]!)
  return [most(0, Math.min), most(1, Math.min), most(0, Math.max), most(1, Math.max)]
}
