import type { Page } from '@playwright/test';
import { EventsPage, query } from '../harness/events-page';
import { ingest, MINUTE } from '../harness/events';
import { addCustomer, Person } from '../harness/people';
import { expect, test } from '../harness/test';

const opener = (page: Page) => page.getByRole('button', { name: 'Save, open and share searches' });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Save, open and share searches' });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });

async function save(page: Page, name: string, shared = false): Promise<void> {
  await opener(page).click();
  await menu(page).getByLabel('Save this search as').fill(name);
  await menu(page).getByRole('checkbox', { name: /^Share it/ }).setChecked(shared);
  await menu(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(messages(page)).toContainText(`Saved as “${name}”.`);
}

test('saved, opened, renamed, deleted and brought back', async ({ page, server, anna }) => {
  await ingest(server, anna.customer, [{ ago: MINUTE, port: 22 }, { ago: MINUTE, from: '10.1.1.1', port: 80 }]);
  const events = new EventsPage(page);
  await events.open('?port=22&sort=-severity');
  await events.counts(1);
  await events.rows.first().click();
  await expect(events.detail).toBeVisible();
  await save(page, 'Secure shell');
  const own = menu(page).getByRole('region', { name: 'Your searches' });
  await expect(own.getByRole('link', { name: 'Secure shell' })).toHaveAttribute('aria-current', 'true');

  await events.open();
  await events.counts(2);
  await opener(page).click();
  await own.getByRole('link', { name: 'Secure shell' }).click();
  await events.counts(1);
  await expect(menu(page)).toBeHidden();
  expect(query(page).get('sort')).toBe('-severity');
  expect(query(page).has('event'), 'the question, not what was open').toBe(false);

  await opener(page).click();
  await own.getByRole('button', { name: 'Rename Secure shell' }).click();
  const field = own.getByRole('textbox', { name: 'New name of Secure shell' });
  await expect(field).toBeFocused();
  await field.fill(' ');
  await field.press('Enter');
  await expect(messages(page)).toContainText('name must not be empty');
  await field.fill('SSH');
  await field.press('Enter');
  await expect(own.getByRole('link')).toHaveText(['SSH']);

  await own.getByRole('button', { name: 'Delete SSH' }).click();
  await expect(menu(page)).toContainText('None saved yet');
  await messages(page).locator('.toast', { hasText: 'Deleted “SSH”.' }).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(page)).toContainText('It is there again.');
  await page.reload();
  await opener(page).click();
  await own.getByRole('link', { name: 'SSH' }).click();
  await events.counts(1);
});

test('what is wrong with a name is said beside it', async ({ page, anna }) => {
  expect(anna.customers).toHaveLength(1);
  await new EventsPage(page).open('?port=22');
  await opener(page).click();
  const name = menu(page).getByLabel('Save this search as');
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription(/must not be empty/);
  await name.fill('x'.repeat(101));
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription(/must not be longer than 100 characters/);
  await page.keyboard.press('Escape');
  await save(page, 'Twice');
  await menu(page).getByLabel('Save this search as').fill('Twice');
  await name.press('Enter');
  await expect(name).toHaveAccessibleDescription(/“Twice” is the name of another of your searches/);
  await expect(name, 'what was typed stays').toHaveValue('Twice');
});

test('what is shared is seen by others, and shows them what they may see', async ({ page, browser, server, anna }) => {
  await ingest(server, anna.customer, [{ ago: MINUTE, port: 22 }]);
  const events = new EventsPage(page);
  await events.open('?port=22');
  await save(page, 'Of everybody', true);

  const bert = await Person.add(server, [await addCustomer(server)], 'Analysts', 'Bert Lund');
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' });
  const other = await context.newPage();
  await bert.enter(other);
  const theirs = new EventsPage(other);
  await theirs.open();
  await opener(other).click();
  const shared = menu(other).getByRole('region', { name: 'Shared by others' });
  const entry = shared.getByRole('listitem').filter({ hasText: 'Of everybody' });
  await expect(entry).toContainText(anna.name);
  await expect(entry.getByRole('button'), 'not his to change').toHaveCount(0);
  await entry.getByRole('link').click();
  await expect(other.getByRole('heading', { name: 'No events match' })).toBeVisible();
  expect(query(other).getAll('port')).toEqual(['22']);

  await menu(page).getByRole('button', { name: 'Share Of everybody' }).click();
  await expect(messages(page)).toContainText('Shared no longer.');
  await other.reload();
  await opener(other).click();
  await expect(menu(other).locator('[aria-busy=true]')).toHaveCount(0);
  await expect(menu(other)).not.toContainText('Of everybody');
  await context.close();
});

test('the link to a search can be copied', async ({ page, context, anna }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const events = new EventsPage(page);
  await events.open(`?customer=${anna.customer.id}&ip=10.0.0.0/8&page=2`);
  await opener(page).click();
  await menu(page).getByRole('button', { name: 'Copy the link to this search' }).click();
  await expect(messages(page)).toContainText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${new URL(page.url()).origin}/events?ip=10.0.0.0/8&customer=${anna.customer.id}`);
});
