/**
 * The list of cases: narrowed and sorted by the server, as the address says.
 */
import type { Page } from '@playwright/test';
import { addCustomer, Person, type Session } from '../harness/people';
import { expect, test as base } from '../harness/test';

const names = (page: Page) => page.locator('.cases tbody .row-link');
const select = (page: Page, name: string) => page.getByRole('main').getByRole('combobox', { name, exact: true });

interface Four {
  session: Session;
}

/** Alpha to Delta, which differ in everything. */
const test = base.extend<Four>({
  session: async ({ page, server }, use) => {
    const customers = [await addCustomer(server), await addCustomer(server, 'Second')];
    const person = await Person.add(server, customers);
    const session = await person.enter(page);
    const me = (await session.call<{ user: { id: number } }>('session/current', {})).user.id;
    const change = async (id: number, more: Record<string, unknown>) =>
      session.call('case/update', { id, change: { version: 1, ...more } });
    const alpha = await session.createCase(customers[0], 'Alpha');
    const beta = await session.createCase(customers[0], 'Beta', { soc_ticket: 'SOC-9' });
    const gamma = await session.createCase(customers[1], 'Gamma');
    await session.createCase(customers[1], 'Delta');
    await change(gamma, { severity: 'low' });
    await change(beta, { severity: 'high', assignee: [me], add_tags: ['campaign:spring'] });
    await change(alpha, { severity: 'critical', add_tags: ['vip'] });
    await session.call('case/close', { id: alpha, closing: { version: 2, outcome: 'legitimate', comment: '' } });
    await use(session);
  },
});

test('narrowed by each field, and the address restores it', async ({ page, session }) => {
  expect(session).toBeTruthy();
  await page.goto('/cases');
  await expect(names(page)).toHaveText(['Delta', 'Gamma', 'Beta', 'Alpha']);
  for (const [name, label, expected, query] of [
    ['State', 'All closed', ['Alpha'], /\?state=closed$/],
    ['State', 'Closed', ['Alpha'], /\?step=Closed$/],
    ['Severity', 'high', ['Beta'], /\?severity=high$/],
    ['Assignee', 'Me', ['Beta'], /\?assignee=me$/],
    ['Assignee', 'Nobody', ['Delta', 'Gamma', 'Alpha'], /\?assignee=nobody$/],
    ['Assignee', 'Anna Berg', ['Beta'], /\?assignee=\d+$/],
    ['Tag', 'campaign:spring', ['Beta'], /\?tag=campaign:spring$/],
  ] as const) {
    await select(page, name).selectOption({ label });
    await expect(names(page)).toHaveText([...expected]);
    await expect(page).toHaveURL(query);
    await page.reload();
    await expect(names(page)).toHaveText([...expected]);
    await expect(select(page, name).locator('option:checked')).toHaveText(label);
    await page.getByRole('link', { name: 'Clear' }).click();
    await expect(page).toHaveURL(/\/cases$/);
    await expect(names(page)).toHaveCount(4);
  }
  const customer = select(page, 'Customer');
  await customer.selectOption(await customer.locator('option').filter({ hasText: /^Second/ }).getAttribute('value'));
  await expect(names(page)).toHaveText(['Delta', 'Gamma']);
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('gam');
  await expect(names(page)).toHaveText(['Gamma']);
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'No case answers to this' })).toBeVisible();
});

test('several values in an address', async ({ page, session }) => {
  expect(session).toBeTruthy();
  await page.goto('/cases?severity=high&severity=critical&sort=severity');
  await expect(names(page)).toHaveText(['Beta', 'Alpha']);
  await expect(select(page, 'Severity').locator('option:checked')).toHaveText('2 of them');
});

test('sorted by number, severity and update', async ({ page, session }) => {
  expect(session).toBeTruthy();
  await page.goto('/cases');
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
  await expect(head('#')).toHaveAttribute('aria-sort', 'descending');
  await head('#').getByRole('button').click();
  await expect(names(page)).toHaveText(['Alpha', 'Beta', 'Gamma', 'Delta']);
  await expect(page).toHaveURL(/\?sort=id$/);
  await head('Severity').getByRole('button').click();
  await expect(names(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Gamma']);
  await expect(page).toHaveURL(/\?sort=-severity$/);
  await head('Updated').getByRole('button').click();
  await expect(names(page)).toHaveText(['Alpha', 'Beta', 'Gamma', 'Delta']);
  await page.goBack();
  await expect(head('Severity')).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(names(page)).toHaveText(['Alpha', 'Beta', 'Delta', 'Gamma']);
});
