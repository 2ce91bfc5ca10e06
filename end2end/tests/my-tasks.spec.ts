/**
 * What one has to do oneself, in all cases.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { Person, type Session } from '../harness/people';
import { expect, test } from '../harness/test';

const titles = (page: Page) => page.locator('.my-tasks .task-link');
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });

const me = async (session: Session) => (await session.call<{ user: { id: number } }>('session/current', {})).user.id;

test('across cases, narrowed, and done with one key', async ({ page, anna }) => {
  const session = await anna.session();
  const mine = await me(session);
  const [beacon, scan] = [await session.createCase(anna.customer, 'Beacon'), await session.createCase(anna.customer, 'Scan')];
  const add = async (id: number, title: string, more: Record<string, unknown> = {}) =>
    session.call('task/add', { case: id, new: { title, assignees: [mine], ...more } });
  await add(beacon, 'Collect the logs', { due: 1_000_000_000_000 });
  await add(scan, 'Ask the customer', { status: 'onHold' });
  await add(scan, 'Block the address');
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/tasks$/);
  await expect(titles(page)).toHaveText(['Collect the logs', 'Ask the customer', 'Block the address']);
  await expect(page.getByRole('row', { name: /Collect the logs/ })).toContainText('late');

  await page.getByRole('checkbox', { name: 'Overdue only' }).check();
  await expect(titles(page)).toHaveText(['Collect the logs']);
  await expect(page).toHaveURL(/\?overdue=yes$/);
  await page.getByRole('link', { name: 'Clear' }).click();
  await page.getByRole('combobox', { name: 'Case', exact: true }).selectOption({ label: `#${scan} – Scan` });
  await page.getByRole('combobox', { name: 'Status', exact: true }).selectOption({ label: 'On hold' });
  await expect(titles(page)).toHaveText(['Ask the customer']);
  await page.reload();
  await expect(titles(page)).toHaveText(['Ask the customer']);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Clear' }).click();
  await expect(titles(page)).toHaveCount(3);
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  await expect(titles(page)).toHaveText(['Ask the customer', 'Block the address']);
  await expect(titles(page).first(), 'ready for the next one').toBeFocused();
  await messages(page).locator('.toast', { hasText: '“Collect the logs” is done.' }).getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page)).toHaveText(['Collect the logs', 'Ask the customer', 'Block the address']);

  await titles(page).last().click();
  await expect(page).toHaveURL(new RegExp(`/cases/${scan}\\?tab=tasks$`));
});

test('what others assign appears by itself', async ({ page, server, anna }) => {
  const mine = await me(await anna.session());
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const theirs = await bjarne.session();
  const id = await theirs.createCase(anna.customer, 'Beacon');
  await page.goto('/tasks');
  await expect(page.getByRole('heading', { name: 'Nothing is left for you to do' })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const { id: task } = await theirs.call<{ id: number }>('task/add', { case: id, new: { title: 'Look', assignees: [mine] } });
  await expect(titles(page)).toHaveText(['Look']);
  await theirs.call('task/change', { id: task, change: { version: 1, status: 'done' } });
  await expect(titles(page)).toHaveCount(0);
});
