/**
 * What cases can be classified as: administrators manage it, analysts choose from it.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Session } from '../harness/people';
import { ADMIN, expect, test } from '../harness/test';

const SHOTS = process.env.SHOTS_FOLDER;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  }
}

test('added, chosen, retired and kept', async ({ page, browser, server, anna }) => {
  const admins = await browser.newContext({ baseURL: server.url });
  const admin = await admins.newPage();
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(admin);
  await admin.goto('/manage/classifications');
  const main = admin.getByRole('main');
  const label = `Fraud ${anna.customer.id}`;
  const name = `fraud:of-${anna.customer.id}`;
  await main.getByRole('button', { name: 'New classification' }).click();
  const dialog = admin.getByRole('dialog', { name: 'New classification' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Fraud!');
  await dialog.getByRole('textbox', { name: 'Label' }).fill(label);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/must be at most 64 small letters/);
  await expect(dialog.getByRole('textbox', { name: 'Label' }), 'what was typed stays').toHaveValue(label);
  expect(await violations(admin)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Description' }).fill('When somebody pretends to be somebody.');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  const row = main.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('When somebody pretends');
  await expect(row).toContainText('in use');
  expect(await violations(admin)).toEqual([]);

  // An analyst classifies a case as that, and the page counts it.
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await at.choose('Classification', label);
  await expect(at.field('Classification')).toHaveValue(name);
  await admin.reload();
  await expect(row.getByRole('cell', { name: '1', exact: true })).toBeVisible();

  // Retired: the case keeps it, and no other is offered it.
  await row.getByRole('button', { name: `Retire: ${label}` }).click();
  await expect(row).toContainText('retired');
  await at.open(id);
  await expect(at.field('Classification')).toHaveValue(name);
  await page.keyboard.press('c');
  const creating = page.getByRole('dialog', { name: 'Create a new case' });
  await expect(creating.getByLabel('Case name')).toBeVisible();
  await expect(creating.getByLabel('Case classification').getByRole('option', { name: label })).toHaveCount(0);
  await expect(creating.getByLabel('Case classification').getByRole('option', { name: 'Fraud: phishing' })).toHaveCount(1);
  await admins.close();

  await page.goto('/manage/classifications');
  await expect(page.getByRole('button', { name: 'New classification' })).toBeDisabled();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('administer');
});

test('a service with classifications of its own', async ({ page, browser, server, anna }) => {
  const admins = await browser.newContext({ baseURL: server.url });
  const admin = await admins.newPage();
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(admin);
  await admin.goto('/manage/services');
  const main = admin.getByRole('main');
  const label = `Hunting ${anna.customer.id}`;
  const name = `hunting-${anna.customer.id}`;
  await main.getByRole('button', { name: 'New service' }).click();
  const dialog = admin.getByRole('dialog', { name: 'New service' });
  await dialog.getByRole('textbox', { name: 'Label' }).fill(label);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Looking for what no sensor told of.');
  await dialog.getByRole('checkbox', { name: 'Fraud: phishing' }).check();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  const row = main.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('1 of its own');
  await shot(admin, 'services');

  await row.getByRole('button', { name: label, exact: true }).click();
  const changing = admin.getByRole('dialog', { name: 'Service' });
  await expect(changing.getByRole('checkbox', { name: 'Fraud: phishing' })).toBeChecked();
  await shot(admin, 'service');
  await changing.getByRole('checkbox', { name: 'Fraud: phishing' }).uncheck();
  await changing.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('all');
  await row.getByRole('button', { name: `Retire: ${label}` }).click();
  await expect(row).toContainText('retired');
  await admin.setViewportSize({ width: 380, height: 800 });
  await admin.emulateMedia({ colorScheme: 'dark' });
  await shot(admin, 'services-phone-dark');
  expect(await violations(admin)).toEqual([]);
  await admins.close();

  await page.goto('/manage/services');
  await expect(page.getByRole('button', { name: 'New service' })).toBeDisabled();
});
