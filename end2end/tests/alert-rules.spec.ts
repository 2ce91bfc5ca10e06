/**
 * Alert rules: made of a search, tried on what there is, and seen to raise an alert.
 */
import { violations } from '../harness/axe';
import { ingest, MINUTE, type Alert } from '../harness/events';
import { EventsPage } from '../harness/events-page';
import { expect, test } from '../harness/test';

const scan = (port: number, ago: number, from = '203.0.113.77'): Alert => ({ ago, from, port, sid: 9_700_000, signature: 'SCAN of ports' });

test('made of a search, tried, and raising an alert that arrives by itself', async ({ page, server, anna }) => {
  await ingest(server, anna.customer, [1, 2, 3, 4].map((port) => scan(port, 90 * MINUTE)));
  await anna.enter(page);
  await page.goto('/events?text=SCAN&ip=203.0.113.0/24');
  await new EventsPage(page).settled();
  await page.getByRole('button', { name: 'Make a rule of this search' }).click();
  await expect(page.getByRole('heading', { name: 'New alert rule' })).toBeVisible();
  const condition = page.getByRole('group', { name: 'Condition', exact: true });
  await expect(condition).toContainText('203.0.113.0/24');
  await expect(page.getByText(`Customers: ${anna.customer.name}`)).toBeVisible();

  // What is wrong is told before anything is saved.
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Name must be a line of text.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Port scan');
  await page.getByRole('textbox', { name: 'Title' }).fill('Scan from {source');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveAccessibleDescription(/must have a } for each {/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Scan from {source}: {count} ports');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveAccessibleDescription(/must not have {source}/);
  await page.getByText('For each: ').click();
  await page.getByRole('group', { name: 'For each' }).getByRole('checkbox', { name: 'source', exact: true }).check();
  await page.getByRole('combobox', { name: 'What is counted' }).selectOption('Different values of a field');
  await page.getByRole('combobox', { name: 'Of the field' }).selectOption('destination port');
  await page.getByRole('textbox', { name: 'At least' }).fill('4');
  await page.getByRole('textbox', { name: 'Description' }).fill('Somebody at **{source}** tries ports.');
  const example = page.getByRole('region', { name: 'Example' });
  await expect(example).toContainText('Scan from 203.0.113.7: 4 ports');
  await expect(example.locator('strong')).toHaveText('203.0.113.7');

  // The filter is that of the events, and changes in place.
  await new EventsPage(page).remove('text');
  await condition.getByRole('searchbox').fill('critical');
  await condition.getByRole('searchbox').press('Enter');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('In the last 7 days it would have raised 0 alerts, of 0 events that match.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove the filter: severity/ }).click();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('In the last 7 days it would have raised 1 alert, of 4 events that match.')).toBeVisible();
  await expect(page.getByText('Scan from 203.0.113.77: 4 ports')).toBeVisible();
  await page.getByText('By de-duplication key', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Alerts by de-duplication key' })).toContainText('203.0.113.77');
  await page.getByText('As a table').click();
  await expect(page.getByRole('table', { name: 'Alerts on each day' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('rule.png'), fullPage: true });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Port scan', exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('rules.png'), fullPage: true });

  await page.goto('/alerts');
  await expect(page.getByRole('heading', { name: 'Nothing waits for a decision' })).toBeVisible();
  await ingest(server, anna.customer, [5, 6, 7, 8].map((port) => scan(port, 1_000)));
  const alert = page.getByRole('link', { name: 'Scan from 203.0.113.77: 4 ports' });
  await expect(alert).toBeVisible();

  await page.goto('/manage/alert-rules');
  await page.getByRole('link', { name: 'History of Port scan' }).click();
  const told = page.getByRole('row', { name: /Raised an alert/ });
  await expect(told).toContainText('at least 4 different values of destination port within 5 minutes, by source');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('history.png'), fullPage: true });
  await told.getByRole('link', { name: /^#/ }).click();
  await expect(page.getByRole('heading', { name: /Scan from 203\.0\.113\.77/ })).toBeVisible();
});

const SIGMA = `title: Odd agent
level: high
logsource: {category: proxy}
detection:
  agent: {c-useragent|contains: curl}
  condition: agent
---
title: Process
logsource: {category: process_creation, product: windows}
detection: {s: {Image: x}, condition: s}
`;

test('Sigma rules are looked at and added, and the condition is written as JSON', async ({ page, anna }) => {
  await anna.enter(page);
  await page.goto('/manage/alert-rules');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Import alert rules' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Rules', exact: true }).fill(SIGMA);
  await page.getByRole('button', { name: 'Look at them' }).click();
  await expect(page.getByText('1 rule can be added, 1 rule cannot.')).toBeVisible();
  await expect(page.getByText('logsource.category')).toBeVisible();
  await page.getByText('Its condition').click();
  await expect(page.getByText('"http.http_user_agent"')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('import.png'), fullPage: true });
  await page.getByRole('button', { name: 'Add 1 rule' }).click();
  await expect(page.getByRole('switch', { name: 'Odd agent is on' })).not.toBeChecked();

  await page.getByRole('link', { name: 'Odd agent', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Alert rule' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Condition', exact: true })).toContainText('http.http_user_agent~*curl*');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const json = page.getByRole('textbox', { name: 'The condition as JSON' });
  await expect(json).toHaveValue(/propertyPatterns/);
  await json.fill('{"sourceip": ["10.0.0.1"]}');
  await expect(json).toHaveAccessibleDescription(/criteria\.sourceip is not known here/);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await expect(json).toBeFocused();
  await json.fill('{"sourceIP": ["10.0.0.1"], "subCriteria": [{"exclude": true, "port": [53]}]}');
  await expect(json).toHaveAccessibleDescription('');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('condition.png'), fullPage: true });
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Condition', exact: true })).toContainText('10.0.0.1');
  await expect(page.getByText('The condition has 1 more block,')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('alert-rule.json');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const exported = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  expect((await exported).suggestedFilename()).toBe('alert-rules.json');
});

test('changed, turned off and deleted, on a phone, too', async ({ page, server, anna }) => {
  const session = await anna.session();
  const content = { name: 'Beacons', customers: [anna.customer.id], criteria: { text: 'BEACON' } };
  await session.call('alert-rule/save', { id: null, version: 0, content });
  await anna.enter(page);
  await page.setViewportSize({ width: 380, height: 780 });
  await page.goto('/manage/alert-rules');
  await page.getByRole('link', { name: 'Beacons', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Alert rule' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true });
  await page.getByRole('textbox', { name: 'Within' }).fill('2');
  await page.getByRole('combobox', { name: 'Unit' }).first().selectOption('hours');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Raises an alert for at least 1 event within 2 hours.')).toBeVisible();
  await page.getByRole('switch', { name: 'Beacons is on' }).uncheck();
  await expect(page.locator('tr.off').filter({ hasText: 'Beacons' })).toBeVisible();
  await ingest(server, anna.customer, [{ ago: 1_000, signature: 'BEACON', sid: 9_700_001 }]);
  const quiet = await session.call<{ rows: unknown[] }>('alert/list', { filter: {}, limit: 10, offset: 0 });
  expect(quiet.rows, 'a rule that is off raises nothing').toEqual([]);
  await page.getByRole('button', { name: 'Delete Beacons' }).click();
  await expect(page.getByRole('heading', { name: 'No rules here' })).toBeVisible();
});
