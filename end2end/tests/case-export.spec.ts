/**
 * Exporting a case: what leaves and what is withheld.
 */
import { readFile } from 'node:fs/promises';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { expect, test } from '../harness/test';

const IOCS = [
  { value: 'secret.example', tlp: 'red' },
  { value: 'other-secret.example', tlp: 'red' },
  { value: 'open.example', tlp: 'green', description: 'Beside **secret.example**' },
];

test('a report of what may be told', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.call('ioc/add', { case: id, new: IOCS });
  await session.attach(id, 'secret.example.eml', 'From: x');
  const sample = await session.attach(id, 'invoice.exe', 'MZ');
  await session.call('attachment/change', { id: sample.id, change: { version: 1, malware: true } });
  await session.call('comment/add', { case: id, text: `![the mail](/attachments/${sample.id}/picture)` });
  const at = new CasePage(page);
  await at.open(id);
  await at.main.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the case' });
  const withheld = dialog.getByRole('region', { name: 'What is withheld' });
  await expect(withheld).toContainText('2 indicators are withheld, one leaves.');
  await expect(withheld.getByRole('listitem')).toHaveText(['TLP:RED of domain: 2']);
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Who may be told').selectOption('TLP:RED – those who were told in person');
  await expect(withheld).toContainText('Nothing is withheld: 3 indicators leave.');
  await dialog.getByLabel('Who may be told').selectOption('TLP:AMBER – the organisation and its clients');
  await dialog.getByLabel('History').uncheck();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`case-${id}.html`);
  const file = await download.path();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('open.example');
  expect(text).not.toContain('secret.example');
  expect(text).not.toContain('<h2>History</h2>');
  await expect(dialog).toBeHidden();

  // What was downloaded is a page by itself, which a browser shows as it is.
  const report = await page.context().newPage();
  await report.setContent(text);
  await expect(report.getByRole('heading', { name: 'Withheld' })).toBeVisible();
  await expect(report.getByRole('row', { name: /^invoice\.exe Malware 2 / })).toBeVisible();
  await expect(report.getByText('(picture “the mail”: attachment “invoice.exe”)')).toBeVisible();
  expect(await violations(report)).toEqual([]);
  await report.screenshot({ path: test.info().outputPath('report.png'), fullPage: true });
  await report.close();

  await at.main.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(at.main.getByText('Exported the case as HTML up to TLP:AMBER, 2 indicators withheld')).toBeVisible();
});

test('indicators go out and come in again', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const other = await session.createCase(anna.customer, 'Another');
  await session.call('ioc/add', { case: id, new: IOCS });
  const at = new CasePage(page);
  await at.open(id);
  await at.main.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the case' });
  await dialog.getByLabel('Format').selectOption('CSV – indicators alone');
  await expect(dialog.getByLabel('Notes')).toBeDisabled();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`case-${id}-indicators.csv`);
  await at.open(other, '?tab=iocs');
  await page.keyboard.press('n');
  const adding = page.getByRole('dialog', { name: 'Add indicators' });
  await adding.getByLabel('From a file').setInputFiles(await download.path());
  await expect(adding.getByLabel('Values')).toHaveValue(/# Withheld TLP:RED: 2 domain/);
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(adding).toBeHidden();
  const row = at.main.getByRole('row', { name: /open\.example/ });
  await expect(row).toContainText('TLP:GREEN');
  await expect(at.main.getByRole('row')).toHaveCount(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    const session = await anna.session();
    const id = await session.createCase(anna.customer, 'Beacon');
    await session.call('ioc/add', { case: id, new: IOCS });
    const at = new CasePage(page);
    await at.open(id);
    await at.main.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the case' });
    await expect(dialog.getByText('2 indicators are withheld')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('export-phone.png') });
  });
});
