/**
 * How one is told: by which way, in which hours, and as a notification of the browser that leads to what it is of.
 */
import { violations } from '../harness/axe';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

// Everywhere else it is kept out: see browser.ts.
test.use({ serviceWorkers: 'allow' });

type Shown = { title: string; body: string; data: string };

test('what is new is shown by the browser, and leads to it', async ({ page, context, server, anna }) => {
  await context.grantPermissions(['notifications']);
  // What is shown lies outside of the page, and a browser without a window shows nothing: it is noted where it is handed over.
  await page.addInitScript(() => {
    const shown: unknown[] = [];
    Object.assign(window, { shown });
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    const show = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = function (title, options) {
      shown.push({ title, body: options?.body, data: options?.data as unknown });
      return show.call(this, title, options).catch(() => undefined);
    };
  });
  const bjarne = await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl');
  const session = await anna.session();
  const id = await session.createCase(anna.customer, 'Beacon');
  await page.goto('/account');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const choice = page.getByRole('switch', { name: /Show what is new/ });
  await expect(choice).not.toBeChecked();
  await choice.check();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('shown by this browser');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(choice).toBeChecked();
  await page.goto('/events');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const shown = () => page.evaluate(() => (window as unknown as { shown: Shown[] }).shown);
  const theirs = await bjarne.session();
  // The page may still be on its way to listen: what is said until then is only in the bell.
  await expect
    .poll(async () => {
      await theirs.call('comment/add', { case: id, text: 'Look at this', internal: false });
      return (await shown()).length;
    })
    .toBeGreaterThan(0);
  const [first] = await shown();
  expect(first?.title).toBe('Argus');
  expect(first?.body).toMatch(new RegExp(`Bjarne Dahl.*#${id} – Beacon|comments on #${id} – Beacon`));
  expect(first?.data).toBe(`/cases/${id}`);

  // As a press on it does.
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate((path) => {
    const pressed = new Event('notificationclick');
    const notification = { close: () => undefined, data: path };
    self.dispatchEvent(Object.assign(pressed, { notification, waitUntil: () => undefined }));
  }, first!.data);
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`));
});

test('one chooses how to be told, and when not', async ({ page, browser, server, anna }) => {
  const admin = await Person.add(server, anna.customers, 'Administrators', 'Ada Lind');
  await page.goto('/account');
  const comments = page.getByLabel('Comments on cases that I watch');
  await expect(comments.locator('option', { hasText: 'by mail' })).toBeDisabled();
  await expect(page.getByText(/Nothing can come by mail/)).toBeVisible();
  await comments.selectOption('Not at all');
  await page.getByText('Quiet hours begin on:').click();
  await page.getByRole('checkbox', { name: 'Sunday' }).check();
  await page.getByRole('textbox', { name: 'From' }).fill('late');
  await page.getByRole('button', { name: 'Save quiet hours' }).click();
  await expect(page.getByRole('textbox', { name: 'From' })).toHaveAccessibleDescription(/must be a time of day/);
  await page.getByRole('textbox', { name: 'From' }).fill('23:30');
  await page.getByRole('button', { name: 'Save quiet hours' }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('In your quiet hours');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('preferences.png'), fullPage: true });
  await page.reload();
  await expect(comments).toHaveValue('nothing');
  await expect(page.getByRole('textbox', { name: 'From' })).toHaveValue('23:30');

  // A browser that was told not to show any says what to do.
  const context = await browser.newContext({ baseURL: server.url });
  const other = await context.newPage();
  await other.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  });
  await admin.enter(other);
  await other.goto('/account');
  await expect(other.getByRole('switch', { name: /Show what is new/ })).toBeDisabled();
  await expect(other.getByText(/Allow them in its settings/)).toBeVisible();

  // The phone has room for all of it.
  await other.setViewportSize({ width: 380, height: 800 });
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await other.screenshot({ path: test.info().outputPath('phone.png'), fullPage: true });
  await other.setViewportSize({ width: 1400, height: 900 });

  // An administrator chooses the channel for mails.
  const session = await admin.session();
  const settings = { kind: 'email', host: 'mail.example.com', port: 587, security: 'startTls', user: '', from: 'argus@example.com' };
  await session.call('channel/save', {
    id: null, version: 0, content: { name: 'Mail to people', active: true, settings }, secret: '',
  });
  await other.goto('/manage/settings');
  await other.getByLabel('Mails to people go through').selectOption('Mail to people');
  await expect(other.getByRole('log', { name: 'Messages' })).toContainText('from now on');
  expect(await violations(other)).toEqual([]);
  await other.screenshot({ path: test.info().outputPath('settings.png'), fullPage: true });
  await context.close();
});
