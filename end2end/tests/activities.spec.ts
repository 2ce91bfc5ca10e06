/**
 * The Activities page: a filter under every column, pages, a table to take away, and entries by hand.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { expect, test } from '../harness/test';

test('a filter under every column', async ({ page, anna }) => {
  const session = await anna.session();
  const first = await session.createCase(anna.customer, 'AI CASE');
  await session.createCase(anna.customer, 'Another');
  await session.call('activity/add', { case: first, text: 'Called the owner.' });
  await page.goto('/activities');
  const rows = page.locator('.activities tbody tr');
  await expect(rows).toHaveCount(3);
  const names = ['Date', 'User', 'Case', 'Manual input', 'From API', 'Activity'];
  await expect(page.getByRole('columnheader').filter({ hasText: /^.+$/ }).first()).toHaveText(names[0]);
  for (const name of names) {
    await expect(page.getByRole('columnheader', { name, exact: true })).toBeVisible();
  }
  await expect(rows.first()).toContainText(`#${first} – AI CASE`);
  expect(await violations(page)).toEqual([]);

  const what = page.getByRole('searchbox', { name: 'What was done' });
  await what.fill('created');
  await expect(rows).toHaveCount(2);
  await expect(what, 'the field stays while the rows below it change').toBeFocused();
  await expect(page).toHaveURL(/text=created/);
  await page.getByRole('searchbox', { name: 'Number or name of the case' }).fill(`#${first}`);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows, 'the address says it all').toHaveCount(1);
  await expect(what).toHaveValue('created');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(rows).toHaveCount(3);
  await expect(what).toHaveValue('');

  await page.getByRole('combobox', { name: 'Manual input' }).selectOption('✔ yes');
  await expect(rows).toHaveCount(1);
  await expect(rows.locator('.col-manual')).toHaveText('yes');
  await page.getByRole('searchbox', { name: 'User' }).fill('nobody at all');
  await expect(page.getByRole('heading', { name: 'Nothing of this was done' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByRole('combobox', { name: 'From API' }).selectOption('✔ yes');
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByLabel('Not after').fill('2020-01-02T10:30');
  await expect(rows).toHaveCount(0);
  await page.getByLabel('Not after').fill('');
  await expect(rows).toHaveCount(3);
});

test('as a table', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'AI CASE');
  await session.call('activity/add', { case: id, text: 'Called the owner, twice.' });
  await page.goto('/activities?manual=yes');
  await expect(page.locator('.activities tbody tr')).toHaveCount(1);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString());
  expect(text.split('\r\n')[1]).toContain(`"Called the owner, twice."`);
  expect(text.trim().split('\r\n')).toHaveLength(2);
});

test('an entry by hand, in a case', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'AI CASE');
  const at = new CasePage(page);
  await at.open(id, '?tab=activity');
  const field = at.main.getByRole('textbox', { name: 'Add an entry to the log' });
  await at.main.getByRole('button', { name: 'Add entry' }).click();
  await expect(field).toHaveAccessibleDescription('The entry must not be empty.');
  await field.fill('Called the owner.');
  await field.press('Enter');
  const newest = at.main.locator('.history').getByRole('listitem').first();
  await expect(newest).toContainText('Called the owner.');
  await expect(newest).toContainText('manual input');
  await expect(field).toHaveValue('');
  expect(await violations(page)).toEqual([]);
});

test('what others do appears by itself', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'AI CASE');
  await page.goto('/activities');
  const rows = page.locator('.activities tbody tr');
  await expect(rows).toHaveCount(1);
  await session.call('activity/add', { case: id, text: 'Called the owner.' });
  await expect(rows).toHaveCount(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen, and the filters are there', async ({ page, anna }) => {
    const session = await anna.session();
    const id = await session.createCase(anna.customer, 'AI CASE');
    await session.call('activity/add', { case: id, text: 'x'.repeat(300) });
    await page.goto('/activities');
    await expect(page.locator('.activities tbody tr')).toHaveCount(2);
    await page.getByRole('searchbox', { name: 'What was done' }).fill('created');
    await expect(page.locator('.activities tbody tr')).toHaveCount(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    expect(await violations(page)).toEqual([]);
  });
});
