/**
 * `test` and `expect` for this product: each worker has a server of its own.
 *
 *     import { expect, test } from '../harness/test';
 *
 *     test('…', async ({ page, anna }) => {
 *       // Anna is an analyst with a customer of her own, already logged in.
 *       await page.goto('/cases');
 *     });
 */
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { makeScene, type Scene } from './events';
import { addCustomer, Person } from './people';
import { ADMIN, Server } from './server';

export { ADMIN, Server, expect };

interface Fixtures {
  watched: void;
  /** An analyst with a customer of her own. A test that asks for her is logged in in her name. */
  anna: Person;
}

interface WorkerFixtures {
  server: Server;
  scene: Scene;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  scene: [async ({ server }, use) => use(await makeScene(server)), { scope: 'worker' }],

  baseURL: async ({ server }, use) => use(server.url),

  anna: async ({ page, server }, use) => {
    const anna = await Person.add(server, [await addCustomer(server)]);
    await anna.enter(page);
    await use(anna);
  },

  /** No page may throw or break its own security policy; and a failed test shows what the server wrote. */
  watched: [
    async ({ context, server }, use, info) => {
      const complaints = watch(context);
      await use();
      if (info.status !== info.expectedStatus) {
        await info.attach('server.log', { body: server.output(), contentType: 'text/plain' });
      }
      expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

/** What Chromium writes that is no fault of the page's. */
const HARMLESS = [
  // A refusal of the server, which the tests of refusals bring about on purpose.
  /^Failed to load resource/,
  // See browser.ts.
  /^Service Worker registration blocked by Playwright/,
  // The build tool gives one to every file; where it does not count it does no harm.
  /^The `integrity` attribute is currently ignored for preload destinations/,
];

/** Collects what goes wrong in a browser without being seen. */
export function watch(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (event) => complaints.push(event.error().stack ?? event.error().message));
  context.on('console', (message) => {
    const isHarmless = HARMLESS.some((pattern) => pattern.test(message.text()));
    if (['error', 'warning'].includes(message.type()) && !isHarmless) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  return complaints;
}

/** Logs in through the form, as a person does. */
export async function login(page: Page, user = ADMIN.user, password = ADMIN.password): Promise<void> {
  await page.goto('/login');
  await fillLogin(page, user, password);
  await expect(page.getByRole('banner')).toBeVisible();
}

/** Fills in the form and sends it. */
export async function fillLogin(page: Page, user: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}
