/**
 * The queue of alerts put together to groups, and as a board.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import type { Person, Session } from '../harness/people';
import { expect, test } from '../harness/test';

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Marked alerts' });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });
const group = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const titles = (page: Page) => page.locator('table.list tbody a.row-link');
const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
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

test('a group is opened, marked and closed as a whole', async ({ page, anna }) => {
  const session = await anna.session();
  for (let number = 1; number <= 3; number += 1) {
    await raise(session, anna, `Beacon ${number}`, { iocs: [{ value: 'evil.example' }] });
  }
  await raise(session, anna, 'Phish', { source: 'mail', severity: 'critical' });
  await page.goto('/alerts');
  await expect(titles(page)).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Show alerts' }).selectOption('Group by indicator');
  await expect(page).toHaveURL(/group=indicator/);
  await expect(group(page, 'evil.example')).toBeVisible();
  await expect(page.locator('tr.group', { hasText: 'evil.example' })).toContainText('3 alerts');
  await expect(titles(page)).toHaveCount(0);

  // By key: to the second group, opened, then marked.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(group(page, 'evil.example')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText(['Beacon 3', 'Beacon 2', 'Beacon 1']);
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('3 marked');
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alerts-groups');
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Close alerts' });
  await dialog.getByRole('combobox').selectOption('False positive');
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Our own test.');
  await dialog.getByRole('button', { name: 'Close alerts' }).click();
  await expect(messages(page)).toContainText('3 alerts closed.');
  await expect(group(page, 'evil.example')).toBeHidden();
  await page.keyboard.press('z');
  await expect(page.locator('tr.group', { hasText: 'evil.example' })).toContainText('3 alerts');

  // A group that is marked is opened, too.
  await page.getByRole('checkbox', { name: 'Mark the alerts of No indicator' }).click();
  await expect(bar(page)).toContainText('1 marked');
  await expect(titles(page)).toContainText(['Phish']);
  await page.getByRole('link', { name: 'Show them in the list' }).first().click();
  await expect(titles(page)).toHaveText(['Phish']);
  await expect(page).toHaveURL(/lacks=indicator/);
});

test('cards are moved by key and by menu, and taken back', async ({ page, anna }) => {
  const session = await anna.session();
  for (let number = 1; number <= 12; number += 1) {
    await raise(session, anna, `Alert ${number}`);
  }
  await page.goto('/alerts?show=board');
  const cards = (name: string) => column(page, name).locator('.alert-card-title');
  await expect(cards('New')).toHaveCount(10);
  await expect(column(page, 'New').getByRole('heading')).toHaveText('New 12');
  await column(page, 'New').getByRole('button', { name: 'Show more alerts that are new' }).click();
  await expect(cards('New')).toHaveCount(12);

  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect(cards('New').nth(1)).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(messages(page)).toContainText('1 alert set to assigned.');
  await expect(cards('Assigned')).toHaveText(['Alert 11']);
  await expect(cards('Assigned').first()).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cards('In progress')).toHaveText(['Alert 11']);
  await expect(column(page, 'New').getByRole('heading')).toHaveText('New 11');
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alerts-board');
  await page.keyboard.press('z');
  await expect(cards('Assigned')).toHaveText(['Alert 11']);
  await page.keyboard.press('z');
  await expect(cards('New')).toHaveCount(12);

  await page.getByRole('combobox', { name: 'Status of' }).first().selectOption('Closed');
  const dialog = page.getByRole('dialog', { name: 'Close alerts' });
  await dialog.getByRole('button', { name: 'Close alerts' }).click();
  await expect(dialog).toContainText('Resolution must be chosen');
  await dialog.getByRole('combobox').selectOption('Legitimate');
  await dialog.getByRole('button', { name: 'Close alerts' }).click();
  await expect(messages(page)).toContainText('1 alert closed.');
  await expect(cards('New')).toHaveCount(11);
  await messages(page).getByRole('button', { name: 'Undo' }).last().click();
  await expect(cards('New')).toHaveCount(12);
});

test('a card is dragged to another column, and marked ones go along', async ({ page, anna }) => {
  const session = await anna.session();
  for (let number = 1; number <= 3; number += 1) {
    await raise(session, anna, `Alert ${number}`);
  }
  await page.goto('/alerts?show=board');
  const cards = (name: string) => column(page, name).locator('.alert-card-title');
  await expect(cards('New')).toHaveText(['Alert 3', 'Alert 2', 'Alert 1']);
  const drag = async (title: string, to: string) => {
    const card = page.locator('.alert-card', { hasText: title });
    const [from, there] = [await card.boundingBox(), await column(page, to).boundingBox()];
    if (!from || !there) {
      throw new Error('There is nothing to drag, or nowhere to drag it to.');
    }
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(there.x + there.width / 2, there.y + 30, { steps: 8 });
    await expect(column(page, to)).toHaveClass(/over/);
    await page.mouse.up();
  };
  await drag('Alert 2', 'In progress');
  await expect(messages(page)).toContainText('1 alert set to in progress.');
  await expect(cards('In progress')).toHaveText(['Alert 2']);
  await page.keyboard.press('z');
  await expect(cards('New')).toHaveText(['Alert 3', 'Alert 2', 'Alert 1']);

  await page.getByRole('checkbox', { name: /Alert 1/ }).check();
  await page.getByRole('checkbox', { name: /Alert 3/ }).check();
  await drag('Alert 3', 'Pending');
  await expect(cards('Pending')).toHaveText(['Alert 3', 'Alert 1']);
  await expect(page).toHaveURL(/show=board/);
});

test('on a phone the board is one column, and silenced alerts say so', async ({ page, anna }) => {
  const session = await anna.session();
  const matcher = { sources: ['proxy'], customers: [anna.customer.id] };
  await session.call('silence/add', { new: { matcher, reason: 'The proxy is replaced.', until: '+1hour' } });
  await raise(session, anna, 'Quiet');
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/alerts');
  const silent = page.getByRole('img', { name: /Anna Berg silenced it. The proxy is replaced./ });
  await expect(silent).toBeVisible();
  await page.goto('/alerts?show=board');
  await expect(silent).toBeVisible();
  await expect(column(page, 'New')).toBeVisible();
  await expect(column(page, 'Assigned')).toBeHidden();
  await page.getByRole('combobox', { name: 'Status of' }).selectOption('Pending');
  await expect(messages(page)).toContainText('1 alert set to pending.');
  await page.getByRole('combobox', { name: 'Column' }).selectOption('pending');
  await expect(column(page, 'Pending').getByRole('link', { name: 'Quiet' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alerts-board-phone-dark');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, 'nothing is cut off').toBeLessThanOrEqual(0);
});
