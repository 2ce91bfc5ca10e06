/**
 * What administrators manage: customers, users, groups, keys, and who may see what.
 */
import { addCustomer, PASSWORD, Person, Session } from '../harness/people';
import { ADMIN, expect, fillLogin, test } from '../harness/test';

test('a customer from the first contact to the last network', async ({ page, server, anna }) => {
  const acme = await addCustomer(server, 'Umbrella');
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(page);
  await page.goto('/cases');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('searchbox', { name: 'Search customers' }).fill(acme.shortName);
  await expect(page).toHaveURL(/text=umbrella/);
  await page.getByRole('link', { name: acme.name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(acme.name);

  const contacts = page.getByRole('region', { name: 'Contacts' });
  await contacts.getByRole('button', { name: 'New contact' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('bill');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByLabel('Name'), 'both are wrong, and what was typed stays').toBeFocused();
  await expect(dialog.getByLabel('E-mail')).toHaveValue('bill');
  await dialog.getByLabel('Name').fill('Bill Lumbergh');
  await dialog.getByLabel('E-mail').fill('bill@umbrella.example');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(contacts.getByRole('link', { name: 'bill@umbrella.example' })).toBeVisible();
  await contacts.getByRole('button', { name: 'Delete Bill Lumbergh' }).click();
  await expect(contacts.getByRole('heading', { name: 'Nobody to call yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(contacts.getByText('Bill Lumbergh')).toBeVisible();

  const members = page.getByRole('region', { name: 'Members' });
  await members.getByRole('combobox', { name: 'Person or group' }).fill(anna.login);
  await page.getByRole('option', { name: anna.login }).click();
  await members.getByRole('button', { name: 'Add' }).click();
  await expect(members.getByRole('row', { name: new RegExp(anna.login) })).toContainText('given to this person');

  const networks = page.getByRole('region', { name: 'Networks' });
  await networks.getByRole('button', { name: 'New network' }).click();
  await dialog.getByRole('textbox', { name: 'Network', exact: true }).fill('192.0.2.0/33');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.locator('.field-note.wrong')).toContainText('is not an IP address');
  await dialog.getByRole('textbox', { name: 'Network', exact: true }).fill('192.0.2.0/24');
  await dialog.getByLabel('Description').fill('Office');
  await dialog.getByRole('checkbox', { name: 'DNS' }).check();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(networks.getByRole('row', { name: /192\.0\.2\.0\/24/ })).toContainText('Office');

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('take it out of production instead');
});

test('a new user logs in, is explained, and is disabled', async ({ page, server, anna, browser }) => {
  const name = `otto.${anna.customer.shortName}`;
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(page);
  await page.goto('/manage/users');
  await expect(page.getByRole('button', { name: 'New user' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill(name);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Otto Normal');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('dialog', { name: 'One-time password' })).toBeVisible();
  const password = await page.locator('.secret').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Otto Normal');

  const other = await browser.newPage({ baseURL: server.url });
  await other.goto('/');
  await fillLogin(other, name, password);
  await other.getByLabel('One-time password').fill(password);
  await other.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await other.getByLabel('New password again').fill(PASSWORD);
  await other.getByRole('button', { name: 'Change password' }).click();
  await expect(other.getByRole('banner')).toBeVisible();
  await other.goto('/cases');

  // Why he does not see a case, until he does.
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  await page.getByRole('link', { name: 'What may this person see?' }).click();
  await page.getByRole('textbox', { name: 'Case' }).fill(`#${id}`);
  await page.getByRole('button', { name: 'Explain' }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText('cannot see');
  await expect(answer).toContainText(`does not see the customer ${anna.customer.name}`);
  await answer.getByRole('link', { name: 'Otto Normal' }).click();
  const customers = page.getByRole('region', { name: 'Customers' });
  await customers.getByRole('combobox', { name: 'Customer' }).fill(anna.customer.shortName);
  await page.getByRole('option', { name: anna.customer.shortName }).click();
  await customers.getByRole('button', { name: 'Add' }).click();
  await expect(customers.getByRole('row', { name: anna.customer.name })).toContainText('given to this person');
  await page.goBack();
  await expect(answer).toContainText('Otto Normal can see');

  await answer.getByRole('link', { name: 'Otto Normal' }).click();
  await page.getByRole('button', { name: 'Disable…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await other.keyboard.press('r');
  await expect(other).toHaveURL(/\/login/);
  await other.close();
});

test('a key of one’s own is shown once and ends when it is revoked', async ({ page, server, anna }) => {
  await page.goto('/account');
  const keys = page.getByRole('region', { name: 'API keys' });
  await keys.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Laptop');
  await dialog.getByLabel('Let it do less than its owner').check();
  await dialog.getByRole('checkbox', { name: /^eventLookup/ }).check();
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const key = await page.locator('.secret').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(keys.getByRole('row', { name: /Laptop/ })).toContainText('eventLookup');
  await expect(page.locator('body'), 'nowhere any more').not.toContainText(key);
  const ask = async () => (await fetch(`${server.url}/currentuser/v1/user`, { headers: { 'Argus-API-Key': key } })).status;
  expect(await ask()).toBe(200);
  await keys.getByRole('button', { name: 'Revoke Laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(keys.getByText('You have no keys.')).toBeVisible();
  expect(await ask()).toBe(401);
});

test('who may manage nothing is told why', async ({ page, server, anna }) => {
  const reader = await Person.add(server, [anna.customer], 'Readers', 'Rita Lie');
  await reader.enter(page);
  await page.goto('/cases');
  const entry = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' });
  await expect(entry).toHaveAttribute('aria-disabled', 'true');
  await expect(entry).toHaveAccessibleDescription(/permission administer/);
  await page.goto('/manage/users');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('permission');
});
