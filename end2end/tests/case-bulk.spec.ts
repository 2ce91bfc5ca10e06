/**
 * Several cases at once, views under a name, and a list that follows what others do.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const names = (page: Page) => page.locator('.cases tbody .row-link');
const row = (page: Page, name: string) => page.locator('.cases tbody tr', { hasText: name });
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Marked cases' });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });

test('marked by key, assigned, closed with a refusal, and taken back', async ({ page, anna }) => {
  const session = await anna.session();
  const ids = new Map<string, number>();
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    ids.set(name, await session.createCase(anna.customer, name));
  }
  await session.call('case/update', { id: ids.get('Beta'), change: { version: 1, outcome: ['legitimate'] } });
  await page.goto('/cases');
  await expect(names(page)).toHaveText(['Gamma', 'Beta', 'Alpha']);

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 marked');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await row(page, 'Gamma').getByRole('checkbox').click();
  await row(page, 'Alpha').getByRole('checkbox').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 marked');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('m');
  await expect(messages(page)).toContainText('3 cases assigned to Anna Berg.');
  for (const name of ids.keys()) {
    await expect(row(page, name)).toContainText('Anna Berg');
  }

  await row(page, 'Alpha').getByRole('checkbox').check();
  await row(page, 'Beta').getByRole('checkbox').check();
  await bar(page).getByRole('button', { name: 'Close…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close cases' });
  await expect(dialog).toContainText('2 cases');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close cases' }).click();
  const told = page.getByRole('dialog', { name: 'Not all were changed' });
  await expect(told.getByRole('listitem')).toHaveCount(1);
  await expect(told.getByRole('listitem')).toContainText('Alpha');
  await expect(told.getByRole('listitem')).toContainText('outcome must be set before the case is Closed');
  await expect(told).toContainText('1 case closed.');
  expect(await violations(page)).toEqual([]);
  await told.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click();
  await expect(row(page, 'Beta').locator('.col-state')).toHaveText('Closed');
  await expect(row(page, 'Alpha').getByRole('checkbox'), 'still marked').toBeChecked();
  await expect(bar(page)).toContainText('1 marked');

  await page.keyboard.press('z');
  await expect(row(page, 'Beta').locator('.col-state')).toHaveText('Open');
});

test('tagged, narrowed to the tag, and kept as a view', async ({ page, anna }) => {
  const session = await anna.session();
  await session.createCase(anna.customer, 'Alpha');
  await session.createCase(anna.customer, 'Beta');
  await page.goto('/cases');
  await expect(names(page)).toHaveText(['Beta', 'Alpha']);
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Tag cases' });
  await dialog.getByLabel('Tags to add').fill('two words');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Tags to add')).toHaveAccessibleDescription(/“two words” must be letters/);
  await dialog.getByLabel('Tags to add').fill('vip, campaign:spring');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(messages(page)).toContainText('1 case tagged vip, campaign:spring.');
  await row(page, 'Beta').getByRole('link', { name: 'vip' }).click();
  await expect(page).toHaveURL(/\?tag=vip$/);
  await expect(names(page)).toHaveText(['Beta']);

  const opener = page.getByRole('button', { name: 'Save, open and share views' });
  const menu = page.getByRole('dialog', { name: 'Save, open and share views' });
  await opener.click();
  await menu.getByLabel('Save this view as').fill('Very important');
  await menu.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(messages(page)).toContainText('Saved as “Very important”.');
  expect(await violations(page)).toEqual([]);
  await page.goto('/cases');
  await expect(names(page)).toHaveCount(2);
  await opener.click();
  await menu.getByRole('region', { name: 'Your views' }).getByRole('link', { name: 'Very important' }).click();
  await expect(names(page)).toHaveText(['Beta']);
});

test('others change, open and close cases: the list follows and leaves one in peace', async ({ page, server, anna }) => {
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const theirs = await bjarne.session();
  const alpha = await theirs.createCase(anna.customer, 'Alpha');
  await page.goto('/cases');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await theirs.createCase(anna.customer, 'Beta');
  await expect(names(page)).toHaveText(['Beta', 'Alpha']);
  await expect(row(page, 'Beta')).toHaveClass(/fresh/);

  await row(page, 'Beta').getByRole('checkbox').check();
  await names(page).last().focus();
  await theirs.createCase(anna.customer, 'Gamma');
  await theirs.call('case/update', { id: alpha, change: { version: 1, severity: 'critical' } });
  await expect(row(page, 'Alpha')).toContainText('critical');
  await expect(names(page).last(), 'the focus stays').toBeFocused();
  await expect(names(page), 'no row moves under the hand').toHaveText(['Beta', 'Alpha']);
  const hint = page.getByRole('button', { name: '1 new case' });
  await expect(hint).toBeVisible();
  await hint.click();
  await expect(names(page)).toHaveText(['Gamma', 'Beta', 'Alpha']);
});
