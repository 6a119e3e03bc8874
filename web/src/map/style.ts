import type {
  CircleLayerSpecification, ExpressionSpecification, FillLayerSpecification, FilterSpecification, GeoJSONSource, LayerSpecification, LineLayerSpecification,
  Map as MapLibreMap, StyleSpecification, SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Technology } from '../lib/api';
import { technologies, type Layer } from '../lib/atlas.svelte';
import type { Language } from '../messages';
import type { Features, Role } from './features';
import type { Palette } from './palette';

/** No glyph server: MapLibre draws each letter itself from the page's own font, named here. */
export const MAP_FONT = 'Golos Text Variable';

const fibreMethods = ['plough', 'trench', 'rock', 'urban-trench', 'cross-country'];

/** Lines grow with the zoom, and trunks that many depend on are wider than ends. */
const lineWidth: ExpressionSpecification = [
  'interpolate', ['exponential', 1.5], ['zoom'],
  4, ['interpolate', ['linear'], ['log10', ['max', 1, ['get', 'people']]], 2, 0.5, 5, 1.8],
  8, ['interpolate', ['linear'], ['log10', ['max', 1, ['get', 'people']]], 2, 1.1, 5, 3],
  12, ['interpolate', ['linear'], ['log10', ['max', 1, ['get', 'people']]], 2, 2.2, 5, 5],
];

/** The area of a circle is proportional to people, but no settlement is too small to see and no city hides its surroundings. */
const radius: ExpressionSpecification = [
  'interpolate', ['exponential', 1.6], ['zoom'],
  2.5, ['min', 5, ['max', 0.7, ['*', 0.004, ['get', 'root']]]],
  4, ['min', 11, ['max', 1.1, ['*', 0.009, ['get', 'root']]]],
  7, ['min', 18, ['max', 2.4, ['*', 0.026, ['get', 'root']]]],
  11, ['min', 34, ['max', 5, ['*', 0.12, ['get', 'root']]]],
];

const rings: readonly Technology[] = ['satellite', 'unserved'];

/** Settlements as discs or as rings, those of the technologies that are shown; one whose technology is unknown is a disc. */
function settlementFilter(hidden: readonly string[], asRings: boolean): FilterSpecification {
  const shown = technologies.filter((name) => !hidden.includes(name) && rings.includes(name) === asRings);
  return ['in', ['get', 'technology'], ['literal', asRings ? shown : [...shown, '']]];
}

/** A border stands in the tiles once, as that of the greatest area on either side of it; where regions are hidden theirs are borders of districts. */
function districtFilter(hidden: readonly string[]): FilterSpecification {
  return ['in', ['get', 'level'], ['literal', hidden.includes('region') ? ['district', 'region'] : ['district']]];
}

function discColour(p: Palette): ExpressionSpecification {
  return ['match', ['get', 'technology'], 'existing', p.existing, 'fibre', p.fibre, 'microwave', p.microwave, p.unplanned];
}

function ringColour(p: Palette): ExpressionSpecification {
  return ['match', ['get', 'technology'], 'satellite', p.satellite, p.unserved];
}

/**
 * A colour on the calendar's day: feature state s is 0 before work begins, 1 while it goes on, and otherwise (also outside the calendar) things have their own
 * colour. It stands in the style from the start: MapLibre loses features of tiles that are laid out anew while they load.
 */
export function onTheDay(p: Pick<Palette, 'region' | 'added'>, own: ExpressionSpecification | string): ExpressionSpecification {
  return ['match', ['coalesce', ['feature-state', 's'], 2], 0, p.region, 1, p.added, own];
}

/** Round ends and corners treble the triangles of a line, and far out it is too thin to show them. */
const join: ExpressionSpecification = ['step', ['zoom'], 'miter', 8, 'round'];
const cap: ExpressionSpecification = ['step', ['zoom'], 'butt', 8, 'round'];

function planLine(id: string, methods: string[], paint: Record<string, unknown>): LayerSpecification {
  return {
    id, type: 'line', source: 'plan', 'source-layer': 'edge',
    filter: ['in', ['get', 'method'], ['literal', methods]],
    layout: { 'line-join': join, 'line-cap': paint['line-dasharray'] ? 'butt' : cap },
    paint: { 'line-width': lineWidth, ...paint },
  } as LayerSpecification;
}

/** Classes of what is left of a span's light at the end of its life, the least last, so that it lies on top. */
export const spanClasses = ['ample', 'fair', 'thin'] as const;

function spanLine(name: (typeof spanClasses)[number], p: Palette): LayerSpecification {
  const width = { ample: 1, fair: 1.5, thin: 2.2 }[name];
  return {
    id: `light-${name}`, type: 'line', source: 'plan', 'source-layer': 'span',
    filter: ['==', ['get', 'class'], name],
    layout: { 'line-join': join, 'line-cap': name === 'ample' ? cap : 'butt' },
    paint: {
      'line-color': p[name],
      'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.1 * width, 8, 2.2 * width, 12, 4 * width],
      ...(name === 'thin' ? { 'line-dasharray': [1, 0.5] } : name === 'fair' ? { 'line-dasharray': [4, 1] } : {}),
    },
  } as LayerSpecification;
}

function circleInLetters(largest: number, scale: number, letter: number): ExpressionSpecification {
  return ['+', 0.45, ['/', ['min', largest, ['*', scale, ['get', 'root']]], letter]];
}

function names(id: string, kinds: string[], minzoom: number, size: number, p: Palette, language: Language): LayerSpecification {
  return {
    id, type: 'symbol', source: 'plan', 'source-layer': 'settlement', minzoom,
    filter: ['in', ['get', 'kind'], ['literal', kinds]],
    layout: {
      'text-field': ['get', language],
      'text-font': [MAP_FONT],
      'text-size': ['interpolate', ['linear'], ['zoom'], 4, size, 11, size + 3],
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      // Clear of the circle: its radius in letters, and a little more.
      'text-radial-offset': ['interpolate', ['linear'], ['zoom'], 4, circleInLetters(11, 0.009, size), 7, circleInLetters(18, 0.026, size + 1), 11, circleInLetters(34, 0.12, size + 3)],
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 3,
      'symbol-sort-key': ['-', 0, ['get', 'root']],
    },
    paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
  };
}

/** Street level: trenches and poles, then homes (a block's circle grows with its dwellings), then what stands on the street. */
function accessLayers(p: Palette): LayerSpecification[] {
  const street = ['interpolate', ['linear'], ['zoom'], 13, 0.8, 16, 2.6, 18, 4] as ExpressionSpecification;
  const dwellings: ExpressionSpecification = ['sqrt', ['get', 'dwellings']];
  const isUnserved: ExpressionSpecification = ['==', ['get', 'served'], 0];
  const siteSize = (node: number, cabinet: number, closure: number): ExpressionSpecification => ['match', ['get', 'kind'], 'node', node, 'cabinet', cabinet, closure];
  return [
    { id: 'access-route', type: 'line', source: 'access', 'source-layer': 'access-route', minzoom: 13, filter: ['!=', ['get', 'method'], 'aerial'], layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': ['match', ['get', 'method'], 'built', p.existing, p.fibre], 'line-width': street } },
    { id: 'access-aerial', type: 'line', source: 'access', 'source-layer': 'access-route', minzoom: 13, filter: ['==', ['get', 'method'], 'aerial'], paint: { 'line-color': p.fibre, 'line-width': street, 'line-dasharray': [3, 1.5] } },
    { id: 'access-lead', type: 'line', source: 'access', 'source-layer': 'access-lead', minzoom: 14.5, paint: { 'line-color': p.fibre, 'line-width': 0.7, 'line-opacity': 0.55 } },
    {
      id: 'access-home', type: 'circle', source: 'access', 'source-layer': 'access-home', minzoom: 14,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, ['min', 5, ['*', 1.2, dwellings]], 16, ['min', 13, ['*', 2.6, dwellings]], 18, ['min', 22, ['*', 5, dwellings]]],
        'circle-color': ['case', isUnserved, p.land, p.home],
        'circle-stroke-color': ['case', isUnserved, p.unserved, p.fibre],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 14, 0.5, 17, 1.4],
      },
    },
    {
      id: 'access-block', type: 'symbol', source: 'access', 'source-layer': 'access-home', minzoom: 15.5, filter: ['>', ['get', 'dwellings'], 3],
      layout: { 'text-field': ['to-string', ['get', 'dwellings']], 'text-font': [MAP_FONT], 'text-size': 10 },
      paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.2 },
    },
    {
      id: 'access-site', type: 'circle', source: 'access', 'source-layer': 'access-site', minzoom: 9,
      // An entrance stands in its block, whose circle says it all.
      filter: ['any', ['in', ['get', 'kind'], ['literal', ['node', 'cabinet']]], ['all', ['==', ['get', 'kind'], 'closure'], ['>=', ['zoom'], 15]]],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, siteSize(3, 1, 0.5), 13, siteSize(6, 3, 1), 16, siteSize(10, 6.5, 2.6), 18, siteSize(14, 9, 5)],
        'circle-color': ['match', ['get', 'kind'], 'node', p.fibre, 'cabinet', p.halo, p.label],
        'circle-stroke-color': ['match', ['get', 'kind'], 'node', p.halo, p.label],
        'circle-stroke-width': ['match', ['get', 'kind'], 'node', 2, 'cabinet', 1.8, 0],
      },
    },
    {
      id: 'access-site-name', type: 'symbol', source: 'access', 'source-layer': 'access-site', minzoom: 14, filter: ['in', ['get', 'kind'], ['literal', ['node', 'cabinet']]],
      layout: { 'text-field': ['to-string', ['get', 'dwellings']], 'text-font': [MAP_FONT], 'text-size': 11, 'text-offset': [0, 1.3], 'text-anchor': 'top' },
      paint: { 'text-color': p.label, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    },
  ];
}

/** What the map shows of a project: which plan, in which language, without which layers. */
export interface Shown {
  version: string;
  scenario: string | null;
  language: Language;
  hidden: readonly string[];
  /** True where access networks were designed. */
  hasAccess: boolean;
}

/**
 * The whole style, from the ground up; what lies outside the land is the colour of the page below the map. Every layer's id says what the legend calls it. Layers
 * of one source stand together where they can, and what is empty is hidden: each change of source costs a pass over the whole picture.
 */
export function mapStyle(p: Palette, origin: string, { version, scenario, language, hidden, hasAccess }: Shown): StyleSpecification {
  const tiles = (path: string) => [`${origin}/tiles/${path}/{z}/{x}/{y}?v=${encodeURIComponent(version)}`];
  const border = (id: string, filter: FilterSpecification, width: ExpressionSpecification, colour: string): LayerSpecification => ({
    id, type: 'line', source: 'map', 'source-layer': 'border', filter, paint: { 'line-color': colour, 'line-width': width },
  });
  const areaName = (id: string, level: string, zooms: [number, number], layout: SymbolLayerSpecification['layout']): LayerSpecification => ({
    id, type: 'symbol', source: 'map', 'source-layer': 'area-name', minzoom: zooms[0], maxzoom: zooms[1], filter: ['==', ['get', 'level'], level],
    layout: { 'text-field': ['get', language], 'text-font': [MAP_FONT], 'text-max-width': 9, 'text-padding': 6, ...layout },
    paint: { 'text-color': p.faint, 'text-halo-color': p.halo, 'text-halo-width': 1.2 },
  });
  const overlay = (role: Role, layer: Omit<LineLayerSpecification, 'source'> | Omit<CircleLayerSpecification, 'source'> | Omit<FillLayerSpecification, 'source'>): LayerSpecification =>
    ({ filter: ['==', ['get', 'role'], role], ...layer, source: 'overlay', layout: { ...layer.layout, visibility: 'none' } }) as LayerSpecification;
  const wide = (...stops: number[]): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;
  // Among its homes the circle of a settlement would hide them.
  const among = (opacity: number) => (hasAccess ? wide(12, opacity, 14, 0.08) : opacity);
  const layers: LayerSpecification[] = [
    { id: 'land', type: 'fill', source: 'map', 'source-layer': 'land', paint: { 'fill-color': p.land, 'fill-antialias': false } },
    { id: 'water-area', type: 'fill', source: 'map', 'source-layer': 'lake', paint: { 'fill-color': p.water, 'fill-outline-color': p.shore } },
    { id: 'water-line', type: 'line', source: 'map', 'source-layer': 'river', paint: { 'line-color': p.water, 'line-width': wide(5, 0.5, 12, 2.5) } },
    border('district', districtFilter(hidden), wide(5, 0.5, 10, 1), p.district),
    border('region', ['==', ['get', 'level'], 'region'], wide(4, 0.7, 10, 1.6), p.region),
    border('border', ['==', ['get', 'level'], 'country'], wide(4, 1, 10, 2), p.border),
    { id: 'corridor', type: 'line', source: 'map', 'source-layer': 'corridor', layout: { 'line-join': join }, paint: { 'line-color': p.corridor, 'line-width': wide(4, 0.6, 12, 2) } },
    { id: 'line-existing', type: 'line', source: 'map', 'source-layer': 'network-line', layout: { 'line-join': join, 'line-cap': cap }, paint: { 'line-color': p.existing, 'line-width': wide(4, 1, 12, 3) } },
    overlay('area', { id: 'chosen-area', type: 'line', layout: { 'line-join': 'round' }, paint: { 'line-color': p.label, 'line-width': 2.5 } }),
    overlay('route', {
      id: 'route-marker', type: 'line',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': p.marker, 'line-width': wide(4, 6, 12, 14), 'line-opacity': 0.85 },
    }),
    ...(scenario === null ? [] : [
      planLine('line-fibre', fibreMethods, { 'line-color': p.fibre }),
      planLine('line-aerial', ['aerial'], { 'line-color': p.fibre, 'line-dasharray': [3, 1.5] }),
      planLine('line-microwave', ['microwave'], { 'line-color': p.microwave, 'line-dasharray': [2.5, 2], 'line-width': wide(4, 0.8, 12, 2) }),
      planLine('line-reused', ['existing'], { 'line-color': p.existing }),
      // What is left of the light, by colour and by width: the thinnest margin is the widest line, and dotted, so that it shows without colour too.
      ...spanClasses.map((name) => spanLine(name, p)),
    ]),
    // What changed lies on the plan: added lines wide and whole, dropped ones dashed, so that they differ without colour too.
    overlay('added', { id: 'line-added', type: 'line', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': p.added, 'line-width': wide(4, 2, 12, 6) } }),
    overlay('dropped', { id: 'line-dropped', type: 'line', layout: { 'line-join': 'round' }, paint: { 'line-color': p.dropped, 'line-dasharray': [1.6, 1.2], 'line-width': wide(4, 1.8, 12, 5) } }),
    ...(hasAccess ? accessLayers(p) : []),
    overlay('drawn', { id: 'drawn-area', type: 'fill', filter: ['all', ['==', ['get', 'role'], 'drawn'], ['==', ['geometry-type'], 'Polygon']], paint: { 'fill-color': p.marker, 'fill-opacity': 0.22 } }),
    overlay('drawn', { id: 'drawn-line', type: 'line', paint: { 'line-color': p.label, 'line-width': 1.5, 'line-dasharray': [3, 2] } }),
    overlay('drawn', {
      id: 'drawn-corner', type: 'circle', filter: ['all', ['==', ['get', 'role'], 'drawn'], ['==', ['geometry-type'], 'Point']],
      paint: { 'circle-radius': 4, 'circle-color': p.halo, 'circle-stroke-color': p.label, 'circle-stroke-width': 1.5 },
    }),
    { id: 'network-node', type: 'circle', source: 'map', 'source-layer': 'network-node', minzoom: 6, paint: { 'circle-radius': 3.5, 'circle-color': p.halo, 'circle-stroke-color': p.existing, 'circle-stroke-width': 1.5 } },
    {
      id: 'settlement-ring', type: 'circle', source: 'plan', 'source-layer': 'settlement', filter: settlementFilter(hidden, true),
      paint: { 'circle-radius': radius, 'circle-color': onTheDay(p, p.land), 'circle-opacity': among(0.7), 'circle-stroke-color': onTheDay({ region: p.halo, added: p.halo }, ringColour(p)), 'circle-stroke-width': wide(2.5, 0.5, 4, 0.9, 8, 1.8, 12, 3) },
    },
    {
      id: 'settlement', type: 'circle', source: 'plan', 'source-layer': 'settlement', filter: settlementFilter(hidden, false),
      paint: { 'circle-radius': radius, 'circle-color': onTheDay(p, discColour(p)), 'circle-opacity': among(1), 'circle-stroke-color': p.halo, 'circle-stroke-width': wide(2.5, 0.1, 4, 0.3, 8, 0.8, 12, 1.2) },
    },
    overlay('selected', { id: 'selected', type: 'circle', paint: { 'circle-radius': wide(4, 9, 11, 18), 'circle-color': 'transparent', 'circle-stroke-color': p.label, 'circle-stroke-width': 2 } }),
    areaName('region-name', 'region', [4, 7.5], { 'text-size': wide(4, 10, 7, 14), 'text-transform': 'uppercase', 'text-letter-spacing': 0.12 }),
    areaName('district-name', 'district', [7.5, 10.5], { 'text-size': 12, 'text-letter-spacing': 0.06 }),
    names('hamlet-name', ['hamlet', 'isolated-dwelling', 'other'], 9.5, 10, p, language),
    names('village-name', ['village', 'suburb'], 8, 10.5, p, language),
    names('town-name', ['town'], 5.8, 11, p, language),
    names('city-name', ['city'], 3, 12.5, p, language),
  ];
  for (const layer of layers) {
    if (switchedOff(layer.id, hidden)) {
      layer.layout = { ...layer.layout, visibility: 'none' } as typeof layer.layout;
    }
  }
  return {
    version: 8,
    sources: {
      map: { type: 'vector', tiles: tiles('map'), maxzoom: 12 },
      plan: { type: 'vector', tiles: tiles(scenario === null ? 'unplanned' : `plans/${encodeURIComponent(scenario)}`), maxzoom: 12 },
      ...(hasAccess ? { access: { type: 'vector' as const, tiles: tiles('access'), minzoom: 9, maxzoom: 14 } } : {}),
      overlay: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers,
  };
}

/** The style's layers that belong to an entry of the legend; technologies are not here: they filter the settlements. */
const styleLayers: Partial<Record<Layer, string[]>> = {
  'line-fibre': ['line-fibre'],
  'line-aerial': ['line-aerial'],
  'line-microwave': ['line-microwave'],
  'line-existing': ['line-existing', 'line-reused', 'network-node'],
  light: spanClasses.map((name) => `light-${name}`),
  access: ['access-route', 'access-aerial', 'access-lead', 'access-home', 'access-block', 'access-site', 'access-site-name'],
  region: ['region', 'region-name'],
  district: ['district', 'district-name'],
  water: ['water-area', 'water-line'],
  corridor: ['corridor'],
  names: ['hamlet-name', 'village-name', 'town-name', 'city-name'],
};

export const lightLayers = spanClasses.map((name) => `light-${name}`);
/** What of an access network can be pointed at, homes first. */
export const homeLayers = ['access-home', 'access-site'];

const switchedOff = (id: string, hidden: readonly string[]) => Object.entries(styleLayers).some(([layer, ids]) => hidden.includes(layer) && ids.includes(id));

/** Layers of the overlay, by the role of what they draw. */
const overlayLayers: Record<Role, string[]> = {
  area: ['chosen-area'], route: ['route-marker'], selected: ['selected'], added: ['line-added'], dropped: ['line-dropped'], drawn: ['drawn-area', 'drawn-line', 'drawn-corner'],
};

const nameLayers = ['region-name', 'district-name', 'hamlet-name', 'village-name', 'town-name', 'city-name'];

/** Brings a style that is shown to what is hidden now and to the language; what is so already is left alone. */
export function adapt(map: MapLibreMap, hidden: readonly string[], language: Language): void {
  map.setFilter('settlement', settlementFilter(hidden, false));
  map.setFilter('settlement-ring', settlementFilter(hidden, true));
  map.setFilter('district', districtFilter(hidden));
  for (const id of Object.values(styleLayers).flat().filter((name) => map.getLayer(name))) {
    setVisible(map, id, !switchedOff(id, hidden));
  }
  for (const id of nameLayers) {
    map.setLayoutProperty(id, 'text-field', ['get', language]);
  }
}

/** Shows what lies over the plan, and only the layers that have something to draw. */
export function showOverlay(map: MapLibreMap, features: Features): void {
  (map.getSource('overlay') as GeoJSONSource).setData(features);
  const roles = new Set(features.features.map((feature) => feature.properties?.role as Role));
  for (const [role, ids] of Object.entries(overlayLayers)) {
    ids.forEach((id) => setVisible(map, id, roles.has(role as Role)));
  }
}

function setVisible(map: MapLibreMap, id: string, isVisible: boolean): void {
  if ((map.getLayoutProperty(id, 'visibility') !== 'none') !== isVisible) {
    map.setLayoutProperty(id, 'visibility', isVisible ? 'visible' : 'none');
  }
}

export const settlementLayers = ['settlement', 'settlement-ring'];
export const edgeLayers = ['line-fibre', 'line-aerial', 'line-microwave', 'line-reused'];

/** Layers of the calendar's work, from bottom to top; they stand in for the plan's own lines. */
export const workLayers = ['work-fibre', 'work-aerial', 'work-microwave'];

/** One of them: the plan's line of the same name with the colours of its state. */
export function workLine(id: string, paint: Record<string, unknown>): LayerSpecification {
  const line = planLine(id, id === 'work-aerial' ? ['aerial'] : id === 'work-microwave' ? ['microwave'] : fibreMethods, paint);
  return { ...line, source: 'work', 'source-layer': 'work' } as LayerSpecification;
}
