// The browser and the server under test: how both are started, watched and stopped.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--lang=en-GB',
];

const launcher = process.env.ZHELI ?? fileURLToPath(new URL('../../zheli', import.meta.url));

export function findChromium() {
  return [process.env.ZHELI_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
}

export function launch(executablePath) {
  return chromium.launch({ executablePath, args: flags });
}

/** Runs a command of zheli to its end; what it says is shown only when it fails. */
export function zheli(...words) {
  const { status, stdout, stderr } = spawnSync(launcher, words, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`zheli ${words.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}

/** Serves a project; resolves when it listens. */
export async function serve(project, ...more) {
  const where = more.includes('--urls') ? [] : ['--urls', 'http://127.0.0.1:0'];
  const child = spawn(launcher, ['serve', project, ...where, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let said = '';
  let listens = false;
  const url = await new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) {
        listens = true;
        resolve(found[0]);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk) => {
      said += chunk;
      // A server that listens says nothing more, unless it met a fault.
      if (listens) {
        console.log(`zheli serve: ${chunk}`);
      }
    });
    void ended.then((status) => reject(new Error(`zheli serve ended with ${status}:\n${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    /** Ends the server as Ctrl-C does; gives its exit code. */
    stop: () => {
      listens = false;
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** A page that remembers what went wrong in it: errors, and calls to anywhere but the server. */
export async function open(browser, url, size = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport: size, colorScheme: 'light', locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    // Software rendering remarks on its own slowness; and a computer whose network changes breaks calls off, after which the page asks again.
    if (['error', 'warning'].includes(message.type()) && !/GL Driver Message|ERR_NETWORK_CHANGED/.test(message.text())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) {
      complaints.push(`outside request: ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** Waits until the map has drawn everything that it asked for. */
export async function settled(page) {
  for (let look = 0; look < 2; look++) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.locator('.map .canvas[aria-busy="false"]').waitFor({ state: 'attached', timeout: 60_000 });
  }
}

/** How many pixels of a picture are near each colour (#rrggbb). */
export async function countColours(browser, png, colours, reach = 24) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ data, wanted, reach: most }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        const { data: pixels } = canvas.getImageData(0, 0, image.width, image.height);
        const targets = wanted.map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));
        const counts = targets.map(() => 0);
        for (let i = 0; i < pixels.length; i += 4) {
          targets.forEach((target, index) => {
            if (target.every((value, channel) => Math.abs(value - pixels[i + channel]) <= most)) {
              counts[index] += 1;
            }
          });
        }
        return counts;
      },
      { data: png.toString('base64'), wanted: colours, reach },
    );
  } finally {
    await page.close();
  }
}

/** Takes a picture for the guide: the page at an address, after some steps; it must be small enough for a repository, and nothing may be complained of. */
export async function takePicture(browser, folder, name, url, steps = async () => {}) {
  const largest = 450_000;
  const { page, complaints, close } = await open(browser, url, { width: 1120, height: 720 });
  await settled(page);
  await steps(page);
  await settled(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}${name}.png` });
  await close();
  const { size: bytes } = statSync(`${folder}${name}.png`);
  console.log(`${name}.png ${Math.round(bytes / 1000)} kB`);
  if (bytes > largest || complaints.length > 0) {
    throw new Error(`${name}: ${bytes > largest ? `larger than ${largest / 1000} kB` : complaints.join('; ')}`);
  }
}

/** Opens a page, runs the steps, and fails on anything that the page complained of. */
export async function visit(world, address, steps, size) {
  const { page, complaints, close } = await open(world.browser, address, size);
  try {
    await steps(page);
    world.assert.deepEqual(complaints, []);
  } catch (problem) {
    // What the page complained of is often why it did not come to what was waited for.
    const notice = await page.locator('.notice').allInnerTexts();
    throw new Error([String(problem?.stack ?? problem), ...complaints, ...notice].join('\n'), { cause: problem });
  } finally {
    await close();
  }
}

/** The map without the page around it. */
export const mapPicture = (page) => page.locator('.map .canvas').screenshot();
