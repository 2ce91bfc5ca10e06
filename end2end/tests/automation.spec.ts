/**
 * Automation rules: written, tried on what happened before, seen to run, and looked up afterwards.
 */
import { violations } from '../harness/axe';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('a rule is written and tried, runs, and tells what it did', async ({ page, server, anna }) => {
  const session = await anna.session();
  const before = await session.createCase(anna.customer, 'Ransomware of old');
  const admin = await Person.add(server, anna.customers, 'Administrators', 'Ada Lind');
  const ada = await admin.enter(page);
  const plan = `Plan of ${anna.customer.name}`;
  await ada.call('case-template/add', { body: { name: plan, tasks: [{ title: 'Image the disk' }, { title: 'Ask' }] } });
  await page.goto('/manage/automation');
  await expect(page.getByRole('button', { name: 'New rule' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New automation rule' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription('Name must be a line of text.');
  const name = `Ransomware of ${anna.customer.name}`;
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByText('Customers: ').click();
  const customers = dialog.getByRole('group', { name: 'Customers' });
  await customers.getByRole('checkbox', { name: anna.customer.name, exact: true }).check();
  await dialog.getByLabel('Part of the name').fill('ransom');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByLabel('Action 1', { exact: true }).selectOption('Set the severity');
  await dialog.getByLabel('Severity of action 1').selectOption('critical');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByLabel('Action 2', { exact: true }).selectOption('Add a task');
  await dialog.getByLabel('Task of action 2').fill('Take the host off the network');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByLabel('Action 3', { exact: true }).selectOption('Add tasks from a template');
  await dialog.getByLabel('Template of action 3').selectOption(`${plan} (2 tasks)`);
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByLabel('Action 4', { exact: true }).selectOption('Set the state');
  await dialog.getByLabel('State of action 4').selectOption('Closed');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(dialog.getByText('In the last 30 days it would have run once:')).toBeVisible();
  await expect(dialog.getByRole('link', { name: `#${before} – Ransomware of old` })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('rule.png'), fullPage: true });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('When a case is opened, if 2 things hold: 4 actions.');
  expect(await violations(page)).toEqual([]);

  const id = await session.createCase(anna.customer, 'Ransomware again');
  await page.goto(`/cases/${id}?tab=tasks`);
  await expect(page.getByRole('button', { name: 'Take the host off the network', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Image the disk', exact: true })).toBeVisible();
  await page.goto(`/cases/${id}?tab=activity`);
  await expect(page.getByText(`automation rule ${name}`).first()).toBeVisible();
  await page.goto('/manage/automation');
  await page.getByRole('link', { name: `Runs of ${name}` }).click();
  const run = page.getByRole('row', { name: /Ransomware again/ });
  for (const text of ['Refused', 'the case was opened, by', 'Set severity to critical', `Add the tasks of the template “${plan}”`, 'outcome must be set']) {
    await expect(run).toContainText(text);
  }
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 380, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);

  await page.goto('/manage/automation');
  await page.getByRole('switch', { name: `${name} is on` }).uncheck();
  await expect(page.locator('tr.off').filter({ hasText: name })).toBeVisible();
  const quiet = await session.createCase(anna.customer, 'Ransomware once more');
  const got = await session.call<{ summary: { severity: string } }>('case/get', { id: quiet });
  expect(got.summary.severity, 'a rule that is off does nothing').toBe('medium');
});
