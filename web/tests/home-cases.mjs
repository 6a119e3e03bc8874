// A village whose network to the homes is designed: its streets and homes on the map, and the way of the light of one of them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countColours, mapPicture, settled, visit } from './browser.mjs';

const METRES = { longitude: 1 / 81_000, latitude: 1 / 111_320 };
const CENTRE = [70.5, 43.3];
const FIBRE = '#12408c';

/** Where a house stands: the middle of its ten by twelve metres. */
const houseAt = (index) => [CENTRE[0] + (15 + index * 13) * METRES.longitude, CENTRE[1] + ((index % 2 === 0 ? 12 : -24) + 6) * METRES.latitude];

/** A street of twelve houses and a block of flats at its end. */
export function writeVillage(folder) {
  const nodes = [];
  const ways = [];
  const node = (x, y, tags = '') => nodes.push(`<node id="${nodes.length + 1}" lon="${(CENTRE[0] + x * METRES.longitude).toFixed(7)}" lat="${(CENTRE[1] + y * METRES.latitude).toFixed(7)}">${tags}</node>`);
  const way = (points, tags) => ways.push(`<way id="${ways.length + 1}">${points.map((id) => `<nd ref="${id}"/>`).join('')}${tags}</way>`);
  const tag = (key, value) => `<tag k="${key}" v="${value}"/>`;
  const box = (x, y, width, depth, tags) => {
    const first = node(x, y);
    way([first, node(x + width, y), node(x + width, y + depth), node(x, y + depth), first], tags);
  };
  node(80, 0, tag('place', 'village') + tag('name', 'Көктас') + tag('population', '120'));
  way([node(0, 0), node(220, 0)], tag('highway', 'residential'));
  for (let house = 0; house < 12; house++) {
    box(10 + house * 13, house % 2 === 0 ? 12 : -24, 10, 12, tag('building', 'house'));
  }
  box(180, 15, 40, 14, tag('building', 'apartments') + tag('building:levels', '5'));
  const path = join(folder, 'village.osm');
  writeFileSync(path, `<osm version="0.6">\n${[...nodes, ...ways].join('\n')}\n</osm>\n`);
  return path;
}

const over = ([longitude, latitude], zoom = 17) => `#lang=en&view=${zoom}/${latitude.toFixed(7)}/${longitude.toFixed(7)}`;

export const homeCases = [
  ['homes: a click on a house shows the way of its light, and its address brings it back', async (world) => {
    const server = await world.start('homes', '--read-only');
    await visit(world, `${server.url}/${over(houseAt(4))}`, async (page) => {
      await settled(page);
      const [streets] = await countColours(world.browser, await mapPicture(page), [FIBRE]);
      world.assert.ok(streets > 200, `${streets} pixels of street`);
      await page.locator('.canvas canvas').click();
      await page.getByRole('heading', { name: 'House' }).waitFor();
      await page.getByText('Splitter').first().waitFor();
      world.assert.match(page.url(), /home=osm/);
      const address = page.url();
      await world.picture(page, 'home');
      await page.goto('about:blank');
      await page.goto(address);
      await page.getByRole('heading', { name: 'House' }).waitFor();
      await page.evaluate(world.axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      world.assert.deepEqual(violations.map((violation) => violation.id), []);
      for (const [language, title] of [['kk', 'Жарық жолы'], ['ru', 'Путь света']]) {
        await page.getByRole('button', { name: language, exact: true }).click();
        await page.getByText(title).waitFor();
      }
    });
  }],

  ['homes: a settlement tells the figures of its network and shows its streets', async (world) => {
    const server = await world.start('homes', '--read-only');
    await visit(world, `${server.url}/#lang=en&settlement=1`, async (page) => {
      await page.getByText('Local network, designed').waitFor();
      await page.getByText('182–451 $ a household').waitFor();
      await page.getByRole('button', { name: 'Show its streets' }).click();
      await settled(page);
      const [streets] = await countColours(world.browser, await mapPicture(page), [FIBRE]);
      world.assert.ok(streets > 100, `${streets} pixels of street`);
      await world.picture(page, 'homes-settlement');
      await page.getByLabel('Local networks, closer in').uncheck();
      await settled(page);
      const [rest] = await countColours(world.browser, await mapPicture(page), [FIBRE]);
      world.assert.ok(rest < streets / 4, `${rest} pixels of street are left`);
    });
  }],
];
