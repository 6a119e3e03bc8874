// A small made-up country for the browser tests, written as files that zheli imports: border, regions, districts, settlements, roads, a lake.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WEST = 66, SOUTH = 49, STEP = 0.22, COLUMNS = 12, ROWS = 9;
const EAST = WEST + COLUMNS * STEP, NORTH = SOUTH + ROWS * STEP, MIDDLE = WEST + (COLUMNS / 2) * STEP;

const box = (west, south, east, north) => [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
const feature = (geometry, properties) => ({ type: 'Feature', geometry, properties });
const write = (path, features) => writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));

/** The same sequence everywhere: a small linear congruential generator. */
function dice(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

/** Where settlement number `index` stands, exactly: tests click there. */
export function settlementAt(index) {
  const roll = dice(index + 7);
  roll();
  const column = index % COLUMNS, row = Math.floor(index / COLUMNS);
  return [WEST + STEP * (column + 0.3 + 0.4 * roll()), SOUTH + STEP * (row + 0.3 + 0.4 * roll())].map((degrees) => Number(degrees.toFixed(5)));
}

export const towns = [14, 57, 93];
export const settlementCount = COLUMNS * ROWS;

export function writeCountry(folder) {
  const file = (name) => join(folder, name);
  const polygon = (west, south, east, north, properties) => feature({ type: 'Polygon', coordinates: box(west, south, east, north) }, properties);
  write(file('border.geojson'), [polygon(WEST, SOUTH, EAST, NORTH, { admin_level: '2', boundary: 'administrative', name: 'Сынақ елі' })]);
  write(file('regions.geojson'), [
    polygon(WEST, SOUTH, MIDDLE, NORTH, { admin_level: '4', boundary: 'administrative', name: 'Батыс', 'name:ru': 'Западная', 'name:kk': 'Батыс', 'name:en': 'West' }),
    polygon(MIDDLE, SOUTH, EAST, NORTH, { admin_level: '4', boundary: 'administrative', name: 'Шығыс', 'name:ru': 'Восточная', 'name:kk': 'Шығыс', 'name:en': 'East' }),
  ]);
  const half = SOUTH + (ROWS / 2) * STEP;
  write(file('districts.geojson'), [
    polygon(WEST, SOUTH, MIDDLE, half, { admin_level: '6', boundary: 'administrative', name: 'Көктем' }),
    polygon(WEST, half, MIDDLE, NORTH, { admin_level: '6', boundary: 'administrative', name: 'Жазды' }),
    polygon(MIDDLE, SOUTH, EAST, half, { admin_level: '6', boundary: 'administrative', name: 'Күзек' }),
    polygon(MIDDLE, half, EAST, NORTH, { admin_level: '6', boundary: 'administrative', name: 'Қысты' }),
  ]);
  const roll = dice(1);
  write(file('places.geojson'), Array.from({ length: settlementCount }, (_, index) => feature(
    { type: 'Point', coordinates: settlementAt(index) },
    {
      place: towns.includes(index) ? 'town' : index % 9 === 4 ? 'hamlet' : 'village',
      name: `Ауыл ${index}`, 'name:kk': `Ауыл ${index}`, 'name:ru': `Аул ${index}`, 'name:en': `Aul ${index}`,
      'ref:KATO': String(115000000 + index * 100),
      ...(index % 3 === 0 ? {} : { population: String(Math.round(towns.includes(index) ? 18000 : index % 9 === 4 ? 30 + 40 * roll() : 300 + 1500 * roll())) }),
    },
  )));
  const road = (kind, ids) => feature({ type: 'LineString', coordinates: ids.map(settlementAt) }, { highway: kind });
  const row = (number) => Array.from({ length: COLUMNS }, (_, column) => number * COLUMNS + column);
  const column = (number) => Array.from({ length: ROWS }, (_, index) => index * COLUMNS + number);
  write(file('roads.geojson'), [road('primary', row(1)), road('primary', row(4)), road('secondary', row(7)), road('trunk', column(2)), road('secondary', column(6)), road('tertiary', column(9))]);
  write(file('lake.geojson'), [feature({ type: 'Polygon', coordinates: box(WEST + 1.7, SOUTH + 1.2, WEST + 1.95, SOUTH + 1.34) }, { natural: 'water', name: 'Айна' })]);
  writeFileSync(file('kato.csv'), 'kato,level,name_ru,name_kk\n115000100,4,Аул,Ауыл\n');
  return ['border', 'regions', 'districts', 'places', 'roads', 'lake'].map((name) => file(`${name}.geojson`));
}
