import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/test';

async function open(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or jump' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  return palette;
}

test.beforeEach(async ({ page, anna }) => {
  await page.goto('/events');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('every page and action, with its key beside it', async ({ page }) => {
  const palette = await open(page);
  for (const [name, keys] of [
    ['Go to Activities', 'gy'],
    ['New case', 'c'],
    ['Switch case', 's'],
    ['Add a filter', 'f'],
  ]) {
    await expect(palette.getByRole('option').filter({ hasText: name }).locator('kbd')).toHaveText(keys.split(''));
  }
  const modules = palette.getByRole('option', { name: /Go to Modules/ });
  await expect(modules).toHaveAttribute('aria-disabled', 'true');
  await expect(modules).toContainText('lack the permission administer');
});

test('to the documentation of the API, also from the account menu', async ({ page }) => {
  const palette = await open(page);
  await palette.getByRole('combobox').fill('api doc');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/swagger$/);
  await page.goto('/events');
  await page.getByRole('button', { name: /account of/ }).click();
  await page.getByRole('link', { name: 'API documentation' }).click();
  await expect(page).toHaveURL(/\/swagger$/);
  await expect(page).toHaveTitle('Argus API');
});

test('what is typed narrows, Enter does it', async ({ page }) => {
  let palette = await open(page);
  await palette.getByRole('combobox').fill('activ');
  await expect(palette.getByRole('option').first()).toContainText('Go to Activities');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page).toHaveURL(/\/activities$/);

  palette = await open(page);
  await palette.getByRole('combobox').fill('new case');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Create a new case' })).toBeVisible();
});

test('the arrows choose', async ({ page }) => {
  const palette = await open(page);
  const chosen = palette.getByRole('option', { selected: true });
  const first = await chosen.innerText();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).not.toHaveText(first);
  const id = await chosen.getAttribute('id');
  await expect(palette.getByRole('combobox')).toHaveAttribute('aria-activedescendant', id!);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await chosen.innerText()).toBe(first);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('straight to a case, an address or a text', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Straight to it');
  for (const [typed, address] of [
    [`#${id}`, `/cases/${id}`],
    ['10.5.97.201', '/events?ip=10.5.97.201'],
    ['2001:db8::/32', '/events?ip=2001:db8::/32'],
  ]) {
    const palette = await open(page);
    await palette.getByRole('combobox').fill(typed);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${address.replace(/[?.]/g, '\\$&')}$`));
    await expect(palette).toBeHidden();
  }
  const palette = await open(page);
  await palette.getByRole('combobox').fill('trojan xyz');
  await palette.getByRole('option', { name: /Cases with “trojan xyz”/ }).click();
  await expect(page).toHaveURL(/\/cases\?text=trojan\+xyz$/);
});
