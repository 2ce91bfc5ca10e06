/**
 * What others do and what sensors report appears by itself, and disturbs nobody.
 */
import type { Browser, Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { ingest, MINUTE, type Alert } from '../harness/events';
import { EventsPage } from '../harness/events-page';
import { addCustomer, Person } from '../harness/people';
import { expect, Server, test as base, watch } from '../harness/test';

interface Live {
  /** Somebody else who sees Anna's customer, at a browser of his own. */
  colleague: Page;
  /** A server of the test's own, which tells in its log who listens. */
  talkative: Server;
}

const test = base.extend<Live>({
  colleague: async ({ browser, server, anna }, use) => {
    const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
    await useColleague(browser, server, bjarne, use);
  },
  talkative: async ({}, use) => {
    const server = await Server.start(['--log', 'debug']);
    await use(server);
    await server.stop();
  },
});

async function useColleague(browser: Browser, server: Server, person: Person, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL: server.url });
  const complaints = watch(context);
  const page = await context.newPage();
  await person.enter(page);
  await use(page);
  await context.close();
  expect(complaints).toEqual([]);
}

const COUNT = 60;

/** The newest is number 0. */
function numbered(number: number): Alert {
  return { ago: (number + 1) * 10 * MINUTE, signature: `TEST number ${number}`, sid: 9_300_000 + number };
}

/** Newer than all of them. */
function news(count: number): Alert[] {
  return Array.from({ length: count }, (_, index) => ({
    ago: (count - index) * 1_000,
    signature: `NEWS number ${index}`,
    sid: 9_400_000 + index,
    severity: 1,
  }));
}

async function open(page: Page, query = ''): Promise<EventsPage> {
  const events = new EventsPage(page);
  await events.open(query);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  return events;
}

const mark = (page: Page, number: number) =>
  page.getByRole('checkbox', { name: `Mark TEST number ${number}`, exact: true });

const row = (events: EventsPage, text: string) => events.rows.filter({ hasText: new RegExp(`${text}(?!\\d)`) });

const hint = (page: Page) => page.getByRole('button', { name: /new events?$/ });

test.describe('a colleague', () => {
  test.beforeEach(async ({ server, anna }) => {
    await ingest(server, anna.customer, Array.from({ length: COUNT }, (_, index) => numbered(index)));
  });

  test('judges an event: the page shows it, and what one is at stays', async ({ page, colleague }) => {
    const events = await open(page);
    await row(events, 'TEST number 3').click();
    await expect(events.detail.getByRole('heading', { level: 3 })).toHaveText('TEST number 3');
    await events.detail.getByRole('searchbox', { name: 'Narrow the properties' }).fill('tls');
    await mark(page, 1).click();
    await mark(page, 2).click();
    await page.keyboard.press('n');
    const text = page.getByRole('dialog', { name: 'Comment' }).getByRole('textbox', { name: 'Comment' });
    await text.fill('Half a sen');

    const theirs = await open(colleague);
    for (const number of [1, 3]) {
      await row(theirs, `TEST number ${number}`).click();
      await theirs.detail.getByRole('button', { name: 'Acknowledge', exact: true }).click();
      await expect(row(theirs, `TEST number ${number}`).locator('.sign')).toHaveCount(1);
    }
    await colleague.keyboard.press('n');
    await colleague.getByRole('dialog').getByRole('textbox').fill('It was me.');
    await colleague.keyboard.press('Control+Enter');

    for (const number of [1, 3]) {
      await expect(row(events, `TEST number ${number}`).locator('.sign').first()).toHaveText('Acknowledged');
      await expect(row(events, `TEST number ${number}`)).toHaveClass(/fresh/);
    }
    await expect(events.detail.locator('.comment')).toContainText('It was me.');
    await expect(events.detail.locator('.tags')).toContainText('ACKNOWLEDGED');
    await expect(text).toHaveValue('Half a sen');
    await expect(text).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar', { name: 'Marked events' })).toContainText('2 marked');
    await expect(events.detail.getByRole('searchbox', { name: 'Narrow the properties' })).toHaveValue('tls');
    await expect(events.detail.locator('table.properties')).not.toContainText('flow.pkts');
    await expect(hint(page), 'nothing is new').toBeHidden();
  });

  test('does so while one moves through the rows by keyboard', async ({ page, colleague }) => {
    const events = await open(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(row(events, 'TEST number 1').getByRole('link')).toBeFocused();
    const theirs = await open(colleague);
    await row(theirs, 'TEST number 1').click();
    await theirs.detail.getByRole('button', { name: 'Follow up', exact: true }).click();
    await expect(row(events, 'TEST number 1').locator('.sign')).toHaveText('To be followed up');
    await expect(row(events, 'TEST number 1').getByRole('link'), 'in the row that changed').toBeFocused();

    // With what is acknowledged left out, it leaves; the next one takes its place.
    await page.goto('/events?not-flag=ACKNOWLEDGED');
    await events.counts(COUNT);
    await page.keyboard.press('j');
    await theirs.detail.getByRole('button', { name: 'Previous event' }).click();
    await theirs.detail.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await events.counts(COUNT - 1);
    await expect(row(events, 'TEST number 0')).toHaveCount(0);
    await expect(row(events, 'TEST number 1').getByRole('link')).toBeFocused();
  });

  test('links an event to a case, and no longer', async ({ page, anna, colleague }) => {
    const session = await anna.session();
    const id = await session.createCase(anna.customer, 'What it belongs to');
    await session.switchCase(id);
    const theirs = await open(colleague);
    const events = await open(page);
    await mark(page, 0).click();
    await page.keyboard.press('l');
    await expect(row(theirs, 'TEST number 0').locator('.sign')).toHaveText('Linked to a case');
    await page.keyboard.press('L');
    await expect(page.getByRole('log', { name: 'Messages' })).toContainText(`1 event unlinked from case #${id}.`);
    await expect(row(events, 'TEST number 0').locator('.sign')).toHaveCount(0);
    await expect(row(theirs, 'TEST number 0').locator('.sign')).toHaveCount(0);
  });

  test('also within a fixed range of the past', async ({ page, colleague }) => {
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const events = await open(page, `?from=${at(200 * MINUTE)}&to=${at(100 * MINUTE)}`);
    const theirs = await open(colleague);
    await row(theirs, 'TEST number 12').click();
    await theirs.detail.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(row(events, 'TEST number 12').locator('.sign')).toHaveText('Acknowledged');
  });
});

test.describe('new events', () => {
  test.beforeEach(async ({ server, anna }) => {
    await ingest(server, anna.customer, Array.from({ length: COUNT }, (_, index) => numbered(index)));
  });

  test('come in by themselves, with all that counts them', async ({ page, server, anna }) => {
    await page.addInitScript(() => localStorage.setItem('argus.statistics', 'open'));
    const events = await open(page);
    await events.counts(COUNT);
    await expect(page.locator('.top-row').first()).toBeVisible();
    const legend = page.getByTitle('Only critical');
    await expect(legend).toBeDisabled();
    const [first, second] = news(2);
    await ingest(server, anna.customer, [first, { ...first, from: '10.8.8.8' }, second]);
    await events.counts(COUNT + 3);
    await expect(events.rows.first()).toContainText('NEWS number 1');
    await expect(events.rows.first()).toHaveClass(/fresh/);
    await expect(legend).toContainText('3');
    await expect(page.getByRole('region', { name: 'Signatures' }).getByRole('listitem').first()).toContainText('NEWS number 0');
    await expect(page.locator('[aria-busy=true]'), 'quietly').toHaveCount(0);
    await expect(events.rows.first(), 'it is new for a moment').not.toHaveClass(/fresh/);
  });

  test('wait while rows are marked', async ({ page, server, anna }) => {
    const events = await open(page);
    await mark(page, 0).click();
    await ingest(server, anna.customer, news(2));
    await expect(hint(page)).toHaveText('2 new events');
    await expect(events.rows.first()).toContainText('TEST number 0');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(events.rows.first()).toContainText('NEWS number 1');
    await expect(hint(page)).toBeHidden();
  });

  test('wait while one has scrolled down', async ({ page, server, anna }) => {
    const events = await open(page);
    const rows = page.locator('.table-box');
    await rows.evaluate((box) => box.scrollTo(0, 600));
    await ingest(server, anna.customer, news(3));
    await expect(hint(page)).toHaveText('3 new events');
    expect(await rows.evaluate((box) => box.scrollTop)).toBe(600);
    await hint(page).click();
    await expect(events.rows.first()).toContainText('NEWS number 2');
    await expect(events.rows.first()).toBeInViewport();
    await rows.evaluate((box) => box.scrollTo(0, 600));
    await ingest(server, anna.customer, [{ ...numbered(0), ago: 100, sid: 9_500_000, signature: 'LATEST of all' }]);
    await expect(hint(page)).toHaveText('1 new event');
    await rows.evaluate((box) => box.scrollTo(0, 0));
    await expect(events.rows.first()).toContainText('LATEST of all');
  });

  test('wait while one looks at a later page, or in another order', async ({ page, server, anna }) => {
    const events = await open(page, '?page=2');
    await expect(events.rows).toHaveCount(COUNT - 50);
    await ingest(server, anna.customer, news(1));
    await expect(hint(page)).toHaveText('1 new event');
    await expect(events.rows).toHaveCount(COUNT - 50);
    await page.keyboard.press('.');
    await expect(events.rows.first()).toContainText('NEWS number 0');
    expect(new URL(page.url()).searchParams.has('page')).toBe(false);

    await open(page, '?sort=-severity&min-severity=high&size=25');
    await ingest(server, anna.customer, news(3).slice(1));
    await expect(hint(page)).toHaveText('2 new events');
  });

  test('of which the search finds none, change nothing', async ({ page, server, anna }) => {
    let counted = 0;
    let looked = 0;
    await page.route('**/page/event/histogram', (route) => {
      counted += 1;
      return route.continue();
    });
    await page.route('**/page/event/search', (route) => {
      looked += 1;
      return route.continue();
    });
    const events = await open(page, '?text=TEST');
    // When it begins to listen, it looks whether it has missed something.
    await expect.poll(() => looked).toBe(2);
    await page.waitForTimeout(1_000);
    await ingest(server, anna.customer, news(1));
    await expect.poll(() => looked).toBe(3);
    await page.waitForTimeout(1_000);
    expect([looked, counted], 'it looked, and saw that there is nothing to show').toEqual([3, 1]);
    await events.counts(COUNT);
  });

  test('leave as a relative time range moves along', async ({ page, server, anna }) => {
    await ingest(server, anna.customer, [{ ago: 5 * MINUTE - 6_000, signature: 'SOON gone', sid: 9_500_002 }]);
    await page.clock.install();
    const events = await open(page, '?from=-5minutes');
    await events.counts(1);
    await page.waitForTimeout(7_000);
    await page.clock.fastForward(61_000);
    await expect(page.getByRole('heading', { name: 'No events match' })).toBeVisible();
  });
});

test.describe('the stream', () => {
  test('ends with the session', async ({ page, talkative }) => {
    const anna = await Person.add(talkative, [await addCustomer(talkative)]);
    await anna.enter(page);
    await page.goto(`${talkative.url}/events`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await expect.poll(() => talkative.output()).toContain('a page listens');
    await page.getByRole('link', { name: 'Activities' }).first().click();
    await expect(page.getByRole('heading', { name: 'Activities' })).toBeVisible();
    expect(talkative.output(), 'one for all pages').not.toContain('a page listens no longer');
    await page.getByRole('button', { name: /account of/ }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.getByLabel('User name')).toBeVisible();
    await expect.poll(() => talkative.output()).toContain('a page listens no longer');
    expect(talkative.output().match(/a page listens(?! no)/g)).toHaveLength(1);
  });

  test('that breaks off is said, and heals by itself', async ({ page, talkative }) => {
    const anna = await Person.add(talkative, [await addCustomer(talkative)]);
    await anna.enter(page);
    await page.goto(`${talkative.url}/events`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await talkative.halt();
    await expect(page.getByText('Not live')).toBeVisible();
    await expect(page.getByText('No connection to the server.')).toBeVisible();
    await talkative.resume();
    await expect(page.getByText('No connection to the server.')).toBeHidden({ timeout: 15_000 });
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 15_000 });
    await ingest(talkative, anna.customer, news(1));
    await new EventsPage(page).counts(1);
  });
});
