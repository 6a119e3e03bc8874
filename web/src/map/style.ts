import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Layer } from '../lib/atlas.svelte';
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

const isRing: ExpressionSpecification = ['match', ['get', 'technology'], ['satellite', 'unserved'], true, false];

function technologyColour(p: Palette): ExpressionSpecification {
  return [
    'match', ['get', 'technology'],
    'existing', p.existing, 'fibre', p.fibre, 'microwave', p.microwave, 'satellite', p.satellite, 'unserved', p.unserved,
    p.unplanned,
  ];
}

/**
 * A colour on the calendar's day: feature state s is 0 before work begins, 1 while it goes on, and otherwise (also outside the calendar) things have their own
 * colour. It stands in the style from the start: MapLibre loses features of tiles that are laid out anew while they load.
 */
export function onTheDay(p: Pick<Palette, 'region' | 'added'>, own: ExpressionSpecification | string): ExpressionSpecification {
  return ['match', ['coalesce', ['feature-state', 's'], 2], 0, p.region, 1, p.added, own];
}

function planLine(id: string, methods: string[], paint: Record<string, unknown>): LayerSpecification {
  return {
    id, type: 'line', source: 'plan', 'source-layer': 'edge',
    filter: ['in', ['get', 'method'], ['literal', methods]],
    layout: { 'line-join': 'round', 'line-cap': paint['line-dasharray'] ? 'butt' : 'round' },
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
    layout: { 'line-join': 'round', 'line-cap': name === 'ample' ? 'round' : 'butt' },
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

function names(id: string, kinds: string[], minzoom: number, size: number, p: Palette): LayerSpecification {
  return {
    id, type: 'symbol', source: 'settlement', minzoom,
    filter: ['in', ['get', 'kind'], ['literal', kinds]],
    layout: {
      'text-field': ['get', 'name'],
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

/** The whole style, from the ground up. Every layer's id says what the legend calls it. */
export function mapStyle(p: Palette, origin: string, version: string, scenario: string | null, hasAccess: boolean): StyleSpecification {
  const tiles = (path: string) => [`${origin}/tiles/${path}/{z}/{x}/{y}?v=${encodeURIComponent(version)}`];
  const nothing = { type: 'FeatureCollection' as const, features: [] };
  return {
    version: 8,
    sources: {
      map: { type: 'vector', tiles: tiles('map'), maxzoom: 12 },
      ...(scenario === null ? {} : { plan: { type: 'vector' as const, tiles: tiles(`plans/${encodeURIComponent(scenario)}`), maxzoom: 12 } }),
      ...(hasAccess ? { access: { type: 'vector' as const, tiles: tiles('access'), minzoom: 9, maxzoom: 14 } } : {}),
      settlement: { type: 'geojson', data: nothing, promoteId: 'id' },
      area: { type: 'geojson', data: nothing },
      route: { type: 'geojson', data: nothing },
      selected: { type: 'geojson', data: nothing },
      added: { type: 'geojson', data: nothing },
      dropped: { type: 'geojson', data: nothing },
      drawn: { type: 'geojson', data: nothing },
    },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': p.outside } },
      { id: 'land', type: 'fill', source: 'map', 'source-layer': 'area', paint: { 'fill-color': p.land, 'fill-antialias': false } },
      { id: 'water-area', type: 'fill', source: 'map', 'source-layer': 'lake', paint: { 'fill-color': p.water, 'fill-outline-color': p.shore } },
      { id: 'water-line', type: 'line', source: 'map', 'source-layer': 'river', paint: { 'line-color': p.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 12, 2.5] } },
      { id: 'district', type: 'line', source: 'map', 'source-layer': 'area', filter: ['==', ['get', 'level'], 'district'], paint: { 'line-color': p.district, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 10, 1] } },
      { id: 'region', type: 'line', source: 'map', 'source-layer': 'area', filter: ['==', ['get', 'level'], 'region'], paint: { 'line-color': p.region, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.7, 10, 1.6] } },
      { id: 'border', type: 'line', source: 'map', 'source-layer': 'area', filter: ['==', ['get', 'level'], 'country'], paint: { 'line-color': p.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1, 10, 2] } },
      { id: 'corridor', type: 'line', source: 'map', 'source-layer': 'corridor', layout: { 'line-join': 'round' }, paint: { 'line-color': p.corridor, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.6, 12, 2] } },
      ...(scenario === null && !hasAccess ? [] : [{
        id: 'route-marker', type: 'line' as const, source: 'route',
        layout: { 'line-join': 'round' as const, 'line-cap': 'round' as const },
        paint: { 'line-color': p.marker, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 6, 12, 14] as ExpressionSpecification, 'line-opacity': 0.85 },
      }]),
      { id: 'line-existing', type: 'line', source: 'map', 'source-layer': 'network-line', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': p.existing, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1, 12, 3] } },
      ...(scenario === null ? [] : [
        planLine('line-fibre', fibreMethods, { 'line-color': p.fibre }),
        planLine('line-aerial', ['aerial'], { 'line-color': p.fibre, 'line-dasharray': [3, 1.5] }),
        planLine('line-microwave', ['microwave'], { 'line-color': p.microwave, 'line-dasharray': [2.5, 2], 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.8, 12, 2] }),
        planLine('line-reused', ['existing'], { 'line-color': p.existing }),
        // What is left of the light, by colour and by width: the thinnest margin is the widest line, and dotted, so that it shows without colour too.
        ...spanClasses.map((name) => spanLine(name, p)),
      ]),
      // What changed lies on the plan: added lines wide and whole, dropped ones dashed, so that they differ without colour too.
      { id: 'line-added', type: 'line', source: 'added', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': p.added, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 2, 12, 6] } },
      { id: 'line-dropped', type: 'line', source: 'dropped', layout: { 'line-join': 'round' }, paint: { 'line-color': p.dropped, 'line-dasharray': [1.6, 1.2], 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.8, 12, 5] } },
      ...(hasAccess ? accessLayers(p) : []),
      { id: 'drawn-area', type: 'fill', source: 'drawn', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': p.marker, 'fill-opacity': 0.22 } },
      { id: 'drawn-line', type: 'line', source: 'drawn', paint: { 'line-color': p.label, 'line-width': 1.5, 'line-dasharray': [3, 2] } },
      { id: 'drawn-corner', type: 'circle', source: 'drawn', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 4, 'circle-color': p.halo, 'circle-stroke-color': p.label, 'circle-stroke-width': 1.5 } },
      { id: 'chosen-area', type: 'line', source: 'map', 'source-layer': 'area', filter: ['==', ['get', 'id'], -1], paint: { 'line-color': p.label, 'line-width': 2.5 } },
      { id: 'network-node', type: 'circle', source: 'map', 'source-layer': 'network-node', minzoom: 6, paint: { 'circle-radius': 3.5, 'circle-color': p.halo, 'circle-stroke-color': p.existing, 'circle-stroke-width': 1.5 } },
      {
        id: 'settlement', type: 'circle', source: 'settlement',
        layout: { 'circle-sort-key': ['-', 0, ['get', 'root']] },
        paint: {
          'circle-radius': radius,
          'circle-color': onTheDay(p, ['case', isRing, p.land, technologyColour(p)]),
          // Among its homes the circle of a settlement would hide them.
          'circle-opacity': hasAccess ? ['interpolate', ['linear'], ['zoom'], 12, ['case', isRing, 0.7, 1], 14, 0.08] : ['case', isRing, 0.7, 1],
          'circle-stroke-color': onTheDay({ region: p.halo, added: p.halo }, ['case', isRing, technologyColour(p), p.halo]),
          'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 2.5, ['case', isRing, 0.5, 0.1], 4, ['case', isRing, 0.9, 0.3], 8, ['case', isRing, 1.8, 0.8], 12, ['case', isRing, 3, 1.2]],
        },
      },
      { id: 'selected', type: 'circle', source: 'selected', paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 9, 11, 18], 'circle-color': 'transparent', 'circle-stroke-color': p.label, 'circle-stroke-width': 2 } },
      {
        id: 'region-name', type: 'symbol', source: 'area', minzoom: 4, maxzoom: 7.5, filter: ['==', ['get', 'level'], 'region'],
        layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 7, 14], 'text-transform': 'uppercase', 'text-letter-spacing': 0.12, 'text-max-width': 9, 'text-padding': 6 },
        paint: { 'text-color': p.faint, 'text-halo-color': p.halo, 'text-halo-width': 1.2 },
      },
      {
        id: 'district-name', type: 'symbol', source: 'area', minzoom: 7.5, maxzoom: 10.5, filter: ['==', ['get', 'level'], 'district'],
        layout: { 'text-field': ['get', 'name'], 'text-font': [MAP_FONT], 'text-size': 12, 'text-letter-spacing': 0.06, 'text-max-width': 9, 'text-padding': 6 },
        paint: { 'text-color': p.faint, 'text-halo-color': p.halo, 'text-halo-width': 1.2 },
      },
      names('hamlet-name', ['hamlet', 'isolated-dwelling', 'other'], 9.5, 10, p),
      names('village-name', ['village', 'suburb'], 8, 10.5, p),
      names('town-name', ['town'], 5.8, 11, p),
      names('city-name', ['city'], 3, 12.5, p),
    ],
  };
}

/** The style's layers that belong to an entry of the legend; technologies are not here: they filter the settlements. */
export const styleLayers: Partial<Record<Layer, string[]>> = {
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

export const edgeLayers = ['line-fibre', 'line-aerial', 'line-microwave', 'line-reused'];

/** Layers of the calendar's work, from bottom to top; they stand in for the plan's own lines. */
export const workLayers = ['work-fibre', 'work-aerial', 'work-microwave'];

/** One of them: the plan's line of the same name with the colours of its state. */
export function workLine(id: string, paint: Record<string, unknown>): LayerSpecification {
  const line = planLine(id, id === 'work-aerial' ? ['aerial'] : id === 'work-microwave' ? ['microwave'] : fibreMethods, paint);
  return { ...line, source: 'work', 'source-layer': 'work' } as LayerSpecification;
}
