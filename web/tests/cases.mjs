// What a person does with the page, and what must then be on the screen.
import { countColours, mapPicture, open, serve, settled, visit } from './browser.mjs';
import { settlementAt, settlementCount } from './country.mjs';

const ADDED = '#00857a', DROPPED = '#c4122f';
const FIBRE = '#12408c', MICROWAVE = '#b86a00', LAND = '#fcfcfa', WATER = '#cfdfe8', MARKER = '#ffd23f', NIGHT = '#1b2229';

/** The address that puts settlement number `index` into the middle of the map. */
function centredOn(index, zoom = 10) {
  const [longitude, latitude] = settlementAt(index);
  return `#lang=en&view=${zoom}/${latitude}/${longitude}`;
}

async function clickMiddle(page) {
  // The answer and the legend take their room when they arrive; until then the middle of the map still moves.
  await page.locator('.legend .dot').first().waitFor();
  await settled(page);
  const { x, y, width, height } = await page.locator('.map').boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

export const cases = [
  ['the first view answers first, and the map is drawn', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    const answer = await page.locator('.answer').innerText();
    world.assert.match(answer.replaceAll('\u2060', '').replaceAll('\u00a0', ' '), new RegExp(`of ${settlementCount} settlements .* bn ₸ \\(\\$.*at most .* above the least possible`, 's'));
    const [fibre, microwave, land, water] = await countColours(world.browser, await mapPicture(page), [FIBRE, MICROWAVE, LAND, WATER]);
    world.assert.ok(fibre > 1200, `fibre is drawn (${fibre} pixels)`);
    world.assert.ok(microwave > 150, `microwave is drawn (${microwave} pixels)`);
    world.assert.ok(land > 50_000 && water > 300, `land and water are drawn (${land}, ${water} pixels)`);
    world.assert.ok(await page.locator('aside .chart canvas').isVisible(), 'the frontier is drawn');
    await world.picture(page, 'first-view');
  })],

  ['the whole country is in sight at first', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    await page.locator('.legend .dot').first().waitFor();
    await settled(page);
    const { width, height } = await page.locator('.map').boundingBox();
    // The map fits itself anew when the answer and the legend have taken their room.
    const isWhole = async () => {
      const [zoom, latitude, longitude] = (await page.locator('.map .canvas').getAttribute('data-view')).split('/').map(Number);
      const degrees = 360 / (512 * 2 ** zoom);
      const [across, along] = [(width / 2) * degrees, (height / 2) * degrees * Math.cos((latitude * Math.PI) / 180)];
      return longitude - across < 66 && longitude + across > 68.64 && latitude - along < 49.05 && latitude + along > 50.93;
    };
    for (let look = 0; look < 50 && !(await isWhole()); look++) {
      await page.waitForTimeout(100);
    }
    world.assert.ok(await isWhole(), await page.locator('.map .canvas').getAttribute('data-view'));
  })],

  ['a click on a settlement says why, and shows its route', (world) => visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
    await settled(page);
    await clickMiddle(page);
    const panel = page.locator('aside .panel');
    await panel.locator('h2').waitFor();
    world.assert.equal(await panel.locator('h2').innerText(), 'Aul 30');
    const text = await panel.innerText();
    for (const word of ['KATO', '115003000', 'By the network', 'By satellite', 'Way to the network', 'share']) {
      world.assert.ok(text.includes(word), `the panel says ${word}`);
    }
    world.assert.match(page.url(), /settlement=\d+/);
    let marker = 0;
    for (let look = 0; look < 20 && marker <= 300; look++) {
      await settled(page);
      [marker] = await countColours(world.browser, await mapPicture(page), [MARKER], 40);
    }
    world.assert.ok(marker > 300, `the route is marked (${marker} pixels)`);
    await world.picture(page, 'settlement');
    await page.keyboard.press('Escape');
    await page.locator('aside .panel').waitFor({ state: 'detached' });
  })],

  ['a stretch of the route tells length, method, cost and who depends on it', (world) => visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
    await settled(page);
    await clickMiddle(page);
    await page.locator('.route button').first().click();
    const panel = page.locator('aside .panel');
    await page.getByText('Depend on it').waitFor();
    const text = await panel.innerText();
    for (const word of ['Length', 'km', 'Whole-life cost', '₸', 'people in']) {
      world.assert.ok(text.includes(word), `the panel says ${word}`);
    }
    world.assert.match(page.url(), /edge=[0-9a-f]{16}/);
  })],

  ['a line can be asked far out, where edges are drawn joined', async (world) => {
    const { features } = await (await fetch(`${world.country.url}/api/plans/base/edges`)).json();
    const reach = ({ geometry: { coordinates: line } }) => Math.hypot(line.at(-1)[0] - line[0][0], line.at(-1)[1] - line[0][1]);
    const { geometry } = features.toSorted((a, b) => reach(b) - reach(a))[0];
    const middle = Math.floor((geometry.coordinates.length - 1) / 2);
    const [from, to] = geometry.coordinates.slice(middle, middle + 2);
    await visit(world, `${world.country.url}/#lang=en&view=6.95/${(from[1] + to[1]) / 2}/${(from[0] + to[0]) / 2}`, async (page) => {
      await clickMiddle(page);
      await page.locator('aside .panel').getByText('Depend on it').waitFor();
      world.assert.match(page.url(), /edge=[0-9a-f]{16}/);
    });
  }],

  ['the light of spans has its legend, and a click on a span gives its budget', async (world) => {
    const spans = [];
    for (let number = 0; ; number++) {
      const answer = await fetch(`${world.country.url}/api/plans/base/spans/${number}`);
      if (!answer.ok) {
        break;
      }
      spans.push(await answer.json());
    }
    const stretches = spans.flatMap(({ number, points }) => points.slice(1).map((to, at) => ({ number, from: points[at], to })));
    const reach = ({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]);
    const { from, to, number } = stretches.toSorted((a, b) => reach(b) - reach(a))[0];
    let address = '';
    await visit(world, `${world.country.url}/#lang=en&view=11/${(from[1] + to[1]) / 2}/${(from[0] + to[0]) / 2}`, async (page) => {
      await page.locator('.legend .dot').first().waitFor();
      world.assert.equal(await page.locator('.legend .class').count(), 0);
      await page.getByLabel('Spans by optical margin').check();
      world.assert.deepEqual(await page.locator('.legend .class').allInnerTexts(), ['less than 1 dB', '1 to 3 dB', '3 dB and more']);
      await clickMiddle(page);
      await page.locator('aside .panel h2', { hasText: 'Fibre span' }).waitFor();
      const span = spans[number];
      const text = (await page.locator('aside .panel').innerText()).replaceAll('\u00a0', ' ');
      for (const word of [`${span.margin.toFixed(1)} dB left at the end of life`, span.optic, 'Budget', 'Loss on the first day', 'Reach']) {
        world.assert.ok(text.includes(word), `the panel says ${word}: ${text}`);
      }
      await page.waitForFunction((wanted) => location.hash.includes(`span=${wanted}`), number);
      address = page.url();
      await settled(page);
      await world.picture(page, 'light');
    });
    await visit(world, address, async (page) => {
      await page.locator('aside .panel h2', { hasText: 'Fibre span' }).waitFor();
      world.assert.ok(await page.getByLabel('Spans by optical margin').isChecked());
      await page.evaluate(world.axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      world.assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), []);
      for (const [language, title] of [['kk', 'Талшық аралығы'], ['ru', 'Пролёт оптики']]) {
        await page.getByRole('button', { name: language, exact: true }).click();
        await page.locator('aside .panel h2', { hasText: title }).waitFor();
      }
    });
  }],

  ['the light of spans lies on the map in the colour of its class, and goes with its box', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    for (const name of ['Fibre, new, in the ground', 'Fibre, new, on poles', 'Existing network']) {
      await page.getByLabel(name).uncheck();
    }
    await settled(page);
    const colours = [DROPPED, MICROWAVE, FIBRE];
    const before = await countColours(world.browser, await mapPicture(page), colours);
    await page.getByLabel('Spans by optical margin').check();
    await settled(page);
    const shown = await countColours(world.browser, await mapPicture(page), colours);
    const more = shown.map((count, index) => count - before[index]);
    world.assert.ok(Math.max(...more) > 300 && Math.min(...more) > -300, `pixels of spans by class: ${more}`);
    await page.getByLabel('Spans by optical margin').uncheck();
    await settled(page);
    world.assert.deepEqual(await countColours(world.browser, await mapPicture(page), colours), before);
  })],

  ['estimated people are marked', (world) => visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
    await settled(page);
    await clickMiddle(page);
    await page.getByText('is an estimate').waitFor();
    world.assert.match(await page.locator('aside .panel dl').innerText(), /≈/);
  })],

  ['search finds a settlement by name in any language and by KATO', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    const box = page.getByRole('combobox', { name: /Find/ });
    for (const query of ['Aul 77', 'ауыл 77', 'аул 77', '115007700']) {
      await box.fill(query);
      await page.getByRole('option', { name: /Aul|Loading/ }).filter({ hasText: 'Aul' }).first().waitFor();
      world.assert.match(await page.getByRole('option').first().innerText(), /Aul 77/);
    }
    await box.press('Enter');
    await page.locator('aside .panel h2', { hasText: 'Aul 77' }).waitFor();
    await box.fill('Zzz');
    await page.getByText('No settlement begins with').waitFor();
  })],

  ['the page speaks Kazakh, Russian and English', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    for (const [language, words] of [['kk', ['елді мекен', 'ең аз құннан', 'Талшық', 'Кесте']], ['ru', ['населённых пунктов', 'наименьшей возможной', 'Оптика', 'Таблица']], ['en', ['settlements', 'least possible', 'Fibre', 'Table']]]) {
      await page.getByRole('button', { name: language, exact: true }).click();
      const text = await page.locator('body').innerText();
      for (const word of words) {
        world.assert.ok(text.includes(word), `${language}: ${word}`);
      }
      world.assert.doesNotMatch(text, /\{\w+\}|undefined|NaN/);
      world.assert.equal(await page.getAttribute('html', 'lang'), language);
      await settled(page);
      await world.picture(page, `language-${language}`);
    }
  })],

  ['the table sorts, filters, and leads to the map and back', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const rows = page.locator('.rows tbody tr:not(.spacer)');
    await rows.first().waitFor();
    world.assert.match(await rows.first().innerText(), /Aul (14|57|93)\b/, 'the largest is first');
    await page.getByRole('button', { name: 'Name' }).click();
    world.assert.match(await rows.first().innerText(), /Aul 0\b/);
    await page.getByLabel('Filter by name').fill('115004');
    await page.getByText('10 of 108').waitFor();
    await page.getByLabel('Served by').selectOption('satellite');
    for (const row of await rows.allInnerTexts()) {
      world.assert.match(row, /Satellite|Nothing matches/);
    }
    await page.getByLabel('Served by').selectOption('');
    await rows.first().locator('button').click();
    await page.locator('aside .panel h2').waitFor();
    world.assert.equal(await page.locator('.rows tr.selected').count(), 1);
    await page.getByRole('button', { name: 'Districts', exact: true }).click();
    await page.getByLabel('Filter by name').fill('');
    world.assert.equal(await rows.count(), 4);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV', exact: true }).click()]);
    world.assert.equal(file.suggestedFilename(), 'districts.csv');
    await world.picture(page, 'table');
  })],

  ...[[1440, 900], [390, 844]].map(([width, height]) => [`only the rows in sight are made, at ${width} pixels`, (world) => visit(world, `${world.country.url}/#lang=en&table=settlements`, async (page) => {
    const rows = page.locator('.rows tbody tr:not(.spacer)');
    await rows.first().waitFor();
    // The table grows while the list arrives: its end is where it is once all rows are there.
    await page.waitForFunction((last) => {
      const box = document.querySelector('.rows');
      box.scrollTo({ top: box.scrollHeight });
      return box.querySelector('tbody tr:last-child')?.getAttribute('aria-rowindex') === String(last);
    }, settlementCount + 1);
    world.assert.ok((await rows.count()) < 60, `${await rows.count()} rows`);
    world.assert.ok((await page.locator('.rows').boundingBox()).height < height, 'the table scrolls within itself');
  }, { width, height })]),

  ['another scenario is another plan', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    const before = await page.locator('.answer').innerText();
    await page.getByLabel('Scenario').selectOption('mst');
    await page.waitForFunction((text) => document.querySelector('.answer').innerText !== text, before);
    world.assert.match(await page.locator('.answer').innerText(), /distance-first method/);
    world.assert.match(page.url(), /scenario=mst/);
    await settled(page);
  })],

  ['an address brings back what it showed', async (world) => {
    let address = '';
    await visit(world, `${world.country.url}/${centredOn(20, 9)}`, async (page) => {
      await settled(page);
      await clickMiddle(page);
      await page.locator('aside .panel h2').waitFor();
      await page.getByRole('button', { name: 'ru', exact: true }).click();
      await page.getByLabel('Районы').uncheck();
      await page.getByRole('button', { name: 'Тёмный' }).click();
      await page.waitForFunction(() => location.hash.includes('theme=dark'));
      address = page.url();
    });
    await visit(world, address, async (page) => {
      await page.locator('aside .panel h2', { hasText: 'Аул 20' }).waitFor();
      world.assert.equal(await page.getByLabel('Районы').isChecked(), false);
      world.assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
      await settled(page);
    });
  }],

  ['an address of a scenario that is gone shows another and says so', (world) => visit(world, `${world.country.url}/#lang=en&scenario=gone`, async (page) => {
    await page.getByText('The project has no plan “gone”').waitFor();
    await page.locator('.answer').waitFor();
  })],

  ['layers can be switched off', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    await page.getByLabel('Microwave hop').uncheck();
    await page.getByLabel('Microwave', { exact: false }).first().uncheck();
    await settled(page);
    const [microwave] = await countColours(world.browser, await mapPicture(page), [MICROWAVE]);
    world.assert.equal(microwave, 0);
  })],

  ['dark is dark, on the map too', (world) => visit(world, `${world.country.url}/#lang=en&theme=dark`, async (page) => {
    await settled(page);
    const [night, land] = await countColours(world.browser, await mapPicture(page), [NIGHT, LAND], 6);
    world.assert.ok(night > 50_000 && land === 0, `night ${night}, day ${land}`);
    await world.picture(page, 'dark');
  })],

  ...[[1440, 900], [1024, 768], [390, 844]].map(([width, height]) => [`nothing is lost at ${width} pixels`, (world) => visit(world, `${world.country.url}/#lang=ru`, async (page) => {
    await settled(page);
    world.assert.ok(await fits(page), 'nothing sticks out to the side');
    for (const name of ['.answer', '.map', '.legend', 'aside h2', '.scenario select', 'search input']) {
      await page.locator(name).first().scrollIntoViewIfNeeded();
      world.assert.ok(await page.locator(name).first().isVisible(), `${name} is there`);
    }
    await world.picture(page, `width-${width}`);
  }, { width, height })]),

  ['what if: a settlement is left out, the change is told and kept, and its address brings it back', async (world) => {
    let address = '';
    await visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
      await settled(page);
      await clickMiddle(page);
      await page.locator('.wish-buttons button', { hasText: 'Must not be' }).click();
      await page.locator('.whatif .wishes', { hasText: 'Aul 30' }).waitFor();
      await page.getByRole('button', { name: 'Plan anew' }).click();
      await page.getByText('Planned in full').waitFor({ timeout: 60_000 });
      const compare = page.locator('.compare');
      await compare.getByText('From “base” to “not saved yet”').waitFor();
      world.assert.match(await compare.innerText(), /Settlements served otherwise: [1-9]/);
      await settled(page);
      const [dropped] = await countColours(world.browser, await mapPicture(page), [DROPPED]);
      world.assert.ok(dropped > 60, `what is dropped is on the map (${dropped} pixels)`);
      await world.picture(page, 'whatif');
      const answers = page.locator('.answers button');
      world.assert.deepEqual(await answers.evaluateAll((all) => all.map((button) => button.getAttribute('aria-pressed'))), ['false', 'true']);
      await answers.first().click();
      await page.locator('.answers button[aria-pressed="true"]', { hasText: 'With the least change' }).waitFor();
      await answers.last().click();
      await page.locator('.answers button[aria-pressed="true"]', { hasText: 'Searched in full' }).waitFor();
      await page.getByLabel('Keep as').fill('without aul 30');
      await page.getByRole('button', { name: 'Keep', exact: true }).click();
      await page.locator('.compare h2', { hasText: 'without aul 30' }).waitFor();
      world.assert.equal(await page.locator('.whatif').count(), 0);
      await page.waitForFunction(() => location.hash.includes('compare=base'));
      address = page.url();
    });
    await visit(world, address, async (page) => {
      await page.locator('.compare h2', { hasText: 'without aul 30' }).waitFor();
      await page.locator('.compare').getByRole('button', { name: 'End the comparison' }).click();
      await page.locator('.compare').waitFor({ state: 'detached' });
      await page.getByLabel('Compare with').selectOption('mst');
      await page.locator('.compare h2', { hasText: 'mst' }).waitFor();
      await settled(page);
      const [added, dropped] = await countColours(world.browser, await mapPicture(page), [ADDED, DROPPED]);
      world.assert.ok(added > 60 && dropped > 60, `added ${added}, dropped ${dropped} pixels`);
      await world.picture(page, 'compare');
    });
  }],

  ['what if: a long work shows its first answer, is stopped, and the answer stays', async (world) => {
    const server = await world.start('large');
    await visit(world, `${server.url}/#lang=en`, async (page) => {
      await page.getByRole('button', { name: 'What if…' }).click();
      await page.getByLabel('Budget').first().fill('0');
      await page.getByText('The budget is no amount above zero').waitFor();
      world.assert.ok(await page.getByRole('button', { name: 'Plan anew' }).isDisabled());
      await page.getByLabel('Budget').first().fill('60');
      await page.getByRole('button', { name: 'Plan anew' }).click();
      await page.getByText('A first answer is shown').waitFor({ timeout: 60_000 });
      await world.picture(page, 'whatif-running');
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByText('Stopped. The newest answer is shown.').waitFor({ timeout: 30_000 });
      await page.getByText('First answer after').waitFor();
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.locator('.whatif').waitFor({ state: 'detached' });
      // The earlier plan is read again before the list names it.
      for (let look = 0; look < 100 && (await page.getByLabel('Scenario').inputValue()) !== 'base'; look++) {
        await page.waitForTimeout(100);
      }
      world.assert.equal(await page.getByLabel('Scenario').inputValue(), 'base');
      await settled(page);
    });
  }],

  ['what if: a stretch of a route is forbidden, and the panel of what is built no longer goes', (world) => visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
    await settled(page);
    await clickMiddle(page);
    await page.locator('.route button').first().click();
    await page.getByText('Depend on it').waitFor();
    await page.locator('.wish-buttons button', { hasText: 'Must not be' }).click();
    await page.getByRole('button', { name: 'Plan anew' }).click();
    await page.getByText('Planned in full').waitFor({ timeout: 60_000 });
    await page.locator('.compare').waitFor();
    world.assert.equal(await page.locator('aside .panel').count(), 0);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.locator('.whatif').waitFor({ state: 'detached' });
    await settled(page);
  })],

  ['what if: a server that goes away meanwhile is said', async (world) => {
    const server = await world.start('large');
    const { page, close } = await open(world.browser, `${server.url}/#lang=en`);
    try {
      await page.getByRole('button', { name: 'What if…' }).click();
      await page.getByRole('button', { name: 'Plan anew' }).click();
      await page.locator('.progress').waitFor();
      world.assert.equal(await server.stop(), 0, 'the work ends with the server');
      await page.getByText('The work broke off.').waitFor({ timeout: 30_000 });
      world.assert.ok(await page.locator('.answer').isVisible());
    } finally {
      await close();
    }
  }],

  ['what if: what cannot be is said with the way out', (world) => visit(world, `${world.country.url}/${centredOn(30)}`, async (page) => {
    await settled(page);
    await clickMiddle(page);
    await page.locator('.wish-buttons button', { hasText: 'Must be on the network' }).click();
    await page.getByLabel('Budget').first().fill('0.001');
    await page.getByRole('button', { name: 'Plan anew' }).click();
    await page.getByText('There is no such plan.').waitFor({ timeout: 60_000 });
    await page.locator('.progress', { hasText: 'Raise the budget' }).waitFor();
    await page.getByRole('button', { name: 'Close and show the earlier plan' }).click();
    await page.locator('.whatif').waitFor({ state: 'detached' });
  })],

  ['a server that is read-only offers no what-if', async (world) => {
    const server = await world.start('country', '--read-only');
    await visit(world, `${server.url}/${centredOn(30)}`, async (page) => {
      await settled(page);
      await clickMiddle(page);
      await page.locator('aside .panel h2').waitFor();
      world.assert.equal(await page.getByRole('button', { name: 'What if…' }).count(), 0);
      world.assert.equal(await page.locator('.wish-buttons').count(), 0);
    });
  }],

  ['an area that is drawn, or a district, tells its totals', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await page.locator('.legend .dot').first().waitFor();
    await settled(page);
    await page.getByRole('button', { name: 'Draw an area' }).click();
    const { x, y, width, height } = await page.locator('.map').boundingBox();
    for (const [across, along] of [[0.35, 0.35], [0.65, 0.35], [0.65, 0.65], [0.35, 0.65]]) {
      await page.mouse.click(x + across * width, y + along * height);
    }
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('aside .panel h2', { hasText: 'Area drawn' }).waitFor();
    world.assert.match((await page.locator('aside .panel').innerText()).replaceAll('\u00a0', ' '), /\d+ settlements with .* people; .* ₸ over the whole life/);
    world.assert.match(page.url(), /polygon=/);
    await world.picture(page, 'area');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('button', { name: 'Districts', exact: true }).click();
    await page.locator('.rows tbody tr:not(.spacer) button').first().click();
    await page.waitForFunction(() => /area=\d+/.test(location.hash));
    await page.locator('aside .panel table').first().waitFor();
    await settled(page);
    const [outline] = await countColours(world.browser, await mapPicture(page), ['#22303c'], 8);
    world.assert.ok(outline > 1200, `the outline of the district is drawn (${outline} pixels)`);
  })],

  ['the frontier leads to the plan within a budget', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    const chart = page.locator('aside .chart .u-over');
    await chart.waitFor();
    await chart.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await chart.boundingBox();
    await page.mouse.move(x + width * 0.8, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + height * 0.5, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: /See the plan within/ }).click();
    await page.locator('.whatif h2').waitFor();
    world.assert.ok((await page.locator('.whatif h2').boundingBox()).y >= 0, 'what is asked comes into sight');
    await page.locator('.whatif').getByText('Planned in full').waitFor({ timeout: 60_000 });
    await page.locator('aside dt', { hasText: 'Budget' }).waitFor();
    await settled(page);
  })],

  ['assumptions tell which of them matter', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await page.getByText('Assumptions and their grades').click();
    await page.getByRole('button', { name: 'Which of them matter?' }).click();
    await page.getByText('priced again with one figure moved').waitFor({ timeout: 30_000 });
    const shares = (await page.locator('.assumptions td:nth-child(3)').allInnerTexts()).map((text) => Number.parseFloat(text.replace(/[^\d.]/g, '')));
    world.assert.ok(shares.length > 10 && shares[0] >= shares.at(-1), 'the figure that matters most is first');
    await world.picture(page, 'assumptions');
  })],

  ['a settlement on satellite shows what its line would cost', (world) => visit(world, `${world.country.url}/#lang=en&table=settlements`, async (page) => {
    await page.getByLabel('Served by').selectOption('satellite');
    await page.locator('.rows tbody tr:not(.spacer) button').first().click();
    await page.locator('aside .panel').getByText('cheapest line to the plan’s network').waitFor();
  })],

  ['what is printed holds the map and no buttons', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    world.assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 50_000);
    await page.emulateMedia({ media: 'print' });
    const [fibre, land] = await countColours(world.browser, await page.locator('.map .paper').screenshot(), [FIBRE, LAND]);
    world.assert.ok(fibre > 300 && land > 10_000, `the map is on paper (${fibre}, ${land} pixels)`);
    world.assert.equal(await page.locator('button:visible').count(), 0);
    await world.picture(page, 'print');
  })],

  ...['light', 'dark'].map((theme) => [`accessible by axe, ${theme}`, (world) => visit(world, `${world.country.url}/${centredOn(30)}&table=settlements&theme=${theme}`, async (page) => {
    await settled(page);
    const check = async () => {
      await page.evaluate(world.axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      world.assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
    };
    await check();
    await clickMiddle(page);
    await page.locator('aside .panel h2').waitFor();
    await check();
    await page.getByRole('button', { name: 'What if…' }).click();
    await page.getByLabel('Compare with').selectOption('mst');
    await page.locator('.compare h2').waitFor();
    await check();
  })]),

  ['the keyboard reaches everything and shows where it is', (world) => visit(world, `${world.country.url}/#lang=en`, async (page) => {
    await settled(page);
    await page.keyboard.press('Tab');
    world.assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    const reached = new Set();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.type ?? ''}`.trim()));
      // After the last control the focus leaves the page for the browser's own.
      if (await page.evaluate(() => document.activeElement === document.body)) {
        break;
      }
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      world.assert.notEqual(outline, 'none', `focus is visible on ${[...reached].at(-1)}`);
    }
    for (const kind of ['INPUT search', 'SELECT select-one', 'BUTTON button', 'CANVAS', 'INPUT checkbox', 'SUMMARY']) {
      world.assert.ok(reached.has(kind), `${kind} is reached`);
    }
  })],

  ['a project without plan shows its map and the command', async (world) => {
    const server = await world.start('unplanned');
    await visit(world, `${server.url}/#lang=en`, async (page) => {
      await page.getByText('No plan yet').waitFor();
      await page.getByText('zheli plan unplanned.gpkg').waitFor();
      await settled(page);
      await world.picture(page, 'no-plan');
    });
  }],

  ['an empty project says what to do', async (world) => {
    const server = await world.start('empty', '--read-only');
    await visit(world, `${server.url}/#lang=en`, async (page) => {
      await page.getByText('The project holds no map yet').waitFor();
      await page.getByText('zheli import empty.gpkg').waitFor();
      await page.getByText('read only').waitFor();
      await world.picture(page, 'empty');
    });
  }],

  ['a question or a tile that breaks off is asked again before anybody is told', async (world) => {
    const { page, close } = await open(world.browser, 'about:blank');
    const broken = new Map();
    await page.route(/\/summary$|\/tiles\//, (route) => {
      const { pathname } = new URL(route.request().url());
      broken.set(pathname, (broken.get(pathname) ?? 0) + 1);
      return broken.get(pathname) <= 2 ? route.abort('connectionreset') : route.continue();
    });
    await page.goto(`${world.country.url}/#lang=en`);
    await page.locator('.legend .dot').first().waitFor();
    let land = 0;
    for (let look = 0; look < 40 && land < 50_000; look++) {
      await settled(page);
      [land] = await countColours(world.browser, await mapPicture(page), [LAND]);
    }
    world.assert.ok(land > 50_000, `the land is drawn (${land} pixels)`);
    world.assert.ok(broken.size > 3 && [...broken.values()].every((times) => times <= 3), JSON.stringify([...broken]));
    world.assert.equal(await page.locator('.notice').count(), 0);
    await close();
  }],

  ['a server that is gone is said, what was shown stays, and it comes back', async (world) => {
    const server = await world.start('country');
    const { page, close } = await open(world.browser, `${server.url}/#lang=en`);
    try {
      await settled(page);
      const status = await server.stop();
      world.assert.equal(status, 0, 'Ctrl-C ends the server cleanly');
      await page.getByLabel('Scenario').selectOption('mst');
      await page.getByRole('alert').waitFor();
      world.assert.ok(await page.locator('.answer').isVisible());
      world.assert.equal(await page.getByLabel('Scenario').inputValue(), 'base', 'the list names the plan that is shown');
      await world.picture(page, 'server-gone');
      await world.start('country', '--urls', server.url);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    } finally {
      await close();
    }
  }],

  ['a file that is no project is refused with a sentence', async (world) => {
    await world.assert.rejects(serve(new URL('run.mjs', import.meta.url).pathname), /ended with 2/);
  }],
];
