/**
 * Searching cases and all that they hold.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { addCustomer, Person } from '../harness/people';
import { expect, test } from '../harness/test';

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search for' });

async function fill(person: Person, word: string): Promise<number> {
  const session = await person.session();
  const id = await session.createCase(person.customer, `Case of a ${word}`);
  await session.call('ioc/add', { case: id, new: [{ value: `www.${word}.example` }] });
  await session.call('note/add', { case: id, new: { title: 'Findings', text: `There was **a ${word}** here.` } });
  await session.call('task/add', { case: id, new: { title: `Find the ${word}` } });
  await session.call('comment/add', { case: id, text: `A ${word}, again` });
  await session.attach(id, `${word}.txt`, 'Stripes.');
  return id;
}

test('finds each kind by its words, and nothing of a stranger', async ({ page, server, anna }) => {
  const id = await fill(anna, 'zebra');
  await fill(await Person.add(server, [await addCustomer(server, 'Stranger')], 'Analysts', 'Gina Holm'), 'zebra');
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/search$/);
  await expect(field(page)).toBeFocused();
  await field(page).fill('zeb');
  await expect(page).toHaveURL(/\?text=zeb$/);
  for (const [name, title] of [
    ['Cases', `#${id} – Case of a zebra`],
    ['IOCs', 'www.zebra.example'],
    ['Notes', 'Findings'],
    ['Tasks', 'Find the zebra'],
    ['Comments', `Comment on #${id} – Case of a zebra`],
    ['Attachments', 'zebra.txt'],
  ]) {
    await expect(group(page, name).locator('.hit-title')).toHaveText([title]);
    await expect(group(page, name).locator('mark').first()).toHaveText('zeb');
  }
  expect(await violations(page)).toEqual([]);

  await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: 'Notes' }).click();
  await expect(page).toHaveURL(/\?text=zeb&kind=note$/);
  await expect(page.locator('.hit')).toHaveCount(1);
  await expect(page.locator('.hit-text')).toHaveText('There was **a zebra** here.');
  expect(await violations(page)).toEqual([]);
  await page.locator('.hit-title').click();
  await expect(page.getByRole('region', { name: 'Open note' })).toContainText('There was a zebra here.');
  await page.goBack();
  await field(page).fill('giraffe');
  await expect(page.getByRole('heading', { name: 'Nothing answers to this' })).toBeVisible();
});

test('from the palette, by customer, and by pages', async ({ page, server }) => {
  const customers = [await addCustomer(server), await addCustomer(server, 'Second')];
  const person = await Person.add(server, customers);
  const session = await person.enter(page);
  const first = await session.createCase(customers[0], 'One');
  const second = await session.createCase(customers[1], 'Two');
  for (let number = 0; number < 6; number += 1) {
    await session.call('comment/add', { case: first, text: `Okapi number n${number}` });
  }
  await session.call('comment/add', { case: second, text: 'Okapi elsewhere' });
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or jump' }).fill('okapi');
  await page.getByRole('option', { name: /^Search cases, IOCs, notes, tasks, comments, attachments and alerts for “okapi”/ }).click();
  const comments = group(page, 'Comments');
  await expect(comments.locator('.hit')).toHaveCount(5);
  await expect(comments.locator('.hit-text').first(), 'the newest first').toHaveText('Okapi elsewhere');
  await comments.getByRole('link', { name: 'All 7 comments' }).click();
  await expect(page.locator('.hit')).toHaveCount(7);
  const customer = page.getByRole('main').getByRole('combobox', { name: 'Customer' });
  await customer.selectOption({ label: customers[1].name });
  await expect(page.locator('.hit')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.hit')).toHaveCount(1);
  await expect(customer.locator('option:checked')).toHaveText(customers[1].name);
});
