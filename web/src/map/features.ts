import type { FeatureCollection, Geometry } from 'geojson';
import type { Area, Names, Settlement } from '../lib/api';
import type { Row } from '../lib/atlas.svelte';

export type Features = FeatureCollection<Geometry>;

function collection(features: { geometry: Geometry; properties: Record<string, string | number> }[]): Features {
  return { type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', ...feature })) };
}

/** Settlements as points; `root` is the square root of people, so that a radius in proportion to it makes an area in proportion to people. */
export function settlementFeatures(rows: readonly Row[], name: (settlement: Settlement) => string): Features {
  return collection(
    rows.map(({ settlement, served }) => ({
      geometry: { type: 'Point', coordinates: [settlement.longitude, settlement.latitude] },
      properties: {
        id: settlement.id,
        name: name(settlement),
        kind: settlement.kind,
        technology: served?.technology ?? '',
        root: Math.round(Math.sqrt(settlement.population) * 10) / 10,
      },
    })),
  );
}

/** Where the names of areas stand. */
export function areaFeatures(areas: readonly Area[], name: (names: Names) => string): Features {
  return collection(
    areas.map((area) => ({
      geometry: { type: 'Point', coordinates: area.label },
      properties: { id: area.id, level: area.level, name: name(area.names) },
    })),
  );
}

export function lineFeatures(lines: number[][][]): Features {
  return collection(lines.map((coordinates) => ({ geometry: { type: 'LineString', coordinates }, properties: {} })));
}

export function pointFeatures(points: number[][]): Features {
  return collection(points.map((coordinates) => ({ geometry: { type: 'Point', coordinates }, properties: {} })));
}

/** An area under the pen: its corners, and the outline through them; closed once it is done. */
export function areaUnderPen(corners: number[][], isDone: boolean): Features {
  const points = isDone ? [] : corners.map((coordinates) => ({ geometry: { type: 'Point' as const, coordinates }, properties: {} }));
  const outline: Geometry = isDone ? { type: 'Polygon', coordinates: [[...corners, corners[0]!]] } : { type: 'LineString', coordinates: corners };
  return collection(corners.length < 2 ? points : [{ geometry: outline, properties: {} }, ...points]);
}
