import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** What lies over the plan: the outline of an area that is chosen, a route, the ring of the settlement that is chosen, lines that a comparison added or dropped, an area under the pen. */
export type Role = 'area' | 'route' | 'selected' | 'added' | 'dropped' | 'drawn';
export type Features = FeatureCollection<Geometry>;

const feature = (role: Role, geometry: Geometry): Feature => ({ type: 'Feature', geometry, properties: { role } });

export function lines(role: Role, all: readonly number[][][]): Feature[] {
  return all.map((coordinates) => feature(role, { type: 'LineString', coordinates }));
}

export function points(role: Role, all: readonly number[][]): Feature[] {
  return all.map((coordinates) => feature(role, { type: 'Point', coordinates }));
}

/** An area under the pen: its corners, and the outline through them; closed once it is done. */
export function areaUnderPen(corners: number[][], isDone: boolean): Feature[] {
  const outline: Geometry = isDone ? { type: 'Polygon', coordinates: [[...corners, corners[0]!]] } : { type: 'LineString', coordinates: corners };
  return [...(corners.length < 2 ? [] : [feature('drawn', outline)]), ...(isDone ? [] : points('drawn', corners))];
}
