import type { Page } from '@playwright/test';
import { PASSWORD } from '../harness/people';
import { expect, fillLogin, test } from '../harness/test';

/** A call of a module, opened. */
async function open(page: Page, module: string, id: string) {
  const heading = page.locator(`h3[data-tag="${module}"]`);
  if ((await heading.getAttribute('data-is-open')) !== 'true') {
    await heading.click();
  }
  const call = page.locator(`[id$="-${id}"].opblock`);
  await call.getByRole('button').first().click();
  return call;
}

test('somebody who is logged in tries a call', async ({ page, anna }) => {
  // Not by the fixture's cookie alone: as a person comes here.
  await page.context().clearCookies();
  await page.goto('/login');
  await fillLogin(page, anna.login, PASSWORD);
  await expect(page.getByRole('banner')).toBeVisible();
  await page.goto('/swagger');
  await expect(page).toHaveTitle('Argus API');
  await expect(page.getByRole('status').first()).toHaveText(`Calls are made as ${anna.login}.`);

  const call = await open(page, 'currentuser/v1', 'getCurrentUser');
  await expect(call).toContainText('/currentuser/v1/user');
  await call.getByRole('button', { name: 'Execute' }).click();
  const answer = call.locator('.live-responses-table');
  await expect(answer.locator('.response-col_status').last()).toContainText('200');
  await expect(answer).toContainText(`"userName": "${anna.login}"`);
});

test('a body is sent as it is written', async ({ page, anna }) => {
  await page.goto('/swagger');
  const call = await open(page, 'customers/v2', 'searchCustomers');
  await call.locator('textarea.body-param__text').fill('{"keywords": ["nobody has this name"]}');
  await call.getByRole('button', { name: 'Execute' }).click();
  const answer = call.locator('.live-responses-table');
  await expect(answer.locator('.response-col_status').last()).toContainText('200');
  await expect(answer).toContainText('"count": 0');
  await expect(page.getByRole('status').first()).toContainText(anna.login);
});

test('nobody is told who calls, and refused', async ({ page }) => {
  await page.goto('/swagger');
  await expect(page.getByRole('status').first().getByRole('link', { name: 'Log in' })).toBeVisible();
  const call = await open(page, 'currentuser/v1', 'getCurrentUser');
  await call.getByRole('button', { name: 'Execute' }).click();
  await expect(call.locator('.live-responses-table .response-col_status').last()).toContainText('401');
});

test('dark as the system is, and as it was chosen', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/swagger');
  await expect(page.locator('.opblock-tag').first()).toBeVisible();
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  await page.evaluate(() => localStorage.setItem('argus.theme', 'light'));
  await page.reload();
  await expect(page.locator('.opblock-tag').first()).toBeVisible();
  expect(await ground()).toBe(light);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 740 }, hasTouch: true });

  test('nothing is wider than the screen', async ({ page, anna }) => {
    await page.goto('/swagger');
    const call = await open(page, 'events/v1', 'searchAggregatedEvents');
    await expect(call.getByRole('button', { name: 'Execute' })).toBeVisible();
    await open(page, 'events/v1', 'getEvent');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(380);
    await expect(page.getByRole('status').first()).toContainText(anna.login);
  });
});
