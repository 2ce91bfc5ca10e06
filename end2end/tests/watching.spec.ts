/**
 * Who watches a case, and what he is told of it.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('one watches, the other works, and the first is told', async ({ page, browser, server, anna }) => {
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  await bjarne.enter(theirs);
  const their = new CasePage(theirs);
  await their.open(id);

  // He chooses to watch, and both see it.
  await theirs.getByRole('button', { name: 'Watchers: 1' }).click();
  const panel = theirs.getByRole('dialog', { name: /Watchers/ });
  await expect(panel).toContainText('Anna Berg');
  await panel.getByRole('button', { name: 'Watch this case' }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel).toContainText('was added');
  expect(await violations(theirs)).toEqual([]);
  await theirs.screenshot({ path: test.info().outputPath('watchers.png') });
  await theirs.keyboard.press('Escape');
  const at = new CasePage(page);
  await at.open(id);
  await expect(page.getByRole('button', { name: 'Watchers: 2' })).toBeVisible();

  // Anna works; his bell counts what is unread, by kind, without a reload.
  await session.call('comment/add', { case: id, text: 'Look at this', internal: false });
  await session.call('comment/add', { case: id, text: 'And at that', internal: false });
  await at.choose('State', 'Waiting');
  const bell = theirs.getByRole('banner').getByRole('link', { name: /Notifications/ });
  await expect(bell).toHaveAccessibleName('Notifications: 2 unread');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
  await bell.click();
  await expect(theirs.getByRole('heading', { name: 'Notifications', level: 1 })).toBeVisible();
  const rows = theirs.getByRole('main').locator('.notifications li');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(`Anna Berg changed the state of #${id} – Beacon`);
  await expect(rows.nth(1)).toContainText(`2 comments on #${id} – Beacon, the last by Anna Berg`);
  expect(await violations(theirs)).toEqual([]);
  await theirs.screenshot({ path: test.info().outputPath('notifications.png') });

  // What comes while he looks is there by itself; what he follows is read.
  await at.choose('Assignee', 'Bjarne Dahl');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(`Anna Berg gave you #${id} – Beacon`);
  await rows.nth(0).getByRole('link').click();
  await expect(theirs).toHaveURL(new RegExp(`/cases/${id}$`));
  await expect(bell).toHaveAccessibleName('Notifications: 2 unread');
  await theirs.goto('/notifications');
  await rows.nth(1).getByRole('button', { name: /Mark as read: Anna Berg changed the state/ }).click();
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread');
  await theirs.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell).toHaveAccessibleName('Notifications');
  await expect(theirs.getByRole('button', { name: 'Mark all as read' })).toBeDisabled();

  // Anna takes him off; he is told no more.
  await page.getByRole('button', { name: 'Watchers: 2' }).click();
  const hers = page.getByRole('dialog', { name: /Watchers/ });
  await hers.getByRole('button', { name: 'Bjarne Dahl no longer watches' }).click();
  await expect(hers.getByRole('listitem')).toHaveCount(1);
  await session.call('comment/add', { case: id, text: 'Alone', internal: false });
  await hers.getByRole('combobox', { name: 'Who else is to watch' }).selectOption('Bjarne Dahl');
  await hers.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(hers.getByRole('listitem')).toHaveCount(2);
  await session.call('comment/add', { case: id, text: `@${bjarne.login} again`, internal: false });
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread');
  await expect(rows.nth(0)).toContainText(`Anna Berg named you in a comment on #${id}`);
  await context.close();
});

test('one says what one wants to be told', async ({ page, server, anna }) => {
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const theirs = await bjarne.session();
  await page.goto('/notifications');
  await expect(page.getByRole('heading', { name: 'Nothing to tell you' })).toBeVisible();
  await page.goto('/account');
  const kinds = page.getByRole('region', { name: 'Notifications' });
  const comments = kinds.getByLabel('Comments on cases that I watch');
  await expect(comments).toHaveValue('argus');
  const saved = page.waitForResponse('**/page/notification/choose');
  await comments.selectOption('Not at all');
  await saved;
  await theirs.call('comment/add', { case: id, text: 'Unheard', internal: false });
  await theirs.call('comment/add', { case: id, text: `@${anna.login}, look`, internal: false });
  const bell = page.getByRole('banner').getByRole('link', { name: /Notifications/ });
  await expect(bell).toHaveAccessibleName('Notifications: 1 unread');
  await page.setViewportSize({ width: 380, height: 800 });
  await page.goto('/notifications');
  await expect(page.locator('.notifications li')).toHaveCount(1);
  await expect(page.locator('.notifications li')).toContainText('Bjarne Dahl named you');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await page.screenshot({ path: test.info().outputPath('phone.png') });
  await page.goto('/account');
  await expect(comments).toHaveValue('nothing');
});
