import type { Page } from '@playwright/test';
import { EventsPage, query } from '../harness/events-page';
import { HOUR, ingest, MINUTE } from '../harness/events';
import { expect, test } from '../harness/test';

test.describe('the time range', () => {
  test.beforeEach(async ({ server, anna }) => {
    const ages = [10 * MINUTE, 3 * HOUR, 30 * HOUR, 20 * 24 * HOUR];
    await ingest(server, anna.customer, ages.map((ago) => ({ ago })));
  });

  test('in words', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open();
    await expect(events.timeRange).toHaveText('Last 2 days');
    await events.counts(3);
    for (const [name, count, from] of [
      ['Last hour', 1, '-1hour'],
      ['Last 4 hours', 2, '-4hours'],
      ['Last 30 days', 4, '-30days'],
      ['All time', 4, 'ever'],
    ] as const) {
      await events.timeRange.click();
      await events.picker.getByRole('button', { name, exact: true }).click();
      await expect(events.picker).toBeHidden();
      await expect(events.timeRange).toHaveText(name);
      await events.counts(count);
      expect(query(page).get('from')?.replace(' ', '')).toBe(from);
    }
  });

  test('from and to, with what is wrong beside the field', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open();
    await events.timeRange.click();
    const [from, to] = [events.picker.getByLabel('From'), events.picker.getByLabel('To')];
    await from.fill('last week');
    await events.picker.getByRole('button', { name: 'Apply' }).click();
    await expect(from).toHaveAttribute('aria-invalid', 'true');
    await expect(from).toHaveAccessibleDescription(/“last week” is not a time/);
    await expect(to).toHaveAttribute('aria-invalid', 'false');
    await expect(events.picker).toBeVisible();
    await events.counts(3);

    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    await from.fill('-40 hours');
    await to.fill(at(2 * HOUR));
    await events.picker.getByRole('button', { name: 'Apply' }).click();
    await expect(events.picker).toBeHidden();
    await events.counts(2);
  });

  test('a range the wrong way round is refused where it is written', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open();
    await events.timeRange.click();
    const to = events.picker.getByLabel('To');
    await events.picker.getByLabel('From').fill('now');
    await to.fill('-2days');
    await events.picker.getByRole('button', { name: 'Apply' }).click();
    await expect(to).toHaveAccessibleDescription('To lies before “From”: swap the two, or choose a later end.');
    await expect(to).toHaveAttribute('aria-invalid', 'true');
    expect(query(page).has('from')).toBe(false);
    await events.counts(3);
    await to.fill('now');
    await events.picker.getByLabel('From').fill('-1hour');
    await events.picker.getByRole('button', { name: 'Apply' }).click();
    await expect(events.picker).toBeHidden();
    await events.counts(1);
  });

  test('an address with a range the wrong way round says so, and mends it', async ({ page }) => {
    const events = new EventsPage(page);
    await page.goto('/events?from=now&to=-2days');
    await expect(page.getByRole('heading', { name: 'The time range ends before it begins' })).toBeVisible();
    await expect(page.locator('main')).not.toContainText('Timestamp');
    await page.getByRole('button', { name: 'Swap from and to' }).click();
    await events.counts(3);
    await expect(events.timeRange).toHaveText('Last 2 days');
  });
});

test.describe('the histogram', () => {
  test.beforeEach(async ({ page, scene }) => {
    await scene.analyst.enter(page);
  });

  /** How many the footer says were found. */
  async function found(page: Page): Promise<number> {
    return Number((await page.locator('.how').innerText()).split(' ')[0]);
  }

  test('dragging over it narrows the time range', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    await events.counts(130);
    const plot = page.getByRole('slider', { name: /^Time/ });
    const box = (await plot.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.6, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, y);
    await page.mouse.move(box.x + box.width * 0.8, y);
    await expect(page.locator('.brush')).toBeVisible();
    await page.mouse.up();

    await expect(page).toHaveURL(/from=.*to=/);
    await events.settled();
    const [from, to] = ['from', 'to'].map((side) => Date.parse(query(page).get(side)!));
    // A fifth of two days, give or take a bucket.
    expect((to - from) / HOUR).toBeGreaterThan(8.5);
    expect((to - from) / HOUR).toBeLessThan(11);
    await expect(events.timeRange).not.toHaveText('Last 2 days');
    // One event each quarter of an hour.
    await expect(async () => {
      const count = await found(page);
      expect(Math.abs(count - (to - from) / (15 * MINUTE))).toBeLessThanOrEqual(1);
    }).toPass();

    await page.goBack();
    await events.counts(130);
    await expect(events.timeRange).toHaveText('Last 2 days');
  });

  test('the same by keyboard', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    const plot = page.getByRole('slider', { name: /^Time/ });
    await plot.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+PageUp');
    await page.keyboard.press('Shift+PageUp');
    await expect(plot).toHaveAttribute('aria-valuetext', /events/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/from=.*to=/);
    await events.settled();
    expect(await found(page)).toBeLessThan(130);
  });

  test('as a table it tells the same', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('region', { name: 'Events over time, as a table' });
    await expect(table).toBeVisible();
    expect(query(page).get('chart')).toBe('table');
    const all = await table.locator('tbody tr td:last-child').allInnerTexts();
    expect(all.reduce((sum, text) => sum + Number(text), 0)).toBe(130);
    await page.reload();
    await expect(table).toBeVisible();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await expect(page.getByRole('slider', { name: /^Time/ })).toBeVisible();
    expect(query(page).has('chart')).toBe(false);
  });

  test('its legend counts by severity and narrows to one', async ({ page, scene }) => {
    const events = new EventsPage(page);
    await events.open(`?customer=${scene.many.id}`);
    const critical = page.getByTitle('Only critical');
    await expect(critical).toContainText('33');
    await critical.click();
    await events.counts(33);
    expect(query(page).getAll('severity')).toEqual(['critical']);
  });
});
