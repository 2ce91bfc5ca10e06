import { addCustomer, PASSWORD, Person } from '../harness/people';
import { expect, fillLogin, test } from '../harness/test';

test('a wrong password is refused, and says nothing about the user', async ({ page, server }) => {
  const person = await Person.add(server, [await addCustomer(server)]);
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByLabel('User name')).toBeFocused();
  await fillLogin(page, person.login, 'not this one');
  const refused = page.getByText('Password or user name is wrong.');
  await expect(refused).toBeVisible();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('Password or user name is wrong.');
  await expect(page.getByLabel('Password'), 'to be typed again').toHaveValue('');
  await expect(page.getByLabel('Password')).toBeFocused();
  await expect(page.getByLabel('User name')).toHaveValue(person.login);

  await page.reload();
  await fillLogin(page, 'nobody.at.all', PASSWORD);
  await expect(refused).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  expect(await page.context().cookies()).toEqual([]);
});

test('both fields are required', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('User name must be given.')).toBeVisible();
  await expect(page.getByText('Password must be given.')).toBeVisible();
});

test('the right one leads to where one was going', async ({ page, server }) => {
  const person = await Person.add(server, [await addCustomer(server)]);
  const target = '/events?from=-7days&ip=10.0.0.0/8&text=port+scan';
  await page.goto(target);
  await expect(page).toHaveURL(/\/login\?next=/);
  await fillLogin(page, person.login.toUpperCase(), PASSWORD);
  await expect(page.getByRole('searchbox', { name: 'Filter by IP' })).toBeVisible();
  expect(page.url()).toBe(server.url + target);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'argus_session', httpOnly: true, sameSite: 'Lax' });
  await page.goto('/login');
  await expect(page, 'there is nothing to log in to').toHaveURL(/\/overview$/);
});

test('a link cannot lead to another site after the log-in', async ({ page, server }) => {
  const person = await Person.add(server, [await addCustomer(server)]);
  for (const next of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    await page.context().clearCookies();
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await fillLogin(page, person.login, PASSWORD);
    await expect(page).toHaveURL(`${server.url}/overview`);
  }
});

test('a one-time password must be changed before anything else', async ({ page, server, browser }) => {
  const customer = await addCustomer(server);
  const login = `new.${customer.shortName}`;
  const { stdout } = await server.argus('user', 'add', login, '--customer', customer.shortName);
  const oneTime = /first log-in: (\S+)/.exec(stdout)![1];
  await page.goto('/cases');
  await fillLogin(page, login, oneTime);
  const heading = page.getByRole('heading', { name: 'Choose a password' });
  await expect(heading).toBeVisible();
  await page.goto('/activities');
  await expect(heading, 'no way round it').toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();

  const [current, fresh, again] = [
    page.getByLabel('One-time password'),
    page.getByLabel('New password', { exact: true }),
    page.getByLabel('New password again'),
  ];
  const change = page.getByRole('button', { name: 'Change password' });
  await current.fill(oneTime);
  await fresh.fill('short');
  await again.fill('short');
  await change.click();
  await expect(fresh).toHaveAccessibleDescription(/must be 12 to 1024 characters/);
  await fresh.fill('a password of my own');
  await again.fill('a password of my owm');
  await change.click();
  await expect(again).toHaveAccessibleDescription('New password again differs from the new password.');
  await current.fill('not the one');
  await again.fill('a password of my own');
  await change.click();
  await expect(current).toHaveAccessibleDescription(/wrong|not/);
  await current.fill(oneTime);
  await change.click();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page).toHaveURL(/\/activities$/);

  const other = await browser.newPage({ baseURL: server.url });
  await other.goto('/');
  await fillLogin(other, login, oneTime);
  await expect(other.getByText('Password or user name is wrong.')).toBeVisible();
  await fillLogin(other, login, 'a password of my own');
  await expect(other.getByRole('banner')).toBeVisible();
  await other.close();
});

test('logged out means out', async ({ page, anna, server }) => {
  await page.goto('/events');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cases', exact: true }).click();
  await expect(page).toHaveURL(/\/cases$/);
  const [cookie] = await page.context().cookies();
  await page.getByRole('button', { name: /account of Anna Berg/ }).click();
  await expect(page.getByRole('dialog', { name: /account of/ })).toContainText(anna.login);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Log in to Argus' })).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Log in to Argus' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();

  // The session is over, not only forgotten by this browser.
  await page.context().addCookies([cookie]);
  await page.goto('/cases');
  await expect(page).toHaveURL(`${server.url}/login?next=/cases`);
});

test('a session that ends meanwhile leads to the log-in, and back', async ({ page, anna, server }) => {
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
  await server.command(['user', 'passwd', anna.login], { env: { ARGUS_PASSWORD: 'another long password' } });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activities' }).click();
  await expect(page).toHaveURL(`${server.url}/login?next=/activities`);
  await fillLogin(page, anna.login, 'another long password');
  await expect(page.getByRole('heading', { name: 'Activities' })).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/activities`);
});

test('what was typed into a form outlives the session', async ({ page, anna, server }) => {
  await page.goto('/cases');
  await page.getByRole('banner').getByRole('button', { name: 'Create a new case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a new case' });
  await expect(dialog.getByRole('combobox', { name: 'Customer' })).toHaveValue(anna.customer.name);
  await dialog.getByLabel('Case name').fill('Typed before the session ended');
  await dialog.getByLabel('Short description').fill('Long and valuable.');
  await server.command(['user', 'passwd', anna.login], { env: { ARGUS_PASSWORD: 'another long password' } });
  // The live stream may notice before the click does, and take the dialog away.
  await dialog.getByRole('button', { name: 'Create', exact: true }).click({ timeout: 5_000 }).catch(() => {});
  await fillLogin(page, anna.login, 'another long password');
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
  if (!(await dialog.isVisible())) {
    await page.getByRole('banner').getByRole('button', { name: 'Create a new case' }).click();
  }
  await expect(dialog.getByLabel('Case name')).toHaveValue('Typed before the session ended');
  await expect(dialog.getByLabel('Short description')).toHaveValue('Long and valuable.');
});
