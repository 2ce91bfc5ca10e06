/**
 * Indicators of a case.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { HOUR, ingest } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const HASH = 'd41d8cd98f00b204e9800998ecf8427e';

test('many pasted at once', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id, '?tab=iocs');
  await expect(page.getByRole('heading', { name: 'No indicators yet' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Add indicators' });
  const values = dialog.getByLabel('Values');
  await expect(values).toBeFocused();
  await values.fill(`hxxps://evil[.]example/a\n\nevil[.]example\n${HASH}\n`);
  const taken = dialog.getByRole('region', { name: 'What this is taken for' });
  await expect(taken).toContainText('3 indicators');
  await expect(taken.getByRole('listitem')).toContainText([
    /https:\/\/evil\.example\/a\s*url/,
    /evil\.example\s*domain/,
    new RegExp(`${HASH}\\s*md5`),
  ]);
  await dialog.getByLabel('Type').selectOption('sha256');
  await expect(taken).toContainText('3 of them wrong');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('alert').last()).toContainText('64 hexadecimal digits');
  await expect(values, 'what was typed stays').toHaveValue(/evil\[\.\]example/);

  await dialog.getByLabel('Type').selectOption('Guess from the value');
  await dialog.getByLabel('Who may be told').selectOption('TLP:RED');
  await dialog.getByLabel('Tags').fill('c2, first');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Added 3 indicators.')).toBeVisible();
  const row = at.main.getByRole('row', { name: new RegExp(HASH) });
  for (const text of ['md5', 'TLP:RED', 'c2', 'first', 'by Anna Berg']) {
    await expect(row).toContainText(text);
  }

  const search = at.main.getByRole('searchbox', { name: 'Search the indicators' });
  await search.fill('evil[.]example/');
  await expect(at.main.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/text=evil/);
  await search.fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'No indicator has this in it' })).toBeVisible();
  await search.fill('');
  await at.main.getByRole('button', { name: `Delete ${HASH}` }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a table from a file', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id, '?tab=iocs');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Add indicators' });
  const table = `value,type,tlp,tags,description\nevil.example,,green,c2|first,"Seen, twice"\n${HASH},no-type,,,\n`;
  const file = { name: 'iocs.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
  await dialog.getByLabel('From a file').setInputFiles(file);
  await expect(dialog.getByLabel('Values')).toHaveValue(/Seen, twice/);
  await expect(dialog.getByRole('region', { name: 'What this is taken for' })).toContainText('1 of them wrong');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByLabel('Values')).toHaveAccessibleDescription(/no-type/);
  await dialog.getByLabel('Values').fill(table.replace('no-type', 'md5'));
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = at.main.getByRole('row', { name: /evil\.example/ });
  for (const text of ['domain', 'TLP:GREEN', 'c2', 'first', 'Seen, twice']) {
    await expect(row).toContainText(text);
  }
});

test('seen before, while it is typed', async ({ page, server, anna }) => {
  const session = await anna.session();
  const other = await session.createCase(anna.customer, 'An older case');
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.call('ioc/add', { case: other, new: [{ value: '203.0.113.7' }] });
  await ingest(server, anna.customer, [{ ago: HOUR, signature: 'BEACON', sid: 9_500_001, from: '203.0.113.7' }]);
  const at = new CasePage(page);
  await at.open(id, '?tab=iocs');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Add indicators' });
  await dialog.getByLabel('Values').fill('203[.]0[.]113[.]7');
  const seen = dialog.getByRole('region', { name: 'Seen before' });
  await expect(seen.getByRole('link', { name: `#${other} – An older case` })).toBeVisible();
  await expect(seen.getByRole('link', { name: 'In 1 event' })).toHaveAttribute('href', /203\.0\.113\.7/);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await at.main.getByRole('link', { name: 'Events with 203.0.113.7' }).click();
  await expect(page.getByText('BEACON').first()).toBeVisible();
});

test('two people at one indicator', async ({ page, server, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const { added } = await session.call<{ added: { id: number }[] }>('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
  const bjarne = await (await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl')).session();
  const at = new CasePage(page);
  await at.open(id, '?tab=iocs');
  await at.main.getByRole('button', { name: 'evil.example', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Indicator' });
  await dialog.getByLabel('Description').fill('Mine.');
  await bjarne.call('ioc/change', { id: added[0].id, change: { version: 1, description: 'Theirs.', tlp: 'red' } });
  await expect(at.main.locator('.tlp', { hasText: 'TLP:RED' }), 'the list follows').toBeVisible();
  await expect(dialog.getByLabel('Description')).toHaveValue('Mine.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const both = dialog.getByRole('region', { name: 'Description' });
  for (const text of ['Mine.', 'Theirs.', 'Bjarne Dahl']) {
    await expect(both).toContainText(text);
  }
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toBeHidden();
  const row = at.main.getByRole('row', { name: /evil\.example/ });
  await expect(row).toContainText('Mine.');
  await expect(row, 'what only he changed stays').toContainText('TLP:RED');
});

test('a closed case keeps what was found', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.call('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
  await session.call('case/close', { id, closing: { outcome: 'legitimate' } });
  const at = new CasePage(page);
  await at.open(id, '?tab=iocs');
  const add = at.main.getByRole('button', { name: 'Add indicators' });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAttribute('title', /closed/);
  await expect(at.main.getByRole('button', { name: 'Delete evil.example' })).toBeDisabled();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    const session = await anna.session();
    const id = await session.createCase(anna.customer, 'Beacon');
    await session.call('ioc/add', { case: id, new: [{ value: `https://evil.example/${'a'.repeat(200)}` }, { value: HASH }] });
    const at = new CasePage(page);
    await at.open(id, '?tab=iocs');
    await expect(at.main.getByText(HASH)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    expect(await violations(page)).toEqual([]);
  });
});
