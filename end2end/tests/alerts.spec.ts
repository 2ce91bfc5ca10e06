/**
 * Alerts: the queue worked with the keyboard, one alert, and what becomes of it.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import type { Person, Session } from '../harness/people';
import { expect, test } from '../harness/test';

const titles = (page: Page) => page.locator('table.list tbody .row-link');
const row = (page: Page, title: string) => page.locator('table.list tbody tr', { hasText: title });
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Marked alerts' });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });
const SHOTS = process.env.SHOTS_FOLDER;

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) {
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  }
}

async function raise(session: Session, person: Person, title: string, more: object = {}): Promise<number> {
  const fields = { customer: person.customer.id, title, source: 'proxy', ...more };
  const raised = await session.call<{ summary: { id: number } }>('alert/create', { new: fields });
  return raised.summary.id;
}

test('ten alerts are triaged with the keyboard alone, and taken back', async ({ page, anna }) => {
  const session = await anna.session();
  for (let number = 1; number <= 10; number += 1) {
    await raise(session, anna, `Alert ${number}`, { severity: number % 2 ? 'low' : 'critical' });
  }
  await page.goto('/alerts');
  await expect(titles(page)).toHaveCount(10);
  await expect(titles(page).first()).toHaveText('Alert 10');

  // Each deed unmarks what it was done to, so the next one begins where the last ended.
  const states = page.locator('table.list tbody .col-state');
  const markAll = async (key: 'ArrowDown' | 'ArrowUp') => {
    await page.keyboard.press('x');
    for (let step = 0; step < 9; step += 1) {
      await page.keyboard.press(`Shift+${key}`);
    }
    await expect(bar(page)).toContainText('10 marked');
  };
  const leaveByLastButton = async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('j');
  await markAll('ArrowDown');
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alerts-marked');
  await page.keyboard.press('m');
  await expect(messages(page)).toContainText('10 alerts assigned to Anna Berg.');
  await expect(states.filter({ hasText: 'Assigned' })).toHaveCount(10);

  await markAll('ArrowUp');
  await page.keyboard.press('i');
  const setting = page.getByRole('dialog', { name: 'Set the status of alerts' });
  await expect(setting.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Looking.');
  await leaveByLastButton();
  await expect(messages(page)).toContainText('10 alerts set to in progress.');
  await expect(states.filter({ hasText: 'In progress' })).toHaveCount(10);

  await markAll('ArrowDown');
  await page.keyboard.press('l');
  const tagging = page.getByRole('dialog', { name: 'Tag alerts' });
  await expect(tagging.getByRole('textbox', { name: 'Tags to add' })).toBeFocused();
  await page.keyboard.type('scanner');
  await page.keyboard.press('Enter');
  await expect(messages(page)).toContainText('Tags of 10 alerts changed.');
  const tags = page.locator('table.list tbody .row-tags', { hasText: 'scanner' });
  await expect(tags).toHaveCount(10);

  await markAll('ArrowUp');
  await page.keyboard.press('d');
  const closing = page.getByRole('dialog', { name: 'Close alerts' });
  await expect(closing.getByRole('combobox')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('False');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Our own scanner.');
  await leaveByLastButton();
  await expect(messages(page)).toContainText('10 alerts closed.');

  await page.keyboard.press('z');
  await expect(states.filter({ hasText: 'In progress' })).toHaveCount(10);
  await expect(tags).toHaveCount(10);
  await page.keyboard.press('z');
  await expect(tags).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(states.filter({ hasText: 'Assigned' })).toHaveCount(10);
  await page.keyboard.press('z');
  await expect(states.filter({ hasText: 'New' })).toHaveCount(10);

  // One arrives by itself, and is what the keys open.
  await raise(session, anna, 'Just now');
  await expect(titles(page).first()).toHaveText('Just now');
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('critical');
  await expect(titles(page)).toHaveCount(5);
  await expect(page).toHaveURL(/severity=critical/);
});

test('raised by hand, escalated, and closed with its case', async ({ page, anna }) => {
  await anna.enter(page);
  await page.goto('/alerts');
  await expect(page.getByRole('heading', { name: 'Nothing waits for a decision' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  const raising = page.getByRole('dialog', { name: 'Raise an alert' });
  await raising.getByRole('button', { name: 'Raise alert' }).click();
  await expect(raising.getByRole('textbox', { name: 'Title' })).toHaveAccessibleDescription(/must not be empty/);
  await raising.getByRole('textbox', { name: 'Title' }).fill('Beacons at night');
  await raising.getByRole('textbox', { name: 'Description' }).fill('Every **60** seconds.');
  await raising.getByRole('textbox', { name: 'Indicators' }).fill('evil[.]example\n10.0.0.1');
  await raising.getByRole('textbox', { name: 'Tags' }).fill('c2');
  expect(await violations(page)).toEqual([]);
  await raising.getByRole('button', { name: 'Raise alert' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Beacons at night');
  await expect(page.locator('.from-markdown strong')).toHaveText('60');
  await expect(page.getByRole('cell', { name: 'evil.example' }).first()).toBeVisible();
  await expect(page.locator('.history')).toContainText('Raised the alert');
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alert');
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('critical');
  await expect(page.locator('.glance')).toContainText('critical');
  await page.keyboard.press('m');
  await expect(page.locator('.glance')).toContainText('Anna Berg');

  await page.getByRole('button', { name: 'Escalate…' }).click();
  const escalating = page.getByRole('dialog', { name: 'Escalate to a new case' });
  await expect(escalating.getByRole('textbox', { name: 'Case name' })).toHaveValue('Beacons at night');
  await escalating.getByRole('checkbox', { name: /10\.0\.0\.1/ }).uncheck();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alert-escalate');
  await escalating.getByRole('button', { name: 'Open case' }).click();
  await expect(page).toHaveURL(/\/cases\/\d+$/);
  await page.getByRole('link', { name: 'Alerts', exact: true }).last().click();
  await expect(row(page, 'Beacons at night')).toContainText('Escalated');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Close…' }).click();
  const closing = page.getByRole('dialog', { name: 'Close the case' });
  await closing.getByRole('combobox').selectOption('True positive with impact');
  await expect(closing.getByRole('checkbox', { name: /Close its 1 open alert/ })).toBeChecked();
  await closing.getByRole('button', { name: 'Close case' }).click();
  await expect(messages(page)).toContainText('The case is closed, and 1 alert with it.');
  await expect(row(page, 'Beacons at night')).toContainText('Closed');
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(page)).toContainText('The case is open again, as it was before.');
  await expect(row(page, 'Beacons at night')).toContainText('Escalated');
});

test('merged into a case and taken out, on a phone in the dark', async ({ page, anna }) => {
  const session = await anna.session();
  const number = await session.createCase(anna.customer, 'Known campaign');
  const alert = await raise(session, anna, 'Another beacon', {
    content: { rule: { name: '<b>beacon</b>' }, hosts: ['pc-17.example.test'] },
    assets: [{ name: 'PC-17', kind: 'workstation', ip: '10.0.0.17' }],
    link: 'https://proxy.example/4711',
    reference: 'P-4711',
  });
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/alerts');
  await expect(titles(page)).toHaveText(['Another beacon']);
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alerts-phone-dark');
  await titles(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`#${alert}`);
  await expect(page.locator('.alert-raw')).toContainText('<b>beacon</b>');
  expect(await violations(page)).toEqual([]);
  await shot(page, 'alert-phone-dark');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, 'nothing is cut off').toBeLessThanOrEqual(0);

  await page.getByRole('button', { name: 'Merge…' }).click();
  const merging = page.getByRole('dialog', { name: 'Merge into a case' });
  await merging.getByRole('radio', { name: /Known campaign/ }).check();
  await merging.getByRole('button', { name: 'Merge', exact: true }).click();
  const cases = page.getByRole('region', { name: 'Cases' });
  await expect(cases.getByRole('link')).toHaveText(`#${number} – Known campaign`);
  await expect(page.locator('.glance')).toContainText('Merged');
  await cases.getByRole('button', { name: /Take the alert out/ }).click();
  await expect(page.locator('.glance')).toContainText('New');
  await expect(cases).toBeHidden();
});
