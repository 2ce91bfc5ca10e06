import type { Locator, Page } from '@playwright/test';
import type { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const current = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Current case/ });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Switch context' });

async function openSwitcher(page: Page): Promise<Locator> {
  await page.getByRole('banner').getByRole('button', { name: 'Switch context' }).last().click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

/** Cases named `Case 001` and so on, in this order. Gives their numbers. */
async function make(anna: Person, count: number): Promise<number[]> {
  const session = await anna.session();
  const ids = [];
  for (let index = 1; index <= count; index += 1) {
    const name = `Case ${String(index).padStart(3, '0')}`;
    ids.push(await session.createCase(anna.customer, name, { soc_ticket: `T-${1000 + index}` }));
  }
  return ids;
}

test('opens from the name of the case and from the button', async ({ page, anna }) => {
  await make(anna, 1);
  await page.goto('/events');
  await current(page).click();
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(current(page), 'the focus returns').toBeFocused();
  const dialog = await openSwitcher(page);
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('the last hundred, and a search for older ones', async ({ page, anna }) => {
  const ids = await make(anna, 120);
  await page.goto('/cases');
  const dialog = await openSwitcher(page);
  const choices = dialog.getByRole('radio', { name: /Case \d+/ });
  await expect(choices).toHaveCount(100);
  await expect(dialog).toContainText('The last 100 of 120 cases');
  await expect(dialog.getByRole('radio', { name: /Case 120/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Case 021/ })).toHaveCount(1);
  await expect(dialog.getByRole('radio', { name: /Case 020/ })).toHaveCount(0);

  for (const text of ['case 007', `#${ids[6]}`, 'T-1007']) {
    await dialog.getByRole('searchbox').fill(text);
    await expect(dialog.getByRole('radio', { name: /Case 007/ })).toBeVisible();
  }
  await dialog.getByRole('searchbox').fill('no such case');
  await expect(dialog.getByText('No case answers to this.')).toBeVisible();
  await dialog.getByRole('searchbox').fill('case 007');
  await dialog.getByRole('radio', { name: /Case 007/ }).check();
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).click()]);
  await expect(current(page)).toContainText(`#${ids[6]} – Case 007 (${anna.customer.name})`);
  await expect(page, 'the page stays').toHaveURL(/\/cases$/);

  // The case one works in is there even though it is older.
  await openSwitcher(page);
  await expect(dialog.getByRole('radio', { name: /Case 007/ })).toBeChecked();
});

test('saving reloads with the new context, everywhere and for good', async ({ page, anna, browser, server }) => {
  const [first, second] = await make(anna, 2);
  await page.goto('/events?from=ever');
  let dialog = await openSwitcher(page);
  await dialog.getByRole('radio', { name: /Case 002/ }).check();
  // Nothing happens before it is saved.
  await expect(current(page)).toContainText('No case');
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).click()]);
  await expect(page).toHaveURL(/\/events\?from=ever$/);
  await expect(current(page)).toContainText(`#${second} – Case 002`);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Case', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${second}$`));

  const elsewhere = await browser.newContext({ baseURL: server.url });
  const phone = await elsewhere.newPage();
  await anna.enter(phone);
  await phone.goto('/events');
  await expect(current(phone)).toContainText(`#${second} – Case 002`);
  await elsewhere.close();

  dialog = await openSwitcher(page);
  await expect(dialog.getByRole('radio', { name: /Case 002/ })).toBeChecked();
  await dialog.getByRole('radio', { name: /Case 001/ }).check();
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).click()]);
  await expect(current(page)).toContainText(`#${first} – Case 001`);
});

test('back to no case', async ({ page, anna }) => {
  const [only] = await make(anna, 1);
  await (await anna.session()).switchCase(only);
  await page.goto('/events');
  await expect(current(page)).toContainText('Case 001');
  const dialog = await openSwitcher(page);
  await dialog.getByRole('radio', { name: 'No case' }).check();
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).click()]);
  await expect(current(page)).toContainText('No case');
});

test('by keyboard alone', async ({ page, anna }) => {
  const [, second] = await make(anna, 2);
  await page.goto('/events');
  await expect(current(page)).toBeVisible();
  await page.keyboard.press('s');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('case 002');
  await expect(dialog.getByRole('radio', { name: /Case 001/ })).toHaveCount(0);
  await page.keyboard.press('Tab');
  // Among radio buttons the arrows move.
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /Case 002/ })).toBeChecked();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(current(page)).toContainText(`#${second} – Case 002`);
});

test('a save that fails says so and changes nothing', async ({ page, anna }) => {
  await make(anna, 1);
  await page.goto('/events');
  const dialog = await openSwitcher(page);
  await page.route('**/page/session/switch-case', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: 'def456' } } }),
  );
  await dialog.getByRole('radio', { name: /Case 001/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('def456');
  await expect(dialog.getByRole('radio', { name: /Case 001/ })).toBeChecked();
  await page.unroute('**/page/session/switch-case');
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).click()]);
  await expect(current(page)).toContainText('Case 001');
});
