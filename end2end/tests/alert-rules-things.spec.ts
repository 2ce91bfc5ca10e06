/**
 * Alert rules over alerts and cases: written, tried on what is open, and seen to raise an alert.
 */
import { violations } from '../harness/axe';
import { expect, test } from '../harness/test';

test('an alert that nobody takes raises another', async ({ page, anna }) => {
  const session = await anna.session();
  const waiting = { customer: anna.customer.id, title: 'Ransom note', source: 'EDR', severity: 'critical' };
  await session.call('alert/create', { new: waiting });
  await anna.enter(page);
  await page.goto('/manage/alert-rules/new');
  await expect(page.getByRole('heading', { name: 'New alert rule' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nobody took it');
  await expect(page.getByRole('group', { name: 'Which events' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Watches' }).selectOption('Alerts, as they are');
  const state = page.getByRole('group', { name: 'Which alerts' });
  await expect(state).toBeVisible();
  await expect(page.getByRole('group', { name: 'How many' })).toHaveCount(0);
  await state.getByText('Severity: ').click();
  await state.getByRole('group', { name: 'Severity' }).getByRole('checkbox', { name: 'critical' }).check();
  await state.getByRole('combobox', { name: 'Owned by' }).selectOption('nobody');
  await state.getByRole('textbox', { name: 'For at least' }).fill('1');
  await state.getByRole('combobox', { name: 'Unit' }).selectOption('seconds');
  await page.getByRole('textbox', { name: 'Title' }).fill('Nobody took #{number} {title}');
  await expect(page.getByRole('region', { name: 'Example' })).toContainText('Nobody took #12 Port scan from 203.0.113.7');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('Of those that are open, 1 is as it wants them now.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('state.png'), fullPage: true });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Raises an alert for an alert that is critical, without an owner for 1 second.')).toBeVisible();

  await page.goto('/alerts');
  await expect(page.getByRole('link', { name: /Nobody took #\d+ Ransom note/ })).toBeVisible({ timeout: 15_000 });
  await page.goto('/manage/alert-rules');
  await page.getByRole('link', { name: 'Nobody took it', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Watches' })).toHaveValue('alerts');
  await expect(page.getByRole('combobox', { name: 'Owned by' })).toHaveValue('no');
  await page.getByRole('combobox', { name: 'Watches' }).selectOption('Cases, as they are');
  await expect(page.getByRole('group', { name: 'Which cases' })).toBeVisible();
  await page.setViewportSize({ width: 380, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  expect(await violations(page)).toEqual([]);
});
