/**
 * Tasks of a case.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('written down, worked on and done', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id, '?tab=tasks');
  await expect(page.getByRole('heading', { name: 'Nothing is to be done yet' })).toBeVisible();
  const line = at.main.getByRole('textbox', { name: 'Add a task' });
  for (const title of ['Collect the logs', 'Block the address']) {
    await line.fill(title);
    await line.press('Enter');
    await expect(at.main.getByRole('button', { name: title, exact: true })).toBeVisible();
    await expect(line, 'ready for the next one').toHaveValue('');
  }

  await at.main.getByRole('button', { name: 'Collect the logs', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Task' });
  await dialog.getByLabel('Description').fill('From **all** sensors.');
  await dialog.getByLabel('Due').fill('2020-01-02T10:30');
  await dialog.getByLabel('Tags').fill('logs, first');
  await dialog.getByRole('checkbox', { name: 'Anna Berg' }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const row = at.main.getByRole('row', { name: /Collect the logs/ });
  for (const text of ['Anna Berg', 'late', 'logs', 'first']) {
    await expect(row).toContainText(text);
  }

  await row.getByRole('combobox', { name: 'Status of Collect the logs' }).selectOption('Done');
  await expect(at.main.getByRole('row').last(), 'what is done comes last').toContainText('Collect the logs');
  await expect(row).not.toContainText('late');

  await at.main.getByRole('button', { name: 'Delete Block the address' }).click();
  await expect(at.main.getByRole('button', { name: 'Block the address', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(at.main.getByRole('button', { name: 'Block the address', exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('what is wrong is said at its field, and what was typed stays', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id, '?tab=tasks');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByLabel('Description').fill('Half a thought');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const title = dialog.getByLabel('Title');
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription('Title must not be empty.');
  await title.fill('Think');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  await at.main.getByRole('button', { name: 'Think', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Task' }).getByLabel('Description')).toHaveValue('Half a thought');
});

test('two people at one task', async ({ page, server, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const task = await session.call<{ id: number }>('task/add', { case: id, new: { title: 'Collect' } });
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const theirs = await bjarne.session();
  const at = new CasePage(page);
  await at.open(id, '?tab=tasks');
  await at.main.getByRole('button', { name: 'Collect', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Task' });
  await dialog.getByLabel('Title').fill('Collect mine');
  await theirs.call('task/change', { id: task.id, change: { version: 1, title: 'Collect theirs' } });
  await expect(at.main.getByText('Collect theirs'), 'the list follows').toBeVisible();
  await expect(dialog.getByLabel('Title'), 'what is typed stays').toHaveValue('Collect mine');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const both = dialog.getByRole('region', { name: 'Title' });
  for (const text of ['Collect mine', 'Collect theirs', 'Bjarne Dahl']) {
    await expect(both).toContainText(text);
  }
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toBeHidden();
  await expect(at.main.getByRole('button', { name: 'Collect mine', exact: true })).toBeVisible();
});

test('whoever may only look is told why', async ({ page, server, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.call('task/add', { case: id, new: { title: 'Collect' } });
  await (await Person.add(server, anna.customers, 'Readers', 'Rita Moe')).enter(page);
  const at = new CasePage(page);
  await at.open(id, '?tab=tasks');
  for (const name of ['New task', 'Delete Collect']) {
    await expect(at.main.getByRole('button', { name })).toBeDisabled();
  }
  await expect(at.main.getByRole('button', { name: 'New task' })).toHaveAttribute('title', /updateCase/);
  await expect(at.main.getByRole('combobox', { name: 'Status of Collect' })).toBeDisabled();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    const session = await anna.session();
    const id = await session.createCase(anna.customer, 'Beacon');
    const title = 'Ask everybody in the whole department whether they have opened the attachment';
    await session.call('task/add', { case: id, new: { title, due: Date.now() } });
    const at = new CasePage(page);
    await at.open(id, '?tab=tasks');
    await expect(at.main.getByText(title)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    expect(await violations(page)).toEqual([]);
  });
});
