/**
 * What needs somebody now: it is where one arrives, and follows what others do.
 */
import { violations } from '../harness/axe';
import { HOUR, ingest } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('what waits for one, live, and how things go', async ({ page, server, anna }) => {
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await ingest(server, anna.customer, [{ ago: HOUR }]);
  await page.goto('/');
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  const part = (name: string) => page.getByRole('main').getByRole('region', { name });
  await expect(part('Alerts to look at')).toContainText('Nothing waits for a decision.');
  await expect(part('My tasks')).toContainText('Nothing is left for you to do.');

  // Others work, and it is here without a reload.
  const others = await bjarne.session();
  await others.call('alert/create', {
    new: { customer: anna.customer.id, title: 'Port scan', source: 'proxy', severity: 'critical' },
  });
  await expect(part('Alerts to look at').getByRole('link', { name: 'Port scan' })).toBeVisible();
  const me = (await session.call<{ user: { id: number } }>('session/current', {})).user;
  await others.call('task/add', { case: id, new: { title: 'Look at the proxy', assignees: [me.id] } });
  await expect(part('My tasks').getByRole('link', { name: 'Look at the proxy' })).toBeVisible();

  const events = part('Events of the last 24 hours');
  await events.getByText('As a table').click();
  await expect(events.getByRole('table')).toBeVisible();
  const cases = part('Cases opened and closed');
  await expect(cases.getByRole('listitem').filter({ hasText: 'Opened' })).toContainText('1');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('overview.png'), fullPage: true });

  await part('Alerts to look at').getByRole('link', { name: 'Port scan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Port scan');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/overview$/);
});
