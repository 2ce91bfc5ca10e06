/**
 * Workflows: states with their rules, changed by an administrator and met in a case.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('a workflow of a customer is added and changed, and its cases follow', async ({ page, server, anna }) => {
  const admin = await Person.add(server, anna.customers, 'Administrators', 'Ada Lind');
  await admin.enter(page);
  await page.goto('/manage/workflows');
  const incident = page.getByRole('region', { name: 'Incident' });
  await expect(incident.getByRole('row', { name: /Containment/ })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New workflow' });
  const name = `Flow of ${anna.customer.name}`;
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByText('For new cases of: ').click();
  const customers = dialog.getByRole('group', { name: 'For new cases of' });
  await customers.getByRole('checkbox', { name: anna.customer.name, exact: true }).check();
  await dialog.getByRole('button', { name: 'Add a state' }).click();
  await dialog.getByLabel('Name of state 3').fill('Triage');
  await dialog.getByRole('button', { name: 'Move up Triage' }).click();
  await dialog.getByRole('button', { name: 'Move up Triage' }).click();
  await expect(dialog.getByLabel('Name of state 1')).toHaveValue('Triage');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const own = page.getByRole('region', { name });
  await expect(own).toContainText(`New cases of ${anna.customer.name} go through it.`);

  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  await page.reload();
  await expect(own.getByRole('row', { name: /Triage/ }).getByRole('cell').last()).toHaveText('1');
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  const edit = page.getByRole('dialog', { name: 'Workflow' });
  await edit.getByRole('button', { name: 'Remove Triage' }).click();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByRole('alert')).toContainText('must say where the cases of Triage go');
  await edit.getByLabel('Cases of Triage (1) go to').selectOption('Open');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toBeHidden();
  await expect(own.getByRole('row', { name: /Triage/ })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1400);
  await page.setViewportSize({ width: 380, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  const at = new CasePage(page);
  await at.open(id, '?tab=activity');
  await expect(page.getByText('Moved from Triage to Open')).toBeVisible();
});
