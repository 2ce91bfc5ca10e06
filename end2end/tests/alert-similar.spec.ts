/**
 * What alerts have in common, found by words, and how long they wait.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import type { Person, Session } from '../harness/people';
import { expect, test } from '../harness/test';

const titles = (page: Page) => page.locator('table.list tbody a.row-link');
const SHOTS = process.env.SHOTS_FOLDER;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  }
}

async function raise(session: Session, person: Person, title: string, more: object = {}): Promise<number> {
  const fields = { customer: person.customer.id, title, source: 'proxy', ...more };
  const raised = await session.call<{ summary: { id: number } }>('alert/create', { new: fields });
  return raised.summary.id;
}

test('similar alerts and cases, as a picture and as tables', async ({ page, anna }) => {
  const session = await anna.session();
  const iocs = [{ value: 'evil.example' }, { value: '10.0.0.1' }];
  const assets = [{ name: 'PC-17', kind: 'workstation' }];
  const one = await raise(session, anna, 'Beacons', { iocs, assets });
  await raise(session, anna, 'More beacons', { iocs });
  const handled = await raise(session, anna, 'Old beacons', { assets });
  const change = { version: 1, status: 'closed', resolution: ['legitimate'] };
  await session.call('alert/update', { id: handled, change });
  const number = await session.createCase(anna.customer, 'Campaign');
  await session.call('ioc/add', { case: number, new: [{ value: 'evil.example' }] });

  await page.goto(`/alerts/${one}`);
  const similar = page.getByRole('region', { name: 'Similar alerts' });
  await expect(similar.getByRole('table', { name: 'Open (1)' })).toContainText('More beacons');
  await expect(similar.getByRole('table', { name: 'Handled (1)' })).toContainText('Old beacons');
  await expect(similar.getByRole('table', { name: /Cases that hold/ })).toContainText(`#${number} – Campaign`);
  await expect(similar.locator('svg .node-thing')).toHaveCount(3);
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alert-similar');
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, 'nothing is cut off').toBeLessThanOrEqual(0);
  await shot(page, 'alert-similar-phone-dark');
  await similar.getByRole('link', { name: 'PC-17' }).first().click();
  await expect(titles(page)).toHaveText(['Old beacons', 'Beacons']);
});

test('alerts are found by their words', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await raise(session, anna, 'Exfiltration', { description: 'A giraffe was **seen**.' });
  await page.goto('/search?text=giraffe');
  const found = page.getByRole('region', { name: 'Alerts' });
  await expect(found.getByRole('link')).toHaveText(`#${id} – Exfiltration`);
  expect(await violations(page)).toEqual([]);
  await found.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Exfiltration');
});

test('how long alerts wait, by rule and over time', async ({ page, anna }) => {
  const session = await anna.session();
  for (let number = 1; number <= 3; number += 1) {
    const id = await raise(session, anna, `Alert ${number}`, { severity: number === 1 ? 'critical' : 'low' });
    const change = { version: 1, status: 'closed', resolution: ['falsePositive'] };
    if (number === 1) await session.call('alert/update', { id, change });
  }
  await page.goto('/alerts');
  await page.getByRole('link', { name: 'Metrics' }).click();
  await expect(page.getByRole('heading', { name: 'Metrics of alerts' })).toBeVisible();
  await expect(page.locator('.metrics-glance')).toContainText('Raised3');
  await expect(page.getByRole('region', { name: 'By rule' })).toContainText('No rule');
  await page.getByRole('combobox', { name: 'Told apart' }).selectOption('By severity');
  await expect(page).toHaveURL(/by=severity/);
  const critical = page.getByRole('region', { name: 'By severity' }).getByRole('row', { name: /critical/ });
  await expect(critical.getByRole('cell').first()).toHaveText('1');
  await page.getByText('As a table').click();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alert-metrics');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('alert-metrics.csv');
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, 'nothing is cut off').toBeLessThanOrEqual(0);
  await shot(page, 'alert-metrics-phone-dark');
});
