/**
 * The timeline of a case.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { submit } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('what happened is written down, found again and taken back', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.call('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
  const at = new CasePage(page);
  await at.open(id, '?tab=timeline');
  await expect(page.getByRole('heading', { name: 'Nothing is in the timeline yet' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New timeline entry' });
  const time = dialog.getByRole('textbox', { name: 'Time', exact: false }).first();
  await expect(time).toBeFocused();
  await time.fill('last week');
  await dialog.getByRole('textbox', { name: 'What happened' }).fill('A mail was opened');
  await dialog.getByRole('combobox', { name: 'Category' }).selectOption('Initial access');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('Time is not understood', { exact: false })).toBeVisible();
  // What was typed is still there after a reload.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Timeline', exact: true })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(dialog.getByText('What you typed here before is here again.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'What happened' })).toHaveValue('A mail was opened');
  await time.fill('2026-03-02 05:12:07');
  await dialog.getByRole('textbox', { name: 'Time zone' }).fill('-05:00');
  await dialog.getByRole('textbox', { name: 'Description' }).fill('It had a **macro**.');
  await dialog.getByRole('textbox', { name: 'Tags' }).fill('mail');
  await dialog.getByRole('checkbox', { name: 'evil.example' }).check();
  await dialog.getByRole('checkbox', { name: 'Told with the summary' }).check();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('dialog.png') });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = at.main.getByRole('row', { name: /A mail was opened/ });
  for (const text of ['Initial access', 'evil.example', '2026-03-02 05:12:07 -05:00', 'macro']) {
    await expect(row).toContainText(text);
  }

  // A table of others; the picture narrows to a part of it.
  await at.main.getByRole('button', { name: 'Import…' }).click();
  const importing = page.getByRole('dialog', { name: 'Import a timeline' });
  await importing
    .getByRole('textbox', { name: 'Table' })
    .fill(
      'time,title,category,indicators\n2026-03-03 10:00:00Z,Lateral,lateral movement,evil.example|other.example\n' +
        '2026-03-05 10:00:00Z,Files left,exfiltration,\n',
    );
  await expect(importing.getByRole('status')).toHaveText('2 entries');
  await importing.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('other.example is no indicator of this case')).toBeVisible();
  await expect(at.main.locator('tr.day')).toHaveCount(3);
  const picture = at.main.getByRole('group', { name: /Entries over time/ });
  await expect(picture.getByRole('link')).toHaveCount(3);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('timeline.png'), fullPage: true });
  await picture.getByRole('link', { name: /1 Exfiltration/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  const entries = at.main.locator('.timeline-entries tbody tr:not(.day)');
  await expect(entries).toHaveCount(1);
  await at.main.getByRole('link', { name: 'Whole timeline' }).click();
  await expect(entries).toHaveCount(3);
  await at.main.getByRole('combobox', { name: 'Indicator' }).selectOption('evil.example');
  await expect(entries).toHaveCount(2);
  await at.main.getByRole('combobox', { name: 'Category' }).selectOption('Lateral movement');
  await expect(entries).toHaveCount(1);
  await at.main.getByRole('button', { name: 'Flag Lateral' }).click();
  await expect(at.main.getByRole('button', { name: 'Flag Lateral', pressed: true })).toBeVisible();

  // Deleted, and back by undo; a copy; and what is told with the summary.
  await at.main.getByRole('button', { name: 'Delete Lateral' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing in the timeline is like that' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entries).toHaveCount(1);
  await at.main.getByRole('button', { name: 'Duplicate Lateral' }).click();
  await expect(dialog.getByRole('textbox', { name: 'What happened' })).toHaveValue('Lateral');
  await dialog.getByRole('textbox', { name: 'What happened' }).fill('Lateral again');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(entries).toHaveCount(2);
  await at.open(id);
  await expect(at.main.getByRole('region', { name: 'From the timeline' })).toContainText('A mail was opened');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 380, height: 800 });
  await at.open(id, '?tab=timeline');
  await expect(entries).toHaveCount(4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await page.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true });
});

test('an event becomes an entry, and two people change it at once', async ({ page, server, anna, browser }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const sensor = await Person.add(server, [anna.customer], 'Sensors', 'Sensor One');
  await submit(server, await sensor.key(), {
    signature: 'BEACON 1',
    severity: 'high',
    protocol: 'TCP',
    startTimestamp: Date.now() - 60_000,
    source: { ip: '10.0.0.1' },
    destination: { ip: '203.0.113.9', port: 443 },
    associatedCaseID: id,
  });
  const at = new CasePage(page);
  await at.open(id, '?tab=events');
  await at.main.getByRole('button', { name: 'Add BEACON 1 to the timeline' }).click();
  const dialog = page.getByRole('dialog', { name: 'New timeline entry' });
  await expect(dialog.getByRole('textbox', { name: 'What happened' })).toHaveValue('BEACON 1');
  await expect(dialog.getByRole('checkbox', { name: /BEACON 1/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await at.main.getByRole('link', { name: 'Timeline', exact: true }).click();
  const row = at.main.getByRole('row', { name: /BEACON 1/ });
  await expect(row.getByRole('link', { name: /BEACON 1/ })).toBeVisible();

  // Bjarne sees who writes there; what Anna saves meets what he saved.
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  await bjarne.enter(theirs);
  const their = new CasePage(theirs);
  await their.open(id, '?tab=timeline');
  await row.getByRole('button', { name: 'BEACON 1', exact: true }).click();
  const editing = page.getByRole('dialog', { name: 'Timeline entry' });
  await editing.getByRole('textbox', { name: 'What happened' }).fill('Hers');
  await expect(their.main.getByText('Anna Berg is editing an entry of the timeline')).toBeVisible();
  await their.main.getByRole('row', { name: /BEACON 1/ }).getByRole('button', { name: 'BEACON 1', exact: true }).click();
  const his = theirs.getByRole('dialog', { name: 'Timeline entry' });
  await expect(his.getByText('Anna Berg is editing this')).toBeVisible();
  await his.getByRole('textbox', { name: 'What happened' }).fill('His');
  await his.getByRole('button', { name: 'Save' }).click();
  await expect(his).toBeHidden();
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(editing.getByRole('alert')).toContainText('Bjarne Dahl');
  await editing.getByRole('button', { name: 'Save mine' }).click();
  await expect(editing).toBeHidden();
  await expect(their.main.getByRole('row', { name: /Hers/ })).toBeVisible();
  await context.close();
});
