import type { Locator, Page } from '@playwright/test';
import { addCustomer, Person } from '../harness/people';
import { expect, test } from '../harness/test';

/** The `+` at the top right. */
async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('banner').getByRole('button', { name: 'Create a new case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a new case' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function fillRequired(dialog: Locator, name: string): Promise<void> {
  await dialog.getByLabel('Case name').fill(name);
  await dialog.getByLabel('Short description').fill('Beacons every 60 s.\nSeen on two hosts.');
}

const current = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Current case/ });

test('what is required is asked for at its field', async ({ page, server }) => {
  const customers = [await addCustomer(server, 'Acme'), await addCustomer(server, 'Globex')];
  await (await Person.add(server, customers)).enter(page);
  await page.goto('/cases');
  const dialog = await openDialog(page);
  const customer = dialog.getByRole('combobox', { name: 'Customer' });
  await expect(customer).toBeFocused();
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  for (const [label, problem] of [
    ['Customer', 'Customer must be chosen.'],
    ['Case name', 'Case name must not be empty.'],
    ['Short description', 'Short description must not be empty.'],
  ]) {
    const field = dialog.getByLabel(label);
    await expect(field).toHaveAttribute('aria-required', 'true');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(problem);
    await expect(dialog.getByText(problem)).toBeVisible();
  }
  await expect(customer, 'the first that is wrong').toBeFocused();
  for (const label of ['Case template', 'Case classification', 'SOC ticket ID']) {
    await expect(dialog.getByLabel(label)).not.toHaveAttribute('aria-invalid', 'true');
  }

  // Choosing by keyboard, narrowed by typing.
  await customer.fill('glob');
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveText([customers[1].name]);
  await customer.press('Enter');
  await expect(customer).toHaveValue(customers[1].name);
  await fillRequired(dialog, 'x'.repeat(201));
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByLabel('Case name')).toHaveAccessibleDescription(/must not be longer than 200 characters/);
  await expect(dialog.getByText('must be chosen')).toBeHidden();
});

test('created with all fields, then to the case', async ({ page, anna }) => {
  await page.goto('/events');
  await expect(current(page)).toContainText('No case');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('combobox', { name: 'Customer' }), 'she has only one').toHaveValue(anna.customer.name);
  await fillRequired(dialog, 'Beacon from the guest network');
  const classification = dialog.getByLabel('Case classification');
  expect(await classification.locator('option').count()).toBeGreaterThan(5);
  const chosen = await classification.locator('option').nth(3).innerText();
  await classification.selectOption({ label: chosen });
  await expect(dialog.getByLabel('Case template')).toHaveValue('');
  await dialog.getByLabel('SOC ticket ID').fill('SOC-1182');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();

  await expect(dialog).toContainText('Beacon from the guest network has been created');
  await expect(dialog.getByRole('button', { name: 'Add another' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Go to the case' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/cases\/\d+$/);
  const number = /\d+$/.exec(page.url())![0];
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`#${number}\\s*Beacon from the guest network`));
  await expect(page).toHaveTitle(`#${number} – Beacon from the guest network · Argus`);
  const main = page.getByRole('main');
  for (const text of [anna.customer.name, chosen, 'SOC-1182', anna.name, 'Seen on two hosts.', 'open']) {
    await expect(main).toContainText(text);
  }
  await expect(current(page)).toContainText(`#${number} – Beacon from the guest network (${anna.customer.name})`);
  await page.reload();
  await expect(current(page), 'it is the context, not only a title').toContainText(`#${number} – Beacon`);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activities' }).click();
  await expect(page.getByRole('row', { name: /Beacon from the guest network/ }).first()).toContainText(anna.login);
});

test('add another, without going anywhere', async ({ page, anna }) => {
  await page.goto('/cases');
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
  const dialog = await openDialog(page);
  for (const name of ['First of two', 'Second of two']) {
    await expect(dialog.getByLabel('Case name')).toHaveValue('');
    await fillRequired(dialog, name);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toContainText(`${name} has been created`);
    if (name.startsWith('First')) {
      await dialog.getByRole('button', { name: 'Add another' }).click();
    }
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/cases$/);
  await expect(current(page)).toContainText('No case');
  await page.reload();
  await expect(page.locator('.cases tbody tr')).toHaveCount(2);
  await expect(page.getByRole('cell', { name: anna.customer.name })).toHaveCount(2);
});

test('what was typed survives a reload', async ({ page, anna }) => {
  await page.goto('/cases');
  let dialog = await openDialog(page);
  await fillRequired(dialog, 'Half a thought');
  await dialog.getByLabel('SOC ticket ID').fill('SOC-7');
  await page.reload();
  dialog = await openDialog(page);
  await expect(dialog.getByLabel('Case name')).toHaveValue('Half a thought');
  await expect(dialog.getByLabel('Short description')).toHaveValue('Beacons every 60 s.\nSeen on two hosts.');
  await expect(dialog.getByLabel('SOC ticket ID')).toHaveValue('SOC-7');
  await expect(dialog.getByRole('combobox', { name: 'Customer' })).toHaveValue(anna.customer.name);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  dialog = await openDialog(page);
  await expect(dialog.getByLabel('Case name'), 'closing is not discarding').toHaveValue('Half a thought');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog.getByLabel('Case name')).toHaveValue('');
  await page.reload();
  dialog = await openDialog(page);
  await expect(dialog.getByLabel('Case name')).toHaveValue('');
});

test('a failed save keeps what was typed', async ({ page, anna }) => {
  await page.goto('/cases');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('combobox', { name: 'Customer' })).toHaveValue(anna.customer.name);
  await fillRequired(dialog, 'Created at the second try');
  await page.route('**/page/case/create', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: 'abc123' } } }),
  );
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('abc123');
  await expect(dialog.getByLabel('Case name')).toHaveValue('Created at the second try');
  await page.unroute('**/page/case/create');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog).toContainText('has been created');
});
