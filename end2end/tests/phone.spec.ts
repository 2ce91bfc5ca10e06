import type { Page } from '@playwright/test';
import { HOUR, ingest } from '../harness/events';
import { EventsPage } from '../harness/events-page';
import { expect, test } from '../harness/test';

test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

/** What reaches beyond the right edge of the screen; boxes that scroll by themselves may hold more. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > width) {
      found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    }
    // What the page itself scrolls sideways, and whose content that is.
    for (const element of document.querySelectorAll('main, main > *, .page, dialog[open], .dialog-body, .detail, .detail-body')) {
      if (element.scrollWidth > element.clientWidth + 1) {
        const style = getComputedStyle(element).overflowX;
        found.push(`${element.tagName}.${element.className} holds ${element.scrollWidth} px in ${element.clientWidth} (${style})`);
      }
    }
    const clipped = (element: Element): boolean => {
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflowX !== 'visible') return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > width + 1 && !clipped(element)) {
        found.push(`${element.tagName}.${element.getAttribute('class')} ends at ${Math.round(box.right)}`);
      }
    }
    return found;
  });
}

test('nothing scrolls sideways', async ({ page, scene }) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await expect(page.getByLabel('User name')).toBeVisible();
  expect(await overflow(page), 'log-in').toEqual([]);

  const session = await scene.analyst.enter(page);
  const long = 'A name that goes on and on, with averyveryveryveryverylongwordwithoutanyspaceinit.example.org at its end';
  const id = await session.createCase(scene.many, long, { soc_ticket: 'SOC-123456789012345678901234567890' });
  await session.switchCase(id);
  const addresses = [
    '/overview',
    '/events',
    '/events?ip=10.7.0.0/16&ip=2001:db8:1234:5678:9abc:def0:1234:5678&min-severity=high&text=a+rather+long+text+to+look+for&not-flag=BLOCKED',
    '/events?chart=table',
    '/events?text=nothing',
    '/cases',
    `/cases/${id}`,
    `/cases/${id}?tab=iocs`,
    `/cases/${id}?tab=notes`,
    `/cases/${id}?tab=tasks`,
    `/cases/${id}?tab=events`,
    `/cases/${id}?tab=activity`,
    '/alerts',
    '/activities?all=yes',
    '/account',
    '/nowhere/at/all/withaverylongaddressthathasnospacesinitatallandgoeson',
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    expect.soft(await overflow(page), address).toEqual([]);
  }
  for (const name of ['Switch context', 'Create a new case']) {
    await page.goto('/cases');
    await page.getByRole('banner').getByRole('button', { name }).last().click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await expect(page.locator('dialog [aria-busy=true]')).toHaveCount(0);
    expect.soft(await overflow(page), name).toEqual([]);
  }
  await session.switchCase(null);
});

test('the menu is one tap away', async ({ page, anna }) => {
  await page.goto('/events');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  for (const [name, address] of [
    ['Activities', '/activities'],
    ['Cases', '/cases'],
    ['Events', '/events'],
  ]) {
    await page.getByRole('button', { name: 'Menu' }).tap();
    const menu = page.getByRole('dialog', { name: 'Menu' });
    await menu.getByRole('link', { name, exact: true }).tap();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(menu).toBeHidden();
  }
  // Also when one is there already, only with a filter.
  await page.goto('/events?port=80');
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Events' }).tap();
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeHidden();
  await expect(page).toHaveURL(/\/events$/);
});

test('triage: narrow, open, read, next, close', async ({ page, scene }) => {
  await scene.analyst.enter(page);
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('critical');
  await events.counts(33);
  await events.rows.first().tap();
  await expect(events.detail.getByRole('heading', { level: 3 })).toHaveText(/TROJAN/);
  expect(await overflow(page)).toEqual([]);
  const box = (await events.detail.boundingBox())!;
  expect(box.x, 'it has the whole width').toBeLessThanOrEqual(1);
  expect(box.width).toBeGreaterThanOrEqual(378);
  const source = events.detail.getByRole('region', { name: 'Source' });
  const first = await source.locator('.address').innerText();
  await events.detail.getByRole('button', { name: 'Next event' }).tap();
  await expect(source.locator('.address')).not.toHaveText(first);
  await page.goBack();
  await expect(events.detail, 'back closes it').toBeHidden();
  await events.counts(33);
  await events.rows.first().tap();
  await events.detail.getByRole('button', { name: 'Close the event' }).tap();
  await expect(events.detail).toBeHidden();
});

test('switch case', async ({ page, anna }) => {
  const session = await anna.session();
  await session.createCase(anna.customer, 'On the way home');
  await page.goto('/events');
  const current = page.getByRole('banner').getByRole('button', { name: /^Current case/ });
  await current.tap();
  const dialog = page.getByRole('dialog', { name: 'Switch context' });
  await dialog.getByText('On the way home').tap();
  await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: 'Save' }).tap()]);
  await expect(current).toContainText('On the way home');
  await expect(current).toBeInViewport();
});

test('what can be done with marked rows takes one line', async ({ page, anna, server }) => {
  await ingest(server, anna.customer, [{ ago: HOUR }, { ago: 2 * HOUR }]);
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'On the way home');
  await session.switchCase(id);
  const events = new EventsPage(page);
  await events.open();
  await page.getByRole('checkbox', { name: /^Mark TEST/ }).first().tap();
  const bar = page.getByRole('toolbar', { name: 'Marked events' });
  await bar.getByRole('button', { name: `Link to #${id}` }).tap();
  await expect(bar.getByRole('button', { name: `Unlink from #${id}` })).toBeVisible();
  expect((await bar.boundingBox())!.height).toBeLessThan(56);
  expect(await overflow(page)).toEqual([]);
  const sizes = await bar.getByRole('button').evaluateAll((all) => all.map((button) => button.getBoundingClientRect()));
  expect(Math.min(...sizes.flatMap(({ width, height }) => [width, height]))).toBeGreaterThanOrEqual(34);
});

test('what is tapped is large enough', async ({ page, scene }) => {
  await scene.analyst.enter(page);
  await page.goto('/events');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  // WCAG 2.5.8: 24 by 24 pixels.
  const small = await page.locator('main button:visible, header button:visible').evaluateAll((buttons) =>
    buttons
      .map((button) => ({ box: button.getBoundingClientRect(), name: button.getAttribute('aria-label') ?? button.textContent }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ box, name }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
