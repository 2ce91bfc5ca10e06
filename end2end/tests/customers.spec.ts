/**
 * Who sees what: a person limited to one customer sees nothing of another's, wherever he looks.
 */
import { EventsPage } from '../harness/events-page';
import { addCustomer, Person } from '../harness/people';
import { HOUR, ingest } from '../harness/events';
import { ADMIN, expect, login, test } from '../harness/test';

test('nothing of another customer is to be seen', async ({ page, server, anna, browser }) => {
  const foreign = await addCustomer(server, 'Globex');
  const gina = await Person.add(server, [foreign], 'Analysts', 'Gina Holm');
  await ingest(server, foreign, [{ ago: HOUR, signature: 'SECRET of Globex', sid: 9_100_001, from: '10.66.0.1' }]);
  await ingest(server, anna.customer, [{ ago: HOUR, signature: 'Her own', sid: 9_100_002, from: '10.66.0.2' }]);
  const session = await gina.session();
  const id = await session.createCase(foreign, 'Secret of Globex');
  const hers = await browser.newPage({ baseURL: server.url });
  await gina.enter(hers);
  const theirs = new EventsPage(hers);
  await theirs.open('?ip=10.66.0.0/16');
  await theirs.counts(1);
  const link = await theirs.page.locator('.event-link').getAttribute('href');

  const events = new EventsPage(page);
  await events.open('?ip=10.66.0.0/16');
  await events.counts(1);
  await expect(page.getByRole('main')).not.toContainText('SECRET');
  await events.open(`?customer=${foreign.id}`);
  await events.counts(0);
  await expect(page.getByRole('main'), 'not even its name').not.toContainText('Globex');
  await page.goto(link!);
  await expect(events.detail.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('SECRET');
  const editor = await events.addFilter('Customer');
  await expect(editor.getByRole('checkbox')).toHaveCount(1);

  await page.goto('/cases');
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
  await page.goto(`/cases/${id}`);
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Secret of Globex');
  await page.goto('/activities?all=yes&size=100');
  await expect(page.getByRole('table')).toContainText(anna.customer.name);
  await expect(page.getByRole('table')).not.toContainText('Globex');
  await page.keyboard.press('s');
  await page.getByRole('searchbox', { name: 'Search all cases' }).fill(`#${id}`);
  await expect(page.getByText('No case answers to this.')).toBeVisible();
  await hers.close();
});

test('somebody who may create no case is told why', async ({ page, server }) => {
  const sensor = await Person.add(server, [await addCustomer(server)], 'Sensors', 'Sensor Two');
  await sensor.enter(page);
  await page.goto('/account');
  const plus = page.getByRole('banner').getByRole('button', { name: 'Create a new case' });
  await expect(plus).toHaveAttribute('aria-disabled', 'true');
  await expect(plus).toHaveAttribute('title', /permission createCase/);
  await plus.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const address of ['/events', '/cases', '/activities']) {
    await page.goto(address);
    await expect(page.getByRole('main').getByRole('alert').first(), address).toContainText(/permission|may not/i);
  }
});

test('a case that one opens is there for the other', async ({ page, server, anna, browser }) => {
  const bob = await Person.add(server, [anna.customer], 'Analysts', 'Bob Lund');
  const bobs = await browser.newPage({ baseURL: server.url });
  await bob.enter(bobs);
  await bobs.goto('/cases');
  await expect(bobs.getByRole('heading', { name: 'No cases yet' })).toBeVisible();

  await page.goto('/cases');
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Create a new case' });
  await dialog.getByLabel('Case name').fill('For both of us');
  await dialog.getByLabel('Short description').fill('See the logs.');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.getByRole('button', { name: 'Go to the case' }).click();
  await expect(page).toHaveURL(/\/cases\/\d+$/);

  await bobs.keyboard.press('r');
  const row = bobs.getByRole('row', { name: /For both of us/ });
  await expect(row).toContainText(anna.customer.name);
  await bobs.keyboard.press('j');
  await bobs.keyboard.press('Enter');
  await expect(bobs.getByRole('heading', { level: 1 })).toContainText('For both of us');
  await expect(bobs.getByText('See the logs.')).toBeVisible();
  // What she works in is her own affair.
  await expect(bobs.getByRole('button', { name: /^Current case/ })).toContainText('No case');
  await bobs.goto('/activities');
  await expect(bobs.getByRole('row', { name: /For both of us/ }).first()).toContainText(anna.login);
  await bobs.close();
});

test('what one may not do explains itself', async ({ page, anna }) => {
  await page.goto('/events');
  const menu = page.getByRole('navigation', { name: 'Main' });
  for (const [name, why] of [
    ['Modules', 'You lack the permission administer. An administrator can give it.'],
  ]) {
    const entry = menu.getByRole('link', { name });
    await expect(entry).toHaveAttribute('aria-disabled', 'true');
    await expect(entry).toHaveAccessibleDescription(why);
    await entry.focus();
    await expect(entry, 'to be reached by keyboard too').toBeFocused();
    await entry.click({ force: true });
    await expect(page).toHaveURL(/\/events$/);
  }
});

test('the administrator sees every customer', async ({ page, scene }) => {
  await login(page, ADMIN.user, ADMIN.password);
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}&customer=${scene.example.id}`);
  await events.counts(138);
});
