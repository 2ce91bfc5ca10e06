/**
 * Fields of cases that an administrator defines, and what analysts do with them.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Session } from '../harness/people';
import { ADMIN, expect, test } from '../harness/test';

test('defined in the page, asked for, changed, found and closed with', async ({ page, browser, server, anna }) => {
  test.setTimeout(120_000);
  const admins = await browser.newContext({ baseURL: server.url });
  const admin = await admins.newPage();
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(admin);
  await admin.goto('/manage/custom-fields');
  const main = admin.getByRole('main');

  // What is wrong is said at its field, and what was typed stays.
  await main.getByRole('button', { name: 'New custom field' }).click();
  const dialog = admin.getByRole('dialog', { name: 'New custom field' });
  await dialog.getByLabel('Type').selectOption('One of a list');
  await dialog.getByLabel('Choices').fill('Oslo\nBergen\n');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByLabel('Label')).toHaveAccessibleDescription('Label must not be empty.');
  await expect(dialog.getByLabel('Choices')).toHaveValue('Oslo\nBergen\n');
  expect(await violations(admin)).toEqual([]);
  const name = `site-${anna.customer.id}`;
  await dialog.getByLabel('Label').fill('Site');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Description').fill('Where it happened.');
  await dialog.getByRole('checkbox', { name: 'To open a case' }).check();
  await dialog.getByRole('checkbox', { name: anna.customer.name, exact: true }).check();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  await main.getByRole('button', { name: 'New custom field' }).click();
  await dialog.getByLabel('Label').fill('Hosts affected');
  await dialog.getByLabel('Name').fill(`hosts-${anna.customer.id}`);
  await dialog.getByLabel('Type').selectOption('Number');
  await dialog.getByRole('checkbox', { name: 'To close a case' }).check();
  await dialog.getByRole('checkbox', { name: anna.customer.name, exact: true }).check();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toBeHidden();
  const row = main.getByRole('row', { name: new RegExp(name) });
  for (const text of ['Site', 'One of a list', 'to open', anna.customer.name, 'in use']) {
    await expect(row).toContainText(text);
  }
  expect(await violations(admin)).toEqual([]);

  // An analyst cannot open a case without it.
  await page.goto('/cases');
  await page.getByRole('banner').getByRole('button', { name: 'Create a new case' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a new case' });
  await creating.getByLabel('Case name').fill('Beacon');
  await creating.getByLabel('Short description').fill('What happened.');
  await creating.getByRole('button', { name: 'Create', exact: true }).click();
  const site = creating.getByRole('combobox', { name: 'Site' });
  await expect(site).toHaveAccessibleDescription('Site must be given.');
  await expect(site).toBeFocused();
  await site.selectOption('Oslo');
  expect(await violations(page)).toEqual([]);
  await creating.getByRole('button', { name: 'Create', exact: true }).click();
  await creating.getByRole('button', { name: 'Go to the case' }).click();

  const at = new CasePage(page);
  await expect(at.facts).toContainText('Oslo');
  await at.facts.getByRole('button', { name: 'Change Site' }).click();
  await at.facts.getByRole('combobox', { name: 'Site' }).selectOption('Bergen');
  await at.facts.getByRole('button', { name: 'Save' }).click();
  await expect(at.facts.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expect(at.facts).toContainText('Bergen');

  // Found by it, as the address says.
  await page.goto('/cases');
  await page.getByRole('button', { name: 'Narrow by a custom field' }).click();
  const ask = page.getByRole('dialog', { name: 'Narrow by a custom field' });
  await ask.getByRole('combobox', { name: 'Custom field' }).selectOption('Site');
  await ask.getByRole('combobox', { name: 'Site', exact: true }).selectOption('Oslo');
  await ask.getByRole('button', { name: 'Show these' }).click();
  await expect(page).toHaveURL(new RegExp(`field=${name}(:|%3A)Oslo`));
  await expect(page.getByRole('heading', { name: 'No case answers to this' })).toBeVisible();
  await page.goto(`/cases?field=${name}:Bergen`);
  await expect(page.locator('.cases tbody .row-link')).toHaveText(['Beacon']);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Any Site: Bergen' }).click();
  await expect(page).toHaveURL(/\/cases$/);

  // Closed with what that needs.
  await page.locator('.cases tbody .row-link').click();
  await page.getByRole('button', { name: 'Close…' }).click();
  const closing = page.getByRole('dialog', { name: 'Close the case' });
  await closing.getByLabel('Outcome').selectOption('Legitimate');
  await closing.getByRole('button', { name: 'Close case' }).click();
  await expect(closing.getByLabel('Hosts affected')).toHaveAccessibleDescription(/must be given before the case is closed/);
  await closing.getByLabel('Hosts affected').fill('12');
  await closing.getByRole('button', { name: 'Close case' }).click();
  await expect(closing).toBeHidden();
  await expect(at.facts).toContainText('12');

  // What is retired stays where it is, and is not offered.
  await row.getByRole('button', { name: 'Retire: Site' }).click();
  await expect(row).toContainText('retired');
  await page.reload();
  await expect(at.facts).toContainText('Bergen');
  await page.keyboard.press('c');
  await expect(creating.getByLabel('Case name')).toBeVisible();
  await expect(creating.getByRole('combobox', { name: 'Site' })).toHaveCount(0);
  await admins.close();
});

test('two people at one field, and who may not define any', async ({ page, server, anna }) => {
  const admin = await Session.begin(server, ADMIN.user, ADMIN.password);
  const name = `cause-${anna.customer.id}`;
  const field = { name, label: 'Cause', kind: 'text', customers: [anna.customer.id] };
  await admin.call('custom-field/add', { new: field });
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await at.facts.getByRole('button', { name: 'Change Cause' }).click();
  await at.facts.getByRole('textbox', { name: 'Cause' }).fill('Mine');
  await admin.call('case/update', { id, change: { version: 1, custom: { [name]: 'Theirs' } } });
  await expect(at.facts.getByRole('textbox', { name: 'Cause' }), 'what is typed stays').toHaveValue('Mine');
  await at.facts.getByRole('button', { name: 'Save' }).click();
  const both = at.conflict.getByRole('region', { name: 'Cause' });
  await expect(both).toContainText('Mine');
  await expect(both).toContainText('Theirs');
  await at.conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(at.conflict).toBeHidden();
  await expect(at.facts.getByText('Mine', { exact: true })).toBeVisible();

  await page.goto('/manage/custom-fields');
  await expect(page.getByRole('button', { name: 'New custom field' })).toBeDisabled();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('administer');
});
