import type { Page } from '@playwright/test';
import { EventsPage } from '../harness/events-page';
import { ingest, MINUTE } from '../harness/events';
import { expect, test } from '../harness/test';

/** So many events of Anna's customer, the newest first: the first is numbered 0. */
const COUNT = 40;

test.beforeEach(async ({ server, anna }) => {
  const alert = (index: number) => ({ ago: (index + 1) * 10 * MINUTE, signature: `TEST number ${index}`, sid: 9_100_000 + index });
  await ingest(server, anna.customer, Array.from({ length: COUNT }, (_, index) => alert(index)));
});

function messages(page: Page) {
  return page.getByRole('log', { name: 'Messages' });
}

/** The rows that bear a sign of what people made of them. */
function signed(page: Page, sign: string) {
  return page.locator('.event-table tbody tr', { has: page.locator('.sign', { hasText: sign }) });
}

function mark(page: Page, number: number) {
  return page.getByRole('checkbox', { name: `Mark TEST number ${number}`, exact: true });
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Marked events' });

test('one event is acknowledged, and no longer', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await events.rows.first().click();
  const actions = events.detail.getByRole('toolbar', { name: 'This event' });
  await actions.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(messages(page)).toContainText('1 event acknowledged.');
  await expect(events.detail.locator('.tags')).toContainText('ACKNOWLEDGED');
  await expect(signed(page, 'Acknowledged')).toHaveCount(1);
  await expect(signed(page, 'Acknowledged')).toContainText('TEST number 0');

  await page.reload();
  await events.settled();
  await expect(signed(page, 'Acknowledged'), 'the server knows').toHaveCount(1);
  await actions.getByRole('button', { name: 'Un-acknowledge' }).click();
  await expect(messages(page)).toContainText('1 event no longer acknowledged.');
  await expect(signed(page, 'Acknowledged')).toHaveCount(0);
  await expect(events.detail).not.toContainText('ACKNOWLEDGED');
});

test('many at once, and taken back', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await mark(page, 12).click();
  await mark(page, 14).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 marked');
  await bar(page).getByRole('button', { name: 'Follow up' }).click();
  await expect(messages(page)).toContainText('3 events marked for follow-up.');
  await expect(signed(page, 'To be followed up')).toHaveCount(3);
  await expect(bar(page), 'they stay marked').toContainText('3 marked');
  await expect(mark(page, 13)).toBeChecked();
  await expect(mark(page, 14), 'where one looks').toBeInViewport();

  // One more, so that only this one changes, and only this one is taken back.
  await mark(page, 15).click();
  await page.keyboard.press('w');
  await expect(messages(page)).toContainText('1 event marked for follow-up.');
  await expect(signed(page, 'To be followed up')).toHaveCount(4);
  await page.keyboard.press('z');
  await expect(signed(page, 'To be followed up')).toHaveCount(3);
  await messages(page).locator('.toast', { hasText: '3 events marked' }).getByRole('button', { name: 'Undo' }).click();
  await expect(signed(page, 'To be followed up')).toHaveCount(0);
  await expect(messages(page)).toContainText('Taken back: 3 events as before.');
});

test('marking by keyboard', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(mark(page, 0)).toBeChecked();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 marked');
  await expect(events.rows.nth(2).getByRole('link')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('2 marked');
  await expect(mark(page, 2)).not.toBeChecked();
  await page.keyboard.press('a');
  await expect(signed(page, 'Acknowledged')).toHaveCount(2);
  await expect(events.rows.nth(2).getByRole('link'), 'the focus stays').toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('a');
  await expect(signed(page, 'Acknowledged')).toHaveCount(0);
  await expect(events.rows.nth(1).getByRole('link'), 'also in a row that changed').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();

  const all = page.getByRole('checkbox', { name: 'Mark all events of this page' });
  await all.check();
  await expect(bar(page)).toContainText(`${COUNT} marked`);
  await mark(page, 3).uncheck();
  await expect(all).toBeChecked({ indeterminate: true });
  await events.filter('number 3');
  await expect(bar(page), 'another search forgets').toBeHidden();
});

test('linking to the case that one works in', async ({ page, anna }) => {
  const events = new EventsPage(page);
  await events.open();
  await mark(page, 0).click();
  const without = bar(page).getByRole('button', { name: 'Link to the case' });
  await expect(without).toHaveAttribute('aria-disabled', 'true');
  await expect(without).toHaveAccessibleDescription(/choose one with “Switch context”/);
  await without.click({ force: true });
  await expect(messages(page)).toBeHidden();

  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'What it belongs to');
  await session.switchCase(id);
  await events.open();
  await mark(page, 0).click();
  await bar(page).getByRole('button', { name: `Link to #${id}` }).click();
  await expect(messages(page)).toContainText(`1 event linked to case #${id}.`);
  await expect(signed(page, 'Linked to a case')).toHaveCount(1);
  // The first was linked before: taking back the rest leaves it.
  await mark(page, 2).click({ modifiers: ['Shift'] });
  await page.keyboard.press('l');
  await expect(messages(page)).toContainText(`2 events linked to case #${id}.`);
  await expect(signed(page, 'Linked to a case')).toHaveCount(3);
  await page.keyboard.press('z');
  await expect(signed(page, 'Linked to a case')).toHaveCount(1);
  await page.reload();
  await events.settled();
  await expect(signed(page, 'Linked to a case')).toHaveCount(1);

  const editor = await events.addFilter('Case, or none');
  await editor.getByRole('button', { name: `Current case: #${id}` }).click();
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(1);
  await page.getByRole('button', { name: `Change the filter: case #${id}` }).click();
  const change = page.getByRole('dialog', { name: /Change the filter/ });
  await change.getByRole('textbox').fill('none');
  await change.getByRole('textbox').press('Enter');
  await events.counts(COUNT - 1);

  await events.open(`?case=${id}`);
  await events.rows.first().click();
  await events.detail.getByRole('button', { name: `Unlink from #${id}` }).click();
  await expect(messages(page)).toContainText(`1 event unlinked from case #${id}.`);
  await expect(events.detail.getByRole('link', { name: `#${id}` })).toHaveCount(0);
});

test('a comment, which is not lost on the way', async ({ page, anna }) => {
  const events = new EventsPage(page);
  await events.open();
  await events.rows.first().click();
  await expect(events.detail.getByRole('heading', { level: 3 })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Comment' });
  const text = dialog.getByRole('textbox', { name: 'Comment' });
  await dialog.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(text).toHaveAccessibleDescription(/must not be empty/);
  await text.fill('Seen before: a scanner of our own.');
  await page.route('**/page/event/assess', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: 'feed01' } } }),
  );
  await dialog.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('feed01');
  await expect(text).toHaveValue('Seen before: a scanner of our own.');
  await page.keyboard.press('Escape');
  await page.reload();
  await events.settled();
  await expect(events.detail.getByRole('heading', { level: 3 })).toBeVisible();
  await page.keyboard.press('n');
  await expect(text).toHaveValue('Seen before: a scanner of our own.');
  await page.unroute('**/page/event/assess');
  await text.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(messages(page)).toContainText('Commented on 1 event.');
  const comment = events.detail.locator('.comment');
  await expect(comment).toContainText(anna.name);
  await expect(comment).toContainText('Seen before: a scanner of our own.');
  await expect(comment.locator('time')).toHaveText('just now');
  await expect(signed(page, 'Commented')).toHaveCount(1);
  await page.keyboard.press('n');
  await expect(text, 'the next one begins empty').toHaveValue('');
});

test('another severity, and each event its own again', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await expect(events.rows.first()).toContainText('high');
  await mark(page, 0).click();
  await mark(page, 1).click();
  await bar(page).getByRole('button', { name: /^Severity/ }).click();
  await page.getByRole('dialog', { name: /^Severity/ }).getByRole('button', { name: 'low' }).click();
  await expect(messages(page)).toContainText('2 events set to severity low.');
  expect((await events.column('sev')).slice(0, 3)).toEqual(['low', 'low', 'high']);
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(events.rows.first()).toContainText('high');
  expect(new Set(await events.column('sev'))).toEqual(new Set(['high']));
});

test('a refusal is said, and everything stays as it was', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await mark(page, 0).click();
  await page.route('**/page/event/assess', (route) =>
    route.fulfill({ status: 403, json: { Forbidden: 'You need the permission “assessEvents” for this.' } }),
  );
  await bar(page).getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(messages(page)).toContainText('You need the permission “assessEvents” for this.');
  await expect(signed(page, 'Acknowledged')).toHaveCount(0);
  await expect(bar(page).getByRole('button', { name: 'Acknowledge', exact: true })).toBeEnabled();
  await expect(mark(page, 0)).toBeChecked();
});

test('who may only look is offered nothing', async ({ page }) => {
  await page.route('**/page/session/current', async (route) => {
    const answer = await route.fetch();
    const user = (await answer.json()) as { permissions: string[] };
    user.permissions = user.permissions.filter((name) => name !== 'assessEvents');
    await route.fulfill({ response: answer, json: user });
  });
  const events = new EventsPage(page);
  await events.open();
  await expect(events.rows).toHaveCount(COUNT);
  await expect(page.locator('.event-table').getByRole('checkbox')).toHaveCount(0);
  await events.rows.first().click();
  await expect(events.detail.getByRole('heading', { level: 3 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Acknowledge', exact: true })).toHaveCount(0);
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await expect(messages(page)).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Add a filter');
  await expect(page.getByRole('dialog')).not.toContainText('Acknowledge');
});
