/**
 * Cases that have to do with one another: linked, merged, and taken apart again.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('linked, and shown from both sides', async ({ page, server, anna }) => {
  const session = await anna.session();
  const parent = await session.createCase(anna.customer, 'Campaign');
  const child = await session.createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(child);
  const linked = at.main.getByRole('region', { name: 'Linked cases' });
  await linked.getByRole('button', { name: 'Link…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link another case' });
  await dialog.getByRole('combobox', { name: 'This case is' }).selectOption('Child of');
  await dialog.getByRole('searchbox', { name: 'Search cases' }).fill(`#${parent}`);
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await dialog.getByRole('radio', { name: /Campaign/ }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(linked.getByRole('listitem')).toContainText('Child of');

  await linked.getByRole('link', { name: `#${parent} – Campaign` }).click();
  await expect(at.main.getByRole('heading', { level: 1 })).toContainText('Campaign');
  await expect(linked.getByRole('listitem')).toContainText('Parent of');
  await linked.getByRole('button', { name: `Remove the link to #${child}` }).click();
  await expect(linked.getByText('None yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(linked.getByRole('listitem')).toContainText('Parent of');

  // Whoever may only look sees it, and changes nothing.
  await (await Person.add(server, anna.customers, 'Readers', 'Rita Moe')).enter(page);
  await at.open(parent);
  await expect(linked.getByRole('link', { name: `#${child} – Beacon` })).toBeVisible();
  await expect(linked.getByRole('button', { name: 'Link…' })).toBeDisabled();
});

test('merged, redirected, and taken apart by undo', async ({ page, anna }) => {
  const session = await anna.session();
  const from = await session.createCase(anna.customer, 'Beacon again');
  const into = await session.createCase(anna.customer, 'Beacon');
  await session.call('comment/add', { case: from, text: 'Seen on another host.' });
  await session.call('task/add', { case: from, new: { title: 'Isolate the host' } });
  for (const id of [from, into]) {
    await session.call('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
  }
  const at = new CasePage(page);
  await at.open(from);
  await at.main.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge into another case' });
  await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled();
  await dialog.getByRole('searchbox', { name: 'Search cases' }).fill(String(into));
  await dialog.getByRole('radio', { name: `#${into} – Beacon` }).check();
  for (const text of ['1 comment', '1 task', 'What both have stays in both: 1 indicator', `Stays with #${from}`]) {
    await expect(dialog.locator('.merge-preview')).toContainText(text);
  }
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: `Merge into #${into}` }).click();

  await expect(page).toHaveURL(new RegExp(`/cases/${into}$`));
  await expect(at.main.getByText('Seen on another host.')).toBeVisible();
  const linked = at.main.getByRole('region', { name: 'Linked cases' });
  await expect(linked.getByRole('button', { name: `Take out again: #${from}` })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`#${from} is a case of its own again`)).toBeVisible();
  await expect(at.main.getByText('Seen on another host.')).toBeHidden();
  await expect(linked.getByRole('button', { name: `Take out again: #${from}` })).toBeHidden();
  await at.open(from);
  await expect(at.main.getByText('Seen on another host.')).toBeVisible();
  await expect(at.field('State')).toHaveValue(/\d+/);
  await expect(at.glance).toContainText('Open');

  // Merged again by somebody else: whoever is at it is told, and whoever comes by its number is led on.
  await session.call('case/merge', { from, into });
  await expect(at.main.getByText('It was merged into another case')).toBeVisible();
  await expect(at.glance).toContainText(`merged into #${into}`);
  expect(await violations(page)).toEqual([]);
  await page.goto(`/cases/${from}`);
  await expect(page).toHaveURL(new RegExp(`/cases/${into}$`));
  await expect(page.getByText(`#${from} was merged into #${into}`)).toBeVisible();
  await linked.getByRole('link', { name: `#${from} – Beacon again` }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${from}\\?stay=true$`));
  await expect(at.main.getByRole('heading', { level: 1 })).toContainText('Beacon again');
  await at.open(into);
  await linked.getByRole('button', { name: `Take out again: #${from}` }).click();
  await expect(page.getByText('What went back: 1 comment and 1 task.')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    const session = await anna.session();
    const from = await session.createCase(anna.customer, 'A beacon with a name that goes on and on and on');
    const into = await session.createCase(anna.customer, 'Beacon');
    await session.call('case/link/add', { id: from, other: into, relation: 'duplicateOf' });
    const at = new CasePage(page);
    await at.open(into);
    await expect(at.main.getByText('Has the duplicate')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await at.main.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    await page.getByRole('dialog').getByRole('radio').first().check();
    await expect(page.getByRole('dialog').locator('.merge-preview')).toContainText('Stays with');
    expect(await violations(page)).toEqual([]);
  });
});
