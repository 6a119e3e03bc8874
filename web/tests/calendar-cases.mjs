// What a person does with the calendar's part of the page, and what must then be on the screen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countColours, mapPicture, settled, visit } from './browser.mjs';
import { settlementCount } from './country.mjs';

const FIBRE = '#12408c', UNDER_WAY = '#00857a', MARKER = '#ffd23f';

/** Days are those of the country, UTC+5. */
const daysFromNow = (days) => new Date(Date.now() + 5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The first day of the calendars: some of the work lies before today, so that there is something to report. */
export const start = daysFromNow(-300);

/** A table of events with a file that shows them: one settlement is connected by evidence, one only by somebody's word. */
export function writeEvents(folder) {
  writeFileSync(join(folder, 'act.pdf'), 'act of acceptance');
  const day = daysFromNow(-60);
  const row = (event, kato, evidence, quantity = '') => [event, day, kato, quantity, 'A. Builder', evidence].join(',');
  const rungs = ['designed', 'permit-granted', 'lit', 'local-network-built'];
  const homes = ['homes-passed', 'orderable', 'connected'];
  const kato = (index) => String(115000000 + index * 100);
  writeFileSync(join(folder, 'events.csv'), [
    'event,date,kato,quantity,author,evidence',
    ...['funded', ...rungs].map((event) => row(event, kato(30), 'act.pdf')),
    ...homes.map((event) => row(event, kato(30), 'act.pdf', event === 'orderable' ? '' : '20')),
    ...['funded', ...rungs].map((event) => row(event, kato(32), '')),
  ].join('\n'));
  return join(folder, 'events.csv');
}

/** The calendar has come and the map has drawn it. */
async function ready(page) {
  await page.locator('.answer a').waitFor();
  await page.locator('.dial input').waitFor();
  await settled(page);
}

const plain = (text) => text.replaceAll(/[\u2060\u2009]/g, '').replaceAll('\u00a0', ' ');
const colours = async (world, page, wanted) => {
  await settled(page);
  return countColours(world.browser, await mapPicture(page), wanted);
};
const setDay = (page, value) => page.locator('.dial input').evaluate((dial, to) => {
  dial.value = String(to === 'last' ? dial.max : to);
  dial.dispatchEvent(new Event('input', { bubbles: true }));
  dial.dispatchEvent(new Event('change', { bubbles: true }));
}, value);
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const address = (world, more = '') => `${world.timed.url}/#lang=en&part=calendar${more}`;
const tab = (page, name) => page.locator('.tables .tabs').getByRole('button', { name, exact: true });

async function csv(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), lines: readFileSync(await file.path(), 'utf8').trim().split('\r\n') };
}

export const calendarCases = [
  ['calendar: the answer comes first, with its odds and its proof', (world) => visit(world, `${world.timed.url}/#lang=en`, async (page) => {
    await page.getByRole('button', { name: 'Calendar', exact: true }).click();
    await ready(page);
    world.assert.match(plain(await page.locator('.answer').innerText()), /^All \d+ settlements of the plan with .* people by \d+ \w+ \d{4}, .* deadline .*; probability of the deadline .* %, with 80 % probability not later than .*; at most .* from the best possible calendar\.$/);
    await page.getByText('events of days that the calendar took for future').waitFor();
    await page.locator('.answer a').click();
    await page.getByText('No calendar with these crews').waitFor();
    world.assert.ok(await page.locator('aside .chart canvas').isVisible(), 'the S-curve is drawn');
    world.assert.match(page.url(), /part=calendar/);
    await world.picture(page, 'calendar');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.locator('.legend').waitFor();
    world.assert.match(plain(await page.locator('.answer').innerText()), /least possible/);
  })],

  ['calendar: every region has its odds, and a P80 beyond the end of the calendar is marked', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    const table = page.locator('.odds-regions');
    await table.waitFor();
    const ask = async (path) => (await fetch(`${world.timed.url}/api/plans/base/calendar${path}`)).json();
    const groups = await ask('/groups');
    world.assert.equal(await table.locator('tbody tr').count(), groups.length);
    world.assert.equal(await table.locator('tbody tr').first().locator('td').count(), 4);
    const { calendar } = await ask('');
    const last = [calendar.finish, calendar.deadline ?? ''].toSorted().at(-1);
    const beyond = groups.filter((group) => group.p80 === null || group.p80 > last).length;
    const rows = page.locator('.gantt .level-1');
    await rows.first().waitFor();
    if ((await rows.count()) === groups.length) {
      world.assert.ok((await rows.locator('.p80-out').count()) >= Math.min(beyond, 1) && (await rows.locator('.p80-out, .p80').count()) === groups.length, 'each region has its P80, inside or beyond');
    }
    world.assert.match(await rows.first().locator('.lane').getAttribute('title'), /P80: \d+ \w+ \d{4}|P80: beyond/);
    world.assert.ok(await fits(page), 'nothing sticks out');
  })],

  ['calendar: the map shows what is lit on each day, and the address keeps the day', async (world) => {
    let kept = '';
    await visit(world, address(world), async (page) => {
      await ready(page);
      await setDay(page, 0);
      const [before] = await colours(world, page, [FIBRE]);
      await setDay(page, 'last');
      const [after] = await colours(world, page, [FIBRE]);
      world.assert.ok(before < 50 && after > 300, `fibre on the first day ${before}, on the last ${after} pixels`);
      world.assert.match(plain(await page.locator('.clock p').innerText()), /(\d+) of \1 settlements/);
      await setDay(page, 0);
      await page.locator('.dial input').focus();
      for (let month = 0; month < 8; month++) {
        await page.keyboard.press('PageUp');
      }
      const [lit, building] = await colours(world, page, [FIBRE, UNDER_WAY]);
      world.assert.ok(lit > 50 && lit < after && building > 20, `in between ${lit} are lit, ${building} under way`);
      await page.keyboard.press('ArrowRight');
      world.assert.ok((await page.locator('.dial input').getAttribute('aria-valuetext')).match(/\d+ \w+ \d{4}/));
      await page.waitForFunction(() => /day=\d{4}-\d\d-\d\d/.test(location.hash));
      kept = page.url();
      await world.picture(page, 'calendar-day');
    });
    await visit(world, kept, async (page) => {
      await ready(page);
      const day = /day=([\d-]+)/.exec(kept)[1];
      const shown = await page.locator('.dial input').inputValue();
      world.assert.equal(Number(shown), Math.round((Date.parse(day) - Date.parse(start)) / 86_400_000));
    });
  }],

  ['calendar: the clock plays and pauses', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    await setDay(page, 0);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => Number(document.querySelector('.dial input').value) > 20);
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = await page.locator('.dial input').inputValue();
    await page.waitForTimeout(400);
    world.assert.equal(await page.locator('.dial input').inputValue(), stopped);
    await page.getByRole('button', { name: 'Today' }).click();
    world.assert.equal(await page.locator('.dial input').inputValue(), '300');
  })],

  ['calendar: regions open to districts and packages, by hand and by keyboard, and lead to the map and back', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    const gantt = page.getByRole('treegrid');
    await gantt.getByRole('row', { name: /West/ }).waitFor();
    await gantt.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await gantt.locator('.level-2').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await gantt.locator('.level-3').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('aside .panel h2').waitFor();
    world.assert.match(page.url(), /package=[A-Z]-[0-9a-f]{16}/);
    const text = await page.locator('aside .panel').innerText();
    for (const word of ['Work', 'Lit', 'Crew-days', 'Done, by evidence', 'What there is to do']) {
      world.assert.ok(text.includes(word), `the package says ${word}`);
    }
    await page.keyboard.press('Escape');
    const before = await gantt.getByRole('row').count();
    await gantt.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    world.assert.ok((await gantt.getByRole('row').count()) < before, 'left closes');

    // From the map to the list: a line is clicked where the list has nothing open.
    await setDay(page, 'last');
    await page.getByRole('button', { name: 'Show the whole country' }).click();
    await page.waitForTimeout(600);
    await settled(page);
    const { x, y, width, height } = await page.locator('.map').boundingBox();
    let found = false;
    for (let step = 0; step < 900 && !found; step++) {
      const [across, along] = [x + width * (0.3 + 0.4 * ((step * 0.618034) % 1)), y + height * (0.2 + 0.6 * ((step * 0.754878) % 1))];
      await page.mouse.move(across, along);
      const hover = page.locator('.hover strong');
      if ((await hover.count()) > 0 && /Ploughed|Trench|poles/.test(await hover.innerText())) {
        await page.mouse.click(across, along);
        found = true;
      }
    }
    world.assert.ok(found, 'a line lies under the pointer somewhere');
    await page.locator('aside .panel h2', { hasText: 'Stretch of cable' }).waitFor();
    await gantt.locator('.level-3.selected').waitFor();
    const [marker] = await countColours(world.browser, await mapPicture(page), [MARKER], 40);
    world.assert.ok(marker > 20, `the package is marked (${marker} pixels)`);
    await world.picture(page, 'calendar-package');
  })],

  ['calendar: all packages open, and only those in sight are made', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.getByRole('button', { name: 'Close all' }).waitFor();
    const gantt = page.getByRole('treegrid');
    const packages = Number(plain(await page.locator('.table-tools .count').innerText()).match(/\d+/)[0]);
    world.assert.ok(Number(await gantt.getAttribute('aria-rowcount')) > packages);
    world.assert.ok((await gantt.getByRole('row').count()) < 60);
    await gantt.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await gantt.locator('.level-3').last().waitFor();
    const { name, lines } = await csv(page, page.locator('.table-tools').getByRole('button', { name: 'CSV' }));
    world.assert.equal(name, 'packages.csv');
    world.assert.equal(lines.length, packages + 1);
  })],

  ['calendar: crews against capacity, by region, and as a file', (world) => visit(world, address(world, '&tab=crews'), async (page) => {
    await ready(page);
    const rows = page.locator('.crews tbody tr');
    await rows.first().waitFor();
    world.assert.ok((await rows.count()) >= 4, 'types of crews');
    world.assert.match(plain(await page.locator('.crews svg').first().getAttribute('aria-label')), /\d+ of \d+ crew-days, highest in .* with \d+ %/);
    const all = plain(await rows.first().locator('td').nth(1).innerText());
    await page.getByLabel('Region').selectOption({ label: 'West' });
    world.assert.notEqual(plain(await rows.first().locator('td').nth(1).innerText()), all);
    const { lines } = await csv(page, page.locator('.table-tools').getByRole('button', { name: 'CSV' }));
    world.assert.match(lines[0], /month,crew,region,work_crew_days,capacity_crew_days/);
    await world.picture(page, 'calendar-crews');
  })],

  ['calendar: the table of risk sorts, filters, and leads to the settlement with its dates and evidence', (world) => visit(world, address(world, '&tab=risk'), async (page) => {
    await ready(page);
    const rows = page.locator('.rows tbody tr:not(.spacer)');
    await rows.first().waitFor();
    const chances = (await rows.locator('td:nth-child(6)').allInnerTexts()).map((text) => Number.parseFloat(plain(text)));
    world.assert.deepEqual(chances, chances.toSorted((a, b) => a - b), 'the least probable first');
    await page.getByLabel('Filter by name, KATO or district').fill('aul 30');
    await rows.getByRole('button', { name: 'Aul 30', exact: true }).click();
    const panel = page.locator('aside .panel');
    await panel.getByText('By the calendar').waitFor();
    const text = await panel.innerText();
    for (const word of ['When', 'P80', 'Stands on', 'connected']) {
      world.assert.ok(text.includes(word), `the panel says ${word}`);
    }
    await panel.getByText(/Events with evidence/).click();
    await panel.getByText('act.pdf').first().waitFor();
    await world.picture(page, 'calendar-settlement');
    await page.getByLabel('Filter by name, KATO or district').fill('aul 32');
    await rows.getByRole('button', { name: 'Aul 32', exact: true }).click();
    await panel.getByText('Claimed').waitFor();
    const { name, lines } = await csv(page, page.locator('.table-tools').getByRole('button', { name: 'CSV' }));
    world.assert.equal(name, 'risk.csv');
    world.assert.equal(lines.length, 2);
  })],

  ['calendar: the ladder by region adds up', (world) => visit(world, address(world, '&tab=rungs'), async (page) => {
    await ready(page);
    const rows = page.locator('.rungs tbody tr');
    await rows.first().waitFor();
    const numbers = (await rows.locator('td.number').allInnerTexts()).map((text) => Number(plain(text)));
    world.assert.equal(numbers.reduce((sum, number) => sum + number, 0), settlementCount);
    const { lines } = await csv(page, page.locator('.table-tools').getByRole('button', { name: 'CSV' }));
    world.assert.match(lines[0], /region,rung,settlements,people/);
    await rows.first().click();
    await page.waitForFunction(() => /area=\d+/.test(location.hash));
  })],

  ['calendar: the S-curve, the causes and the money are files one click away', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    const links = page.locator('aside').getByRole('button', { name: 'Data as CSV' });
    await links.nth(2).waitFor();
    const names = [];
    for (let i = 0; i < 3; i++) {
      names.push((await csv(page, links.nth(i))).name);
    }
    world.assert.deepEqual(names, ['s-curve.csv', 'drivers.csv', 'cash.csv']);
    world.assert.equal(await page.locator('aside h2').allInnerTexts().then((all) => all.join('; ')), 'People connected over time; How sure; Done, by evidence; Money by quarter');
  })],

  ['calendar: without one the page says the command', (world) => visit(world, `${world.country.url}/#lang=en&part=calendar`, async (page) => {
    await page.getByText('zheli schedule country.gpkg').waitFor();
    await page.getByText('The log is empty').waitFor();
    world.assert.equal(await page.locator('.answer').innerText(), 'No calendar yet');
    world.assert.equal(await page.locator('.clock').count(), 0);
    await settled(page);
    await world.picture(page, 'calendar-none');
  })],

  ['calendar: without odds and events it says both commands, and a plan made anew has no calendar', async (world) => {
    const server = await world.start('scheduled');
    await visit(world, `${server.url}/#lang=en&part=calendar&tab=risk`, async (page) => {
      await ready(page);
      await page.getByText('zheli forecast scheduled.gpkg').waitFor();
      await page.getByText('zheli progress scheduled.gpkg import').waitFor();
      world.assert.match(plain(await page.locator('.answer').innerText()), /how sure that is, is not known yet/);
      await page.getByText('the latest by the calendar first').waitFor();
      world.assert.equal(await page.locator('.rows th', { hasText: 'P80' }).count(), 0);
      await world.picture(page, 'calendar-no-odds');
    });
    world.zheli('plan', world.project('scheduled'), '--assume-network', 'towns', '--set', 'sat.fee_home=2000');
    await new Promise((wait) => setTimeout(wait, 1200));
    await visit(world, `${server.url}/#lang=en&part=calendar`, (page) => page.getByText('zheli schedule scheduled.gpkg').waitFor());
  }],

  ['calendar: it speaks Kazakh, Russian and English', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    const words = {
      kk: ['ауыл', 'Қаншалықты сенімді', 'Ойнату', 'Бригадалар', 'тұрғын'], ru: ['СНП', 'Насколько надёжно', 'Пуск', 'Бригады', 'вероятность'],
      en: ['settlements', 'How sure', 'Play', 'Crews', 'probability'],
    };
    for (const [language, expected] of Object.entries(words)) {
      await page.getByRole('button', { name: language, exact: true }).click();
      for (const place of ['work', 'crews', 'risk', 'rungs']) {
        await page.locator('.tables .tabs button').nth(['work', 'crews', 'risk', 'rungs'].indexOf(place)).click();
        world.assert.doesNotMatch(await page.locator('body').innerText(), /\{\w+\}|undefined|NaN|Invalid/);
      }
      const text = await page.locator('body').innerText();
      for (const word of expected) {
        world.assert.ok(text.includes(word), `${language}: ${word}`);
      }
      await settled(page);
      await world.picture(page, `calendar-${language}`);
    }
  })],

  ...[[1440, 900], [1024, 768], [390, 844]].map(([width, height]) => [`calendar: nothing is lost at ${width} pixels`, (world) => visit(world, `${world.timed.url}/#lang=ru&part=calendar`, async (page) => {
    await ready(page);
    world.assert.ok(await fits(page), 'nothing sticks out to the side');
    for (const name of ['.answer', '.map', '.dial input', '.gantt', 'aside h2', 'aside .chart']) {
      await page.locator(name).first().scrollIntoViewIfNeeded();
      world.assert.ok(await page.locator(name).first().isVisible(), `${name} is there`);
    }
    await world.picture(page, `calendar-width-${width}`);
  }, { width, height })]),

  ['calendar: on paper the sentences stay and the controls go', (world) => visit(world, address(world), async (page) => {
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    world.assert.ok(await page.locator('.clock p').isVisible());
    world.assert.equal(await page.locator('.dial').isVisible(), false);
    world.assert.ok(await page.locator('aside .chart').isVisible());
  })],

  ...['light', 'dark'].map((theme) => [`calendar: accessible by axe, ${theme}`, (world) => visit(world, `${world.timed.url}/#lang=en&part=calendar&theme=${theme}`, async (page) => {
    await ready(page);
    const check = async (where) => {
      await page.evaluate(world.axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
      world.assert.deepEqual(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
    };
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.getByRole('button', { name: 'Close all' }).waitFor();
    await check('work');
    await page.getByRole('treegrid').locator('.level-3').first().click();
    await page.locator('aside .panel h2').waitFor();
    await check('package');
    for (const name of ['Crews', 'At risk', 'Ladder']) {
      await tab(page, name).click();
      await page.locator('.rows tbody tr').first().waitFor();
      await check(name);
    }
    await tab(page, 'At risk').click();
    await page.locator('.rows tbody button').first().click();
    await page.locator('aside').getByText('By the calendar').waitFor();
    await check('settlement');
  })]),
];
