/**
 * One case: its fields are changed in place, it is closed and opened again, and its events are listed.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { HOUR, ingest } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

test('what, how bad, whose, since when', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon', { soc_ticket: 'SOC-1182' });
  const at = new CasePage(page);
  await at.open(id);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`#${id}\\s*Beacon`));
  for (const text of ['Open', 'medium', anna.customer.name, 'unassigned', 'owner Anna Berg', 'opened', 'by Anna Berg', 'SOC-1182']) {
    await expect(at.glance).toContainText(text);
  }
});

test('every field is changed in place', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await at.choose('State', 'Containment');
  await at.choose('Severity', 'critical');
  await at.choose('Outcome', 'True positive with impact');
  await at.choose('Classification', 'Fraud: phishing');
  await at.choose('Owner', 'Nobody');
  await at.facts.getByRole('button', { name: 'To me' }).click();
  await expect(at.field('Assignee').locator('option:checked')).toHaveText('Anna Berg');
  await expect(at.facts.getByRole('button', { name: 'To me' })).toHaveCount(0);

  await at.rename('Beacon from the guest network');
  await expect(page).toHaveTitle(`#${id} – Beacon from the guest network · Argus`);
  await at.facts.getByRole('button', { name: 'Change the SOC ticket' }).click();
  await at.facts.getByRole('textbox', { name: 'SOC ticket' }).fill('SOC-77');
  // Leaving the field saves, too.
  await at.main.getByRole('heading', { name: 'Fields' }).click();
  await expect(at.glance).toContainText('SOC-77');

  const tag = at.facts.getByRole('textbox', { name: 'Add a tag' });
  await tag.fill('two words');
  await tag.press('Enter');
  await expect(tag, 'what is wrong is said, what was typed stays').toHaveAccessibleDescription(/A tag must be letters/);
  await expect(tag).toHaveValue('two words');
  for (const text of ['campaign:spring', 'vip']) {
    await tag.fill(text);
    await tag.press('Enter');
    await expect(at.facts.getByRole('link', { name: text })).toBeVisible();
  }
  await at.facts.getByRole('button', { name: 'Remove the tag vip' }).click();
  await expect(at.facts.getByRole('link', { name: 'vip' })).toHaveCount(0);

  await page.reload();
  for (const text of ['Containment', 'critical', 'True positive with impact', 'assigned to Anna Berg', 'SOC-77']) {
    await expect(at.glance).toContainText(text);
  }
  await expect(at.field('Classification').locator('option:checked')).toHaveText('Fraud: phishing');
  await expect(at.field('Owner').locator('option:checked')).toHaveText('Nobody');
  await expect(at.facts.getByRole('list', { name: 'Tags' })).toHaveText('campaign:spring');
  await at.facts.getByRole('link', { name: 'campaign:spring' }).click();
  await expect(page).toHaveURL(/\/cases\?tag=campaign:spring$/);
  await expect(page.locator('.cases tbody tr')).toHaveCount(1);

  await page.goto(`/cases/${id}?tab=activity`);
  const history = page.getByRole('main').locator('.history');
  await expect(history.getByRole('listitem')).toHaveCount(12);
  await expect(history).toContainText('Changed severity from medium to critical');
  await expect(history).toContainText('Changed name from Beacon to Beacon from the guest network');
});

test('a wrong name is said beside it, and Escape takes back', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await at.rename('x'.repeat(201));
  const field = at.main.getByRole('textbox', { name: 'Name' });
  await expect(field).toHaveAccessibleDescription('Name must not be longer than 200 characters.');
  await expect(field).toHaveValue('x'.repeat(201));
  await field.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Beacon');
});

test('a choice that fails goes back and says so', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await page.route('**/page/case/update', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: 'abc123' } } }),
  );
  await at.choose('Severity', 'high');
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('abc123');
  await expect(at.field('Severity')).toHaveValue('medium');
});

test('the summary is written in Markdown, with a preview that is harmless', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await page.keyboard.press('e');
  const field = at.summary.getByRole('textbox', { name: 'Summary' });
  await expect(field).toBeFocused();
  await field.fill(
    '# Findings\n\n- **two** hosts\n- [x] isolated\n\n[x](javascript:window.bad=1) <img src=x onerror="window.bad=1">\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  );
  const preview = at.summary.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'Findings' })).toBeVisible();
  await expect(preview.locator('strong')).toHaveText('two');
  await expect(preview.locator('img')).toHaveCount(0);
  await expect(preview.getByRole('link', { name: 'x', exact: true })).toHaveAttribute('href', '#');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(field).toHaveCount(0);
  await expect(at.summary.getByRole('cell', { name: '2' })).toBeVisible();
  await page.reload();
  await expect(at.summary.getByRole('heading', { name: 'Findings' })).toBeVisible();
  expect(await page.evaluate(() => 'bad' in window)).toBe(false);
  await expect(at.summary.getByRole('textbox')).toHaveCount(0);
});

test('a draft survives a reload, for the one who wrote it', async ({ page, anna, server }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const other = await session.createCase(anna.customer, 'Another');
  const at = new CasePage(page);
  await at.open(id);
  await (await at.write()).fill('Half a thought');
  await page.reload();
  const field = at.summary.getByRole('textbox', { name: 'Summary' });
  await expect(field).toHaveValue('Half a thought');
  await at.open(other);
  await expect(field, 'not that of another case').toHaveCount(0);
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  await bjarne.enter(page);
  await at.open(id);
  await expect(field, 'nor of somebody else at this browser').toHaveCount(0);
  await anna.enter(page);
  await at.open(id, '?tab=events');
  await page.getByRole('link', { name: 'Summary' }).click();
  await expect(field).toHaveValue('Half a thought');
  await at.summary.getByRole('button', { name: 'Discard' }).click();
  await expect(at.summary).toContainText('About Beacon.');
  await page.reload();
  await expect(at.summary).toContainText('About Beacon.');
  await expect(field).toHaveCount(0);
});

test('closed with an outcome, a record until it is opened again', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await session.switchCase(id);
  const at = new CasePage(page);
  await at.open(id);
  await page.getByRole('button', { name: 'Close…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the case' });
  await dialog.getByRole('button', { name: 'Close case' }).click();
  await expect(dialog.getByText('Outcome must be set before the case is Closed.')).toBeVisible();
  await dialog.getByLabel('Outcome').selectOption({ label: 'Legitimate' });
  await dialog.getByLabel('Comment').fill('It was a drill.');
  await dialog.getByRole('button', { name: 'Close case' }).click();
  await expect(dialog).toBeHidden();
  for (const text of ['Closed', 'Legitimate', 'closed']) {
    await expect(at.glance).toContainText(text);
  }
  await expect(page.getByRole('banner').getByRole('button', { name: /^Current case/ })).toContainText('Closed');
  await expect(at.main).toContainText('This case is closed.');
  for (const name of ['State', 'Severity', 'Assignee', 'Owner']) {
    await expect(at.field(name)).toBeDisabled();
    await expect(at.field(name)).toHaveAttribute('title', /reopen it/);
  }
  await expect(at.summary.getByRole('button', { name: 'Edit' })).toBeDisabled();
  await at.choose('Outcome', 'False positive');
  await expect(at.glance).toContainText('False positive');

  await page.getByRole('button', { name: 'Reopen…' }).click();
  const reopen = page.getByRole('dialog', { name: 'Reopen the case' });
  await expect(reopen.getByLabel('Comment')).toBeFocused();
  await reopen.getByLabel('Comment').fill('Seen again.');
  await reopen.getByRole('button', { name: 'Reopen case' }).click();
  await expect(at.field('Severity')).toBeEnabled();
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page).toHaveURL(/\?tab=activity$/);
  const history = at.main.locator('.history');
  await expect(history).toContainText('Closed the case: outcome from none to Legitimate. It was a drill.');
  await expect(history).toContainText('Reopened the case. Seen again.');
});

test('closed by mistake, and as before with one press', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await at.choose('State', 'Containment');
  await page.getByRole('button', { name: 'Close…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close the case' });
  await expect(dialog.getByLabel('Outcome')).toBeFocused();
  await dialog.getByLabel('Outcome').selectOption({ label: 'Legitimate' });
  await dialog.getByRole('button', { name: 'Close case' }).click();
  await expect(at.main).toContainText('This case is closed.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The case is open again, as it was before.')).toBeVisible();
  await expect(at.field('State').locator('option:checked')).toHaveText('Containment');
  await expect(at.field('Outcome').locator('option:checked')).not.toHaveText('Legitimate');
  await expect(at.main).not.toContainText('This case is closed.');
});

test('its events, by pages', async ({ page, anna, server }) => {
  await ingest(server, anna.customer, Array.from({ length: 60 }, (_, index) => ({ ago: HOUR + index * 60_000, sid: 9_500_000 + index, signature: `LINKED ${index}` })));
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id, '?tab=events');
  await expect(page.getByRole('heading', { name: 'No events are linked to this case' })).toBeVisible();
  const found = await session.call<{ page: { rows: { id: string }[] } }>('event/search', {
    criteria: {}, sort: { key: 'timestamp', descending: true }, limit: 100, offset: 0,
  });
  const ids = found.page.rows.map((row) => row.id);
  await session.call('event/assess', { ids, assessment: { associate: [id] } });
  const rows = page.locator('.case-events tbody tr');
  await expect(rows, 'they appear by themselves').toHaveCount(50);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(rows).toHaveCount(10);
  await expect(page).toHaveURL(/\?tab=events&page=2$/);
  await page.reload();
  await expect(rows).toHaveCount(10);
  await rows.first().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/events\\?from=ever&case=${id}&event=`));
  await expect(page.getByRole('complementary', { name: 'Event' })).toBeVisible();
});

test('a reader sees why nothing can be changed', async ({ page, anna, server }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'Beacon');
  const rolf = await Person.add(server, anna.customers, 'Readers', 'Rolf Ek');
  await rolf.enter(page);
  const at = new CasePage(page);
  await at.open(id);
  await expect(at.main).toContainText('You need the permission “updateCase” to change cases.');
  const controls = [
    ...['State', 'Severity', 'Assignee', 'Owner', 'Outcome', 'Classification'].map((name) => at.field(name)),
    at.facts.getByRole('textbox', { name: 'Add a tag' }),
    at.facts.getByRole('button', { name: 'Change the SOC ticket' }),
    at.summary.getByRole('button', { name: 'Edit' }),
    at.main.getByRole('button', { name: 'Rename the case' }),
    at.main.getByRole('button', { name: 'Close…' }),
  ];
  for (const control of controls) {
    await expect(control).toBeDisabled();
    await expect(control).toHaveAttribute('title', /updateCase/);
  }
  await page.keyboard.press('e');
  await page.keyboard.press('m');
  await expect(at.summary.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('log', { name: 'Messages' })).toBeHidden();
  expect(await violations(page)).toEqual([]);
});

test('by keyboard', async ({ page, anna }) => {
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  const at = new CasePage(page);
  await at.open(id);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys of this page' });
  for (const [name, key] of [['Edit the summary', 'e'], ['Assign the case to me', 'm'], ['Add a tag', 'l'], ['Work in this case', 'w'], ['Next tab', ']']]) {
    await expect(help.locator('dl.keys > div').filter({ hasText: name })).toContainText(key);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(at.glance).toContainText('assigned to Anna Berg');
  await page.keyboard.press('w');
  await expect(at.main).toContainText('You work in this case');
  await page.keyboard.press('l');
  await expect(at.facts.getByRole('textbox', { name: 'Add a tag' })).toBeFocused();
  await page.keyboard.type('urgent');
  await page.keyboard.press('Enter');
  await expect(at.facts.getByRole('link', { name: 'urgent' })).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  for (const tab of ['timeline', 'iocs', 'notes', 'tasks']) {
    await page.keyboard.press(']');
    await expect(page).toHaveURL(new RegExp(`\\?tab=${tab}$`));
  }
  await page.keyboard.press('[');
  await expect(page).toHaveURL(/\?tab=notes$/);
  await page.goBack();
  await expect(page).toHaveURL(/\?tab=tasks$/);
});
