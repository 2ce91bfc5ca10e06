import { EventsPage, query } from '../harness/events-page';
import { expect, test } from '../harness/test';

test.beforeEach(async ({ page, scene }) => {
  await scene.analyst.enter(page);
});

test('every field and property of one event', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}&ip=10.7.3.1`);
  await events.counts(1);
  await events.rows.first().click();
  const detail = events.detail;
  await expect(detail.getByRole('heading', { level: 3 })).toHaveText('POLICY odd client');
  expect(query(page).get('event')).toMatch(/^AGGR\/\d+\/\d+\/[0-9a-f-]{36}$/);
  const fact = (name: string) => detail.locator('dl.facts dt', { hasText: new RegExp(`^${name}$`) }).locator('+ dd');
  await expect(fact('Signature')).toContainText('SNORT-1:9000003');
  await expect(fact('Category')).toHaveText('Made up for a test');
  await expect(fact('Customer')).toContainText(scene.many.name);
  await expect(fact('Severity')).toContainText('medium');
  await expect(fact('Protocol')).toHaveText(/TCP/i);
  await expect(fact('Count')).toHaveText('1');
  await expect(fact('First seen').locator('time')).toHaveAttribute('title', /UTC/);
  await expect(fact('Event ID')).toContainText(query(page).get('event')!);
  await expect(detail.getByText('BLOCKED')).toBeVisible();

  const source = detail.getByRole('region', { name: 'Source' });
  await expect(source).toContainText('10.7.3.1');
  await expect(source).toContainText('private');
  await expect(source).toContainText('port 40030');
  await expect(detail.getByRole('region', { name: 'Destination' })).toContainText('198.51.100.7');

  const properties = detail.locator('table.properties tr');
  await expect(properties.filter({ hasText: 'flow.pkts_toserver' })).toContainText('31');
  await detail.getByRole('searchbox', { name: 'Narrow the properties' }).fill('app_proto');
  await expect(properties).toHaveCount(1);
  await expect(properties).toContainText('tls');
  await expect(detail.getByText(/^Raw events \(1\)/)).toBeVisible();
});

test('the other events of its address, and of its network', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}&ip=10.7.3.1`);
  await events.rows.first().click();
  const source = events.detail.getByRole('region', { name: 'Source' });
  await source.getByRole('link', { name: 'of this /24' }).click();
  await events.counts(10 + 1);
  expect(query(page).getAll('ip')).toEqual(['10.7.3.0/24']);
  expect(query(page).has('customer')).toBe(false);

  await page.goBack();
  await source.getByRole('link', { name: 'Events of this address' }).click();
  await expect(page).toHaveURL(/ip=10\.7\.3\.1$/);
  // And the whole Internet, which covers it.
  await events.counts(2);
});

test('any of its facts narrows the list', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.rows.filter({ hasText: 'SCAN port scan' }).first().click();
  await events.detail.getByRole('button', { name: 'Only events with this signature' }).click();
  await events.counts(33);
  expect(query(page).getAll('signature')).toEqual(['SNORT-1:9000002']);
  await expect(events.detail, 'it stays open').toBeVisible();
  await events.detail.getByRole('button', { name: 'port 40' }).click();
  await events.counts(1);
});

test('from one event to the next without the mouse', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await page.keyboard.press('j');
  await expect(events.rows.first().getByRole('link')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(events.rows.nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  const id = () => query(page).get('event');
  const second = await events.rows.nth(1).locator('[data-row]').getAttribute('data-row');
  await expect.poll(id).toBe(second);
  await page.keyboard.press('j');
  const third = await events.rows.nth(2).locator('[data-row]').getAttribute('data-row');
  await expect.poll(id).toBe(third);
  await expect(events.detail).toContainText(third!);
  await page.keyboard.press('Escape');
  await expect(events.detail).toBeHidden();
  expect(id()).toBeNull();
  await expect(events.rows.nth(2).getByRole('link')).toBeFocused();
});

test('an event that is gone, or never was', async ({ page, scene }) => {
  const events = new EventsPage(page);
  const none = `AGGR/1569185283911/${scene.many.id}/6c36deb6-d5e3-461c-bab4-fca397006cb9`;
  await events.open(`?customer=${scene.many.id}&event=${none}`);
  await expect(events.detail.getByRole('alert')).toBeVisible();
  await events.counts(130);
  await events.detail.getByRole('button', { name: 'Close the event' }).click();
  await expect(events.detail).toBeHidden();
});
