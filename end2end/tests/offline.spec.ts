/**
 * An app that can be installed, and what is left of it without a server.
 */
import { EventsPage } from '../harness/events-page';
import { HOUR, ingest } from '../harness/events';
import { addCustomer, Person } from '../harness/people';
import { expect, Server, test as base } from '../harness/test';

/** With a server of the test's own, which it may end. */
const test = base.extend<{ mortal: Server }>({
  mortal: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
});

// Everywhere else it is kept out: see browser.ts.
test.use({ serviceWorkers: 'allow' });

test('the manifest is complete, and its icons are what it says', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await request.get(href!);
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const manifest = (await answer.json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ name: 'Argus', start_url: '/', display: 'standalone' });
  for (const size of ['192x192', '512x512']) {
    expect(manifest.icons.some((icon) => icon.sizes === size && icon.type === 'image/png')).toBe(true);
  }
  expect(manifest.icons.some((icon) => icon.purpose === 'maskable')).toBe(true);
  for (const icon of manifest.icons) {
    const file = await request.get(icon.src);
    expect(file.headers()['content-type'], icon.src).toContain(icon.type);
    if (icon.type === 'image/png') {
      const bytes = await file.body();
      // Width and height stand at fixed places of a PNG file.
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.src).toBe(icon.sizes);
    }
  }
  // What the browser itself says against installing.
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // Private windows, as tests use them, can never install anything.
  const errors = installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito');
  expect(errors).toEqual([]);
});

test('the worker keeps the page itself and never an answer', async ({ page, anna }) => {
  await page.goto('/events');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? ''))
    .toMatch(/\/sw\.js$/);
  await page.goto('/activities');
  await expect(page.getByRole('heading', { name: 'Activities' })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const addresses = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname);
    }
    return addresses;
  });
  expect(kept.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  expect(kept.filter((path) => path.startsWith('/page/') || /^\/\w+\/v\d/.test(path))).toEqual([]);
});

test('without a server the page still opens, says so, and heals by itself', async ({ page, mortal }) => {
  const anna = await Person.add(mortal, [await addCustomer(mortal)]);
  await ingest(mortal, anna.customer, [{ ago: HOUR }]);
  await anna.enter(page);
  const events = new EventsPage(page);
  await page.goto(`${mortal.url}/events`);
  await events.counts(1);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await events.counts(1);

  await mortal.halt();
  const lost = page.getByText('No connection to the server.');
  await page.reload();
  await expect(lost).toBeVisible();
  await expect(page.getByText('Argus tries again every few seconds')).toBeVisible();

  await mortal.resume();
  await expect(lost).toBeHidden({ timeout: 15_000 });
  await events.counts(1);
});

test('a server that goes away does not take what one is looking at', async ({ page, mortal }) => {
  const anna = await Person.add(mortal, [await addCustomer(mortal)]);
  await ingest(mortal, anna.customer, [{ ago: HOUR }, { ago: 2 * HOUR }]);
  await anna.enter(page);
  const events = new EventsPage(page);
  await page.goto(`${mortal.url}/events`);
  await events.counts(2);
  await mortal.halt();
  await page.keyboard.press('r');
  const lost = page.getByText('No connection to the server.');
  await expect(lost).toBeVisible();
  await expect(events.rows, 'what was there stays').toHaveCount(2);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(lost).toBeVisible();

  await mortal.resume();
  await ingest(mortal, anna.customer, [{ ago: 3 * HOUR }]);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(lost).toBeHidden();
  await events.counts(3);
});
