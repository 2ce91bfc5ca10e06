/**
 * Two people in one case: what they do merges, appears by itself, and never takes away what somebody types.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test as base, watch } from '../harness/test';

interface Together {
  id: number;
  mine: CasePage;
  theirs: CasePage;
}

/** Anna and Bjarne look at the same case. */
const test = base.extend<Together & { colleague: Page }>({
  colleague: async ({ browser, server, anna }, use) => {
    const context = await browser.newContext({ baseURL: server.url });
    const complaints = watch(context);
    const page = await context.newPage();
    await (await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl')).enter(page);
    await use(page);
    await context.close();
    expect(complaints).toEqual([]);
  },
  id: async ({ anna }, use) => use(await (await anna.session()).createCase(anna.customer, 'Beacon')),
  mine: async ({ page, id }, use) => {
    const at = new CasePage(page);
    await at.open(id);
    await use(at);
  },
  theirs: async ({ colleague, id }, use) => {
    const at = new CasePage(colleague);
    await at.open(id);
    await use(at);
  },
});

test('what a colleague changes appears without a reload', async ({ page, mine, theirs }) => {
  await theirs.choose('Severity', 'critical');
  await expect(mine.glance).toContainText('critical');
  await expect(mine.field('Severity')).toHaveValue('critical');
  await theirs.rename('Beacon, seen twice');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Beacon, seen twice');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(mine.main.locator('.history').getByRole('listitem')).toHaveCount(3);
  await theirs.choose('Severity', 'low');
  await expect(mine.main.locator('.history').getByRole('listitem')).toHaveCount(4);
});

test('different fields merge', async ({ mine, theirs, page }) => {
  // As if the news of it had not arrived yet.
  await page.route('**/page/case/get', (route) => route.abort());
  await theirs.choose('Severity', 'high');
  await mine.choose('State', 'Recovery');
  for (const at of [mine, theirs]) {
    await expect(at.glance).toContainText('Recovery');
    await expect(at.glance).toContainText('high');
  }
  await expect(mine.conflict).toHaveCount(0);
  await page.unroute('**/page/case/get');
});

test('the same field shows both values, and whose stays is chosen', async ({ page, mine, theirs }) => {
  await mine.main.getByRole('button', { name: 'Change the SOC ticket' }).click();
  const field = mine.facts.getByRole('textbox', { name: 'SOC ticket' });
  await field.fill('SOC-MINE');
  await theirs.facts.getByRole('button', { name: 'Change the SOC ticket' }).click();
  await theirs.facts.getByRole('textbox', { name: 'SOC ticket' }).fill('SOC-THEIRS');
  await theirs.facts.getByRole('textbox', { name: 'SOC ticket' }).press('Enter');
  await expect(mine.glance).toContainText('SOC-THEIRS');
  await expect(field, 'the field that is edited is left alone').toHaveValue('SOC-MINE');
  await expect(field).toBeFocused();
  await field.press('Enter');
  const ticket = mine.conflict.getByRole('region', { name: 'SOC ticket' });
  for (const text of ['SOC-MINE', 'SOC-THEIRS', 'Bjarne Dahl']) {
    await expect(ticket).toContainText(text);
  }
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(mine.conflict).toBeHidden();
  await expect(field, 'undecided, nothing is lost').toHaveValue('SOC-MINE');
  await field.press('Enter');
  await mine.conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(theirs.glance).toContainText('SOC-MINE');
  await expect(field).toHaveCount(0);
});

test('theirs can be kept', async ({ page, mine, theirs }) => {
  await mine.field('Severity').focus();
  await theirs.choose('Severity', 'critical');
  await expect(mine.glance).toContainText('critical');
  await expect(mine.field('Severity'), 'not under her hand').toHaveValue('medium');
  await mine.choose('Severity', 'low');
  await expect(mine.conflict.getByRole('region', { name: 'Severity' })).toContainText('critical');
  await mine.conflict.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(mine.conflict).toBeHidden();
  await expect(mine.field('Severity')).toHaveValue('critical');
  await page.reload();
  await expect(mine.field('Severity')).toHaveValue('critical');
});

test('two write the summary', async ({ page, mine, theirs }) => {
  const field = await mine.write();
  await field.fill('My findings');
  await (await theirs.write()).fill('Their findings');
  await theirs.save();
  await expect(mine.main.getByText('Somebody has saved another summary since you began.')).toBeVisible();
  await expect(field).toHaveValue('My findings');
  await expect(field).toBeFocused();
  await field.pressSequentially(', and more');
  // The draft knows what it was begun from, also after a reload.
  await page.reload();
  await expect(field).toHaveValue('My findings, and more');
  await mine.save();
  const both = mine.conflict.getByRole('region', { name: 'Summary' });
  await expect(both).toContainText('My findings, and more');
  await expect(both).toContainText('Their findings');
  await mine.conflict.getByRole('button', { name: 'Decide later' }).click();
  await expect(field).toHaveValue('My findings, and more');
  await mine.save();
  await mine.conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(field).toHaveCount(0);
  await expect(theirs.summary).toContainText('My findings, and more');
  await page.reload();
  await expect(mine.summary).toContainText('My findings, and more');
  await expect(field).toHaveCount(0);
});

test('closing over another outcome', async ({ page, mine, theirs }) => {
  await page.getByRole('button', { name: 'Close…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the case' });
  await dialog.getByLabel('Outcome').selectOption({ label: 'Legitimate' });
  await dialog.getByLabel('Comment').fill('Nothing to it.');
  await theirs.choose('Outcome', 'True positive with impact');
  await theirs.choose('State', 'Containment');
  await dialog.getByRole('button', { name: 'Close case' }).click();
  await expect(dialog).toContainText('was set to “True positive with impact” by Bjarne Dahl meanwhile');
  await expect(dialog.getByLabel('Comment')).toHaveValue('Nothing to it.');
  await dialog.getByRole('button', { name: 'Close case' }).click();
  await expect(mine.glance).toContainText('Legitimate');
  await expect(theirs.main).toContainText('This case is closed.');
  await expect(theirs.field('Severity')).toBeDisabled();
});
