import { EventsPage } from '../harness/events-page';
import { HOUR, ingest } from '../harness/events';
import { PASSWORD } from '../harness/people';
import { expect, fillLogin, test } from '../harness/test';

test('light, dark, or as the system has it', async ({ page, anna }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/account');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const choose = async (name: string) =>
    page.getByRole('main').getByRole('group', { name: 'Theme' }).getByRole('button', { name }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  const light = await ground();
  await choose('Dark');
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  expect(await ground()).toBe(dark);
  await expect(page.getByRole('main').getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');

  await choose('System');
  await expect.poll(ground).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).toBe(dark);
  await choose('Light');
  await expect.poll(ground).toBe(light);
});

test('the theme is there before the first paint', async ({ page, anna }) => {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Dark' }).click();
  // While the program is still on its way, only what comes before it decides.
  await page.route('**/*.wasm', () => undefined);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.unroute('**/*.wasm');
  await page.goto('/account');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('a new password ends the other sessions', async ({ page, anna, browser, server }) => {
  const other = await browser.newPage({ baseURL: server.url });
  await anna.enter(other);
  await other.goto('/cases');
  await expect(other.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();

  await page.goto('/account');
  await expect(page.getByRole('main')).toContainText(anna.login);
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('quite another password');
  await page.getByLabel('New password again').fill('quite another password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Your other sessions have ended');
  await expect(page.getByLabel('Current password')).toHaveValue('');
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();

  await other.keyboard.press('r');
  await expect(other).toHaveURL(/\/login\?next=\/cases/);
  await fillLogin(other, anna.login, 'quite another password');
  await expect(other.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
  await other.close();
});

test.describe('far from Greenwich', () => {
  test.use({ timezoneId: 'Asia/Kathmandu' });

  test('times are the viewer’s, with UTC on hover', async ({ page, server, anna }) => {
    const at = Date.now() - HOUR;
    await ingest(server, anna.customer, [{ ago: HOUR }]);
    await page.goto('/account');
    await expect(page.getByRole('main')).toContainText(/Asia\/Kat(h)?mandu/);
    const events = new EventsPage(page);
    await events.open();
    const time = events.rows.first().locator('.col-time time');
    const shown = new Date(Date.parse((await time.getAttribute('datetime'))!));
    expect(Math.abs(shown.getTime() - at)).toBeLessThan(60_000);
    // 5 hours and 45 minutes ahead.
    const local = new Date(shown.getTime() + 5.75 * HOUR).toISOString();
    await expect(time).toContainText(local.slice(11, 19));
    await expect(time).toHaveAttribute('title', new RegExp(`${shown.toISOString().slice(0, 19)}.*UTC`));
  });
});
