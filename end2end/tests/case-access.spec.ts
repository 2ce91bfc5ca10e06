/**
 * Files of a case, and who sees it.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('files are attached, looked at, marked as malware, deleted and brought back', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Mail');
  const at = new CasePage(page);
  await at.open(id, '?tab=attachments');
  await expect(page.getByRole('heading', { name: 'No files are attached yet' })).toBeVisible();
  await at.main.getByLabel('Attach files').setInputFiles([
    { name: 'mail.eml', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
    { name: 'pixel.png', mimeType: 'image/png', buffer: PIXEL },
  ]);
  await expect(at.main.getByRole('row', { name: /mail\.eml/ })).toContainText('text/plain');
  await expect(at.main.getByRole('row', { name: /pixel\.png/ })).toContainText('70 B');
  expect(await violations(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await at.main.getByRole('link', { name: 'Download mail.eml' }).click();
  expect((await download).suggestedFilename()).toBe('mail.eml');

  await at.main.getByRole('button', { name: 'pixel.png', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Attachment' });
  const picture = dialog.getByRole('img', { name: 'pixel.png' });
  await expect.poll(async () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await dialog.getByRole('checkbox', { name: /Malware/ }).check();
  await dialog.getByLabel('Description').fill('From the mailbox.');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  const row = at.main.getByRole('row', { name: /pixel\.png/ });
  await expect(row).toContainText('malware');
  await expect(row).toContainText('From the mailbox.');
  const archive = page.waitForEvent('download');
  await row.getByRole('link', { name: 'Download pixel.png' }).click();
  expect((await archive).suggestedFilename()).toBe('pixel.png.zip');

  await at.main.getByRole('button', { name: 'Delete mail.eml' }).click();
  await expect(at.main.getByRole('row', { name: /mail\.eml/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(at.main.getByRole('row', { name: /mail\.eml/ })).toBeVisible();
});

test('a picture that is pasted into the summary is shown there', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Mail');
  const at = new CasePage(page);
  await at.open(id);
  const field = await at.write();
  await field.fill('See ');
  await field.evaluate((area, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, PIXEL.toString('base64'));
  await expect(field).toHaveValue(/^See !\[picture-\d+\.png\]\(\/attachments\/\d+\/picture\)$/);
  await at.save();
  const shown = at.summary.getByRole('img', { name: /picture-/ });
  await expect.poll(async () => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});

test('one attaches, and the other is shut out', async ({ page, browser, server, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Insider');
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await bjarne.enter(theirs);
  const their = new CasePage(theirs);
  await theirs.goto(`${server.url}/cases/${id}?tab=attachments`);
  await theirs.getByLabel('Attach files').setInputFiles({
    name: 'log.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a line'),
  });

  const at = new CasePage(page);
  await at.open(id, '?tab=attachments');
  await expect(at.main.getByRole('button', { name: 'log.txt', exact: true })).toBeVisible();
  await at.main.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('button', { name: 'Access…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Access' });
  const people = dialog.getByRole('region', { name: 'Who that is' });
  await expect(people.getByRole('row', { name: /Bjarne Dahl/ })).toContainText('Sees the customer');
  await dialog.getByLabel('Whom to name').selectOption({ label: 'Bjarne Dahl' });
  await dialog.getByLabel('With which access').selectOption({ label: 'Reads it' });
  await dialog.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(people.getByRole('row', { name: /Bjarne Dahl/ })).toContainText('Reads it');
  await expect(their.main.getByText('You may read this case, but not change it', { exact: false }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await dialog.getByRole('combobox', { name: 'Access of Bjarne Dahl' }).selectOption('No access');
  await expect(people.getByRole('row', { name: /Bjarne Dahl/ })).toContainText('No access');
  await theirs.reload();
  await expect(theirs.getByText(`There is no case #${id} that you may see.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await context.close();
});

test('a case is deleted by its number, by whoever may', async ({ page, server, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Mistake');
  const at = new CasePage(page);
  await at.open(id);
  await at.main.getByRole('button', { name: 'Actions' }).click();
  await expect(page.getByRole('button', { name: 'Delete…' })).toBeDisabled();
  await (await Person.add(server, anna.customers, 'Administrators', 'Ada Lund')).enter(page);
  await at.open(id);
  await at.main.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the case' });
  const press = dialog.getByRole('button', { name: 'Delete case' });
  await expect(press).toBeDisabled();
  await dialog.getByLabel('Number of the case').fill(`#${id}`);
  expect(await violations(page)).toEqual([]);
  await press.click();
  await expect(page).toHaveURL(/\/cases$/);
  await expect(page.getByText(`Case #${id} is deleted.`)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 780 } });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    const id = await (await anna.session()).createCase(anna.customer, 'Mail');
    const at = new CasePage(page);
    await at.open(id, '?tab=attachments');
    const name = 'a-rather-long-name-of-a-file-that-somebody-sent-by-mail-last-week.txt';
    await at.main.getByLabel('Attach files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('x') });
    await expect(at.main.getByText(name)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await at.main.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Access…' }).click();
    await expect(page.getByRole('dialog', { name: 'Access' }).getByText('Owns the case')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    expect(await violations(page)).toEqual([]);
  });
});
