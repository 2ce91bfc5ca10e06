import type { Page } from '@playwright/test';
import { EventsPage, query } from '../harness/events-page';
import { HOUR, submit } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const toggle = (page: Page) => page.getByRole('button', { name: /^Most frequent/ });

/** Name and count of each row of a list. */
async function rows(page: Page, title: string): Promise<[string, number][]> {
  const list = page.getByRole('region', { name: title, exact: true });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await expect(page.locator('.statistics-columns')).toHaveAttribute('aria-busy', 'false');
  return list.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => [
      item.querySelector('.top-name')!.textContent!.trim(),
      Number(item.querySelector('.top-count')!.firstChild!.textContent!.replace(',', '')),
    ]),
  );
}

test.describe('of a crowd', () => {
  test.beforeEach(async ({ page, scene }) => {
    await scene.analyst.enter(page);
  });

  test('the lists count what was found, and narrow to it', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    await toggle(page).click();
    const signatures = await rows(page, 'Signatures');
    expect(signatures.map(([, count]) => count), 'the most frequent first').toEqual([33, 33, 32, 32]);
    expect(Object.fromEntries(signatures)).toEqual({
      'TROJAN check-in to a known server': 33,
      'SCAN port scan': 33,
      'POLICY odd client': 32,
      'INFO odd header': 32,
    });
    expect(await rows(page, 'Destinations')).toEqual([['198.51.100.7', 130]]);
    expect(await rows(page, 'Sources')).toHaveLength(10);
    expect(await rows(page, 'Customers')).toEqual([[scene.many.name, 130]]);

    await page.getByRole('region', { name: 'Signatures' }).getByRole('button', { name: 'SCAN port scan' }).click();
    await events.counts(33);
    expect(query(page).getAll('signature')).toEqual(['SNORT-1:9000002']);
    await expect.poll(() => rows(page, 'Signatures')).toEqual([['SCAN port scan', 33]]);

    const source = (await rows(page, 'Sources'))[0][0];
    await page.getByRole('region', { name: 'Sources' }).getByRole('button', { name: source }).first().click();
    await events.counts(1);
    expect(query(page).getAll('source')).toEqual([source]);
  });

  test('open or not is remembered', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open();
    await expect(toggle(page)).toHaveAttribute('aria-expanded', 'false');
    await toggle(page).click();
    await expect(page.getByRole('region', { name: 'Signatures' })).toBeVisible();
    await page.reload();
    await expect(toggle(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('region', { name: 'Signatures' })).toBeVisible();
    await toggle(page).click();
    await page.reload();
    await expect(toggle(page)).toHaveAttribute('aria-expanded', 'false');
  });

  test('the list of events does not wait for them', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open();
    await toggle(page).click();
    // All of the first questions are answered before the next ones are counted.
    await rows(page, 'Customers');
    let asked = 0;
    await page.route('**/page/event/statistics', () => {
      asked += 1;
    });
    await page.goto(`/events?customer=${scene.many.id}`);
    await events.counts(130);
    await expect(events.rows).toHaveCount(50);
    await expect.poll(() => asked).toBe(1);
    await events.filter('critical');
    await events.counts(33);
    await expect(page.getByRole('region', { name: 'Signatures' }).getByText('Loading…')).toBeAttached();
  });

  test('when they fail it is said, and only there', async ({ page, scene }) => {
    await page.route('**/page/event/statistics', (route) =>
      route.fulfill({ status: 500, json: { Server: { request_id: 'beef02' } } }),
    );
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    await toggle(page).click();
    const statistics = page.getByRole('region', { name: 'Most frequent' });
    await expect(statistics.getByRole('alert')).toContainText('beef02');
    await expect(page.getByRole('alert')).toHaveCount(1);
    await page.unroute('**/page/event/statistics');
    await statistics.getByRole('button', { name: 'Try again' }).click();
    expect(await rows(page, 'Destinations')).toEqual([['198.51.100.7', 130]]);
  });
});

test('countries by name, each event once', async ({ page, server, anna }) => {
  const sensor = await Person.add(server, [anna.customer], 'Sensors', 'Sensor Two');
  const key = await sensor.key();
  const geo = (countryCode?: string) => (countryCode ? { geoLocation: { countryCode } } : {});
  for (const [index, [from, to]] of [['NO', 'NO'], ['NO', 'US'], [undefined, 'US'], [undefined, 'US'], []].entries()) {
    await submit(server, key, {
      signature: `COUNTRY ${index}`,
      startTimestamp: Date.now() - HOUR,
      source: { ip: `192.0.2.${index + 1}`, ...geo(from) },
      destination: { ip: '198.51.100.7', ...geo(to) },
    });
  }
  const events = new EventsPage(page);
  await events.open();
  await toggle(page).click();
  expect(await rows(page, 'Countries')).toEqual([['United States', 3], ['Norway', 2]]);
  await page.getByRole('region', { name: 'Countries' }).getByRole('button', { name: 'Norway' }).click();
  await events.counts(2);
  expect(query(page).getAll('country')).toEqual(['NO']);
  await expect(page.getByRole('region', { name: 'Customers' }), 'there is only one').toHaveCount(0);
});
