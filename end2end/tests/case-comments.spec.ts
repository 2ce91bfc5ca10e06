/**
 * Comments on a case.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('said, kept while typing, put right and taken back', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  const comments = at.main.getByRole('region', { name: /^Comments/ });
  const field = comments.getByRole('textbox', { name: 'Comment', exact: true });
  await comments.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(field).toHaveAccessibleDescription('The comment must not be empty.');
  await field.fill('Half a **thought**');
  await page.reload();
  await expect(field, 'a reload loses nothing').toHaveValue('Half a **thought**');
  await field.press('Control+Enter');
  const one = comments.getByRole('listitem').filter({ hasText: 'Half a thought' });
  await expect(one.locator('strong').filter({ hasText: 'thought' })).toBeVisible();
  await expect(field).toHaveValue('');
  await page.reload();
  await expect(field).toHaveValue('');

  await one.getByRole('button', { name: 'Edit the comment' }).click();
  await comments.getByRole('textbox', { name: 'Edit the comment' }).fill('A whole thought');
  await comments.getByRole('button', { name: 'Save' }).click();
  const whole = comments.getByRole('listitem').filter({ hasText: 'A whole thought' });
  await expect(whole).toContainText('edited');
  expect(await violations(page)).toEqual([]);
  await whole.getByRole('button', { name: 'Delete the comment' }).click();
  await expect(whole).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(whole).toBeVisible();
});

test('what a colleague says appears by itself, and is his', async ({ page, server, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const bjarne = await (await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl')).session();
  const at = new CasePage(page);
  await at.open(id);
  const comments = at.main.getByRole('region', { name: /^Comments/ });
  const field = comments.getByRole('textbox', { name: 'Comment', exact: true });
  await field.fill('Half a sen');
  await bjarne.call('comment/add', { case: id, text: 'Look at the proxy.' });
  const one = comments.getByRole('listitem').filter({ hasText: 'Look at the proxy.' });
  await expect(one).toContainText('Bjarne Dahl');
  await expect(one.getByRole('button')).toHaveCount(0);
  await expect(field).toHaveValue('Half a sen');
});
