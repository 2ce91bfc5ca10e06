import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EventsPage, query } from '../harness/events-page';
import { expect, test } from '../harness/test';

test.beforeEach(async ({ page, scene }) => {
  await scene.analyst.enter(page);
});

test('page by page, each event once', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  const pager = page.getByRole('navigation', { name: 'Pages of events' });
  const seen = new Set<string>();
  for (const [span, count, address] of [
    ['1–50 of 130', 50, null],
    ['51–100 of 130', 50, '2'],
    ['101–130 of 130', 30, '3'],
  ] as const) {
    await expect(pager).toContainText(span);
    await events.settled();
    await expect(events.rows).toHaveCount(count);
    expect(query(page).get('page')).toBe(address);
    for (const id of await page.locator('[data-row]').evaluateAll((links) => links.map((link) => link.getAttribute('data-row')!))) {
      seen.add(id);
    }
    if (count === 50) {
      await pager.getByRole('button', { name: 'Next page' }).click();
    }
  }
  expect(seen.size).toBe(130);
  await expect(pager.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await page.goBack();
  await expect(pager).toContainText('51–100 of 130');

  await pager.getByRole('combobox').selectOption('100');
  await expect(pager).toContainText('1–100 of 130');
  await expect(events.rows).toHaveCount(100);
  await page.keyboard.press(']');
  await expect(pager).toContainText('101–130 of 130');
});

test('each column head sorts, both ways', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}&size=25`);
  const head = (name: string) => page.getByRole('columnheader', { name });
  await expect(head('Time')).toHaveAttribute('aria-sort', 'descending');

  await head('Severity').getByRole('button').click();
  await expect(head('Severity')).toHaveAttribute('aria-sort', 'descending');
  await expect(head('Time')).toHaveAttribute('aria-sort', 'none');
  await expect(page).toHaveURL(/sort=-severity/);
  await expect(events.rows.first()).toContainText('critical');
  expect(new Set(await events.column('sev'))).toEqual(new Set(['critical']));

  await head('Severity').getByRole('button').click();
  await expect(page).toHaveURL(/sort=severity/);
  await expect(events.rows.first()).toContainText('low');

  await head('Time').getByRole('button').click();
  await expect(page).not.toHaveURL(/sort=/);
  await head('Time').getByRole('button').click();
  await expect(page).toHaveURL(/sort=time/);
  await events.settled();
  const times = await events.rows.locator('.col-time time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')!));
  expect(times).toEqual([...times].sort());
});

test('a copied address shows a colleague the same', async ({ page, scene, context }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('high');
  await events.counts(66);
  await page.getByRole('columnheader', { name: 'Severity' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-severity/);
  await page.getByRole('combobox', { name: /Show/ }).selectOption('25');
  await expect(page).toHaveURL(/size=25/);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole('button', { name: 'Show as table' }).click();
  await events.settled();
  await events.rows.nth(3).click();
  const title = await events.detail.getByRole('heading', { level: 3 }).innerText();

  const other = await context.newPage();
  await other.goto(page.url());
  const theirs = new EventsPage(other);
  await theirs.settled();
  await theirs.counts(66);
  await expect(theirs.detail.getByRole('heading', { level: 3 })).toHaveText(title);
  await expect(other.getByRole('navigation', { name: 'Pages of events' })).toContainText('26–50 of 66');
  await expect(other.getByRole('region', { name: 'Events over time, as a table' })).toBeVisible();
  await expect(other.getByRole('columnheader', { name: 'Severity' })).toHaveAttribute('aria-sort', 'descending');
  expect(await theirs.column('signature')).toEqual(await events.column('signature'));
  await expect(other.locator('tr[aria-current=true]')).toHaveCount(1);
});

test('back undoes step by step', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('10.7.0.0/24');
  await events.counts(10);
  await events.filter('critical');
  await events.counts(3);
  await events.rows.first().click();
  await expect(events.detail).toBeVisible();
  await page.goBack();
  await expect(events.detail).toBeHidden();
  await events.counts(3);
  await page.goBack();
  await events.counts(10);
  await page.goBack();
  await events.counts(130);
  await page.goForward();
  await events.counts(10);
});

test('copied as curl, it finds as many', async ({ page, scene, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}&ip=10.7.0.0/16&min-severity=high&not-flag=BLOCKED&port=22&sort=-severity&size=25`);
  await events.settled();
  const count = Number((await page.locator('.how').innerText()).split(' ')[0]);
  expect(count).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('YOUR-KEY');

  const command = copied.replace('YOUR-KEY', await scene.analyst.key());
  const { stdout } = await promisify(execFile)('sh', ['-c', command]);
  const answer = JSON.parse(stdout) as { count: number; data: { severity: string; signature: string }[] };
  expect(answer.count).toBe(count);
  expect(answer.data).toHaveLength(await events.rows.count());
  expect(answer.data.map((event) => event.severity)).toEqual(await events.column('sev'));
});
