import type { Page } from '@playwright/test';
import { CasePage } from '../harness/case-page';
import { expect, test } from '../harness/test';

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('banner')).toBeVisible();
}

async function type(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(' ')) {
    await page.keyboard.press(key);
  }
}

test('g and a letter go to each page', async ({ page, anna }) => {
  await open(page, '/account');
  for (const [keys, address, title] of [
    ['g e', '/events', 'Events'],
    ['g y', '/activities', 'Activities'],
    ['g c', '/cases', 'Cases'],
    ['g u', '/account', 'Account'],
    ['g l', '/cases', 'Cases'],
  ]) {
    await type(page, keys);
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'The one to work in');
  await session.switchCase(id);
  await open(page, '/events');
  await type(page, 'g c');
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`));
  // A pause between the two means neither.
  await page.keyboard.press('g');
  await expect(page.locator('.pending-key')).toBeVisible();
  await expect(page.locator('.pending-key')).toBeHidden();
  await page.keyboard.press('e');
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`));
});

test('? lists the keys of the page at hand', async ({ page, anna }) => {
  await open(page, '/events');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of this page' });
  const entry = (name: string) => help.locator('dl.keys > div').filter({ hasText: name });
  await expect(entry('Add a filter')).toContainText('f');
  await expect(entry('New case')).toContainText('c');
  await expect(entry('Activities')).toContainText('gy');
  await expect(entry('Alerts')).toContainText('ga');
  await expect(entry('DIM Tasks')).toContainText('gd');
  await expect(entry('Customers'), 'why not').toHaveAttribute('title', /lack the permission administer/);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog'), 'keys rest while a dialog is open').toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await open(page, '/account');
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await expect(entry('Add a filter'), 'not of this page').toHaveCount(0);
});

test('/ searches, c creates, s switches', async ({ page, anna }) => {
  for (const [address, name] of [
    ['/events', /Filter by IP/],
    ['/cases', 'Search cases'],
  ] as const) {
    await open(page, address);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name })).toBeFocused();
    await expect(page.getByRole('searchbox', { name }), 'the key is not typed').toHaveValue('');
  }
  for (const [key, name] of [
    ['c', 'Create a new case'],
    ['s', 'Switch context'],
  ]) {
    await open(page, '/activities');
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }
});

test('a dialog begins in its first field', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  for (const [button, title, field] of [
    ['Export…', 'Export the case', 'Format'],
    ['Close…', 'Close the case', 'Outcome'],
  ]) {
    await at.main.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog.getByLabel(field)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await at.open(id, '?tab=tasks');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'New task' }).getByRole('textbox', { name: 'Title' })).toBeFocused();
});

test('letters are letters while one types', async ({ page, anna }) => {
  await open(page, '/events');
  const search = page.getByRole('searchbox', { name: /Filter by IP/ });
  await search.focus();
  await page.keyboard.type('g y c s ? j k f t r /');
  await expect(search).toHaveValue('g y c s ? j k f t r /');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/events$/);

  await search.fill('');
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.press('c');
  const name = page.getByLabel('Case name');
  await name.focus();
  await page.keyboard.type('g e? s/c');
  await expect(name).toHaveValue('g e? s/c');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  const select = page.getByLabel('Case classification');
  await select.focus();
  await page.keyboard.type('s');
  await expect(page.getByRole('dialog', { name: 'Switch context' })).toHaveCount(0);
});

test('with a modifier they belong to the browser', async ({ page, anna }) => {
  await open(page, '/events');
  for (const key of ['Control+c', 'Alt+c', 'Control+s', 'Meta+c']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('j, k and Enter move through any list', async ({ page, anna }) => {
  const session = await anna.session();
  const ids = [];
  for (const name of ['One', 'Two', 'Three']) {
    ids.push(await session.createCase(anna.customer, name));
  }
  await open(page, '/cases');
  await expect(page.locator('.cases tbody tr')).toHaveCount(3);
  await type(page, 'j j j j');
  await expect(page.getByRole('link', { name: 'One' }), 'the last; the end is an end').toBeFocused();
  await type(page, 'k k k k');
  await expect(page.getByRole('link', { name: 'Three' })).toBeFocused();
  await type(page, 'ArrowDown Enter');
  await expect(page).toHaveURL(new RegExp(`/cases/${ids[1]}$`));
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/cases$/);
});

test('single keys can be switched off', async ({ page, anna }) => {
  await open(page, '/account');
  const box = page.getByRole('checkbox', { name: /Single keys/ });
  await box.uncheck();
  for (const address of ['/account', '/events']) {
    await open(page, address);
    await type(page, '? c s g y');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search or jump' }), 'which is no single key').toBeVisible();
  await open(page, '/account');
  await expect(box).not.toBeChecked();
  await box.check();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible();
});
