/**
 * `test` and `expect` for this product: each worker has a server of its own.
 *
 *     import { expect, login, test } from '../harness/test';
 *
 *     test('…', async ({ page, server }) => {
 *       await server.argus('customer', 'add', 'Acme');
 *       await login(page);
 *     });
 */
import { test as base, expect, type Page } from '@playwright/test';
import { ADMIN, Server } from './server';

export { ADMIN, Server, expect };

export const test = base.extend<{ watched: void }, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  /** No page may throw, whatever the test looks at; and a failed test shows what the server wrote. */
  watched: [
    async ({ page, server }, use, info) => {
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.stack ?? error.message));
      await use();
      if (info.status !== info.expectedStatus) {
        await info.attach('server.log', { body: server.output(), contentType: 'text/plain' });
      }
      expect(thrown, 'errors thrown by the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Logs in through the form, as a person does. */
export async function login(page: Page, user = ADMIN.user, password = ADMIN.password): Promise<void> {
  await page.goto('/');
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}
