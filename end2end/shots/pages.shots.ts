/**
 * Pictures of pages for looking at by eye: two widths, light and dark, with the demonstration's data.
 *
 * `cargo xtask shots` takes all of them; `cargo xtask shots --out FOLDER /events?chart=table /cases` takes those
 * of some addresses.
 */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { output } from '../browser';
import { Session } from '../harness/people';
import { ADMIN, expect, Server, test as base } from '../harness/test';

const folder = process.env.SHOTS_FOLDER ?? path.join(output, 'shots');

const test = base.extend<object, { server: Server; session: Session }>({
  server: [
    async ({}, use) => {
      const server = await Server.start(['--demo']);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  // One for all pictures, or the activity log would show nothing but log-ins.
  session: [
    async ({ server }, use) => {
      const session = await Session.begin(server, ADMIN.user, ADMIN.password);
      await session.switchCase(2);
      await use(session);
    },
    { scope: 'worker' },
  ],
});

/** What is pictured: a name, an address, and what to do there first. */
interface Shot {
  name: string;
  address: string;
  arrange?: (page: Page) => Promise<void>;
}

const press = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
};

const ALL: Shot[] = [
  { name: 'login', address: '/login' },
  { name: 'events', address: '/events' },
  { name: 'events-narrowed', address: '/events?from=-24hours&ip=10.5.0.0/16&min-severity=high&not-flag=BLOCKED' },
  { name: 'events-table', address: '/events?chart=table' },
  { name: 'events-none', address: '/events?text=no+such+thing' },
  {
    name: 'event',
    address: '/events?ip=10.5.0.0/16',
    arrange: async (page) => {
      await page.locator('.event-table tbody tr').nth(2).click();
      await expect(page.locator('.detail h3')).toBeVisible();
    },
  },
  {
    name: 'events-marked',
    address: '/events?ip=10.5.0.0/16',
    arrange: async (page) => {
      for (const place of [1, 2, 4]) {
        await page.locator('.event-table tbody').getByRole('checkbox').nth(place).check();
      }
    },
  },
  {
    name: 'filter-editor',
    address: '/events',
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Add a filter' }).click();
      await page.getByRole('button', { name: 'Flag set', exact: true }).click();
    },
  },
  {
    name: 'time-range',
    address: '/events',
    arrange: async (page) => page.getByRole('button', { name: /^Time range/ }).click(),
  },
  { name: 'cases', address: '/cases' },
  { name: 'cases-narrowed', address: '/cases?state=open&severity=medium&sort=-updated' },
  { name: 'case', address: '/cases/1' },
  {
    name: 'case-editing',
    address: '/cases/2',
    arrange: async (page) => {
      await page.keyboard.press('e');
      const text = '# Findings\n\n- **two** hosts, `10.5.97.201`\n- [x] isolated\n\n| host | seen |\n|---|---|\n| a | twice |\n\n> As reported.';
      await page.getByRole('textbox', { name: 'Summary' }).fill(text);
    },
  },
  {
    name: 'case-close',
    address: '/cases/2',
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Close…' }).click();
      await page.getByRole('button', { name: 'Close case' }).click();
      await expect(page.locator('.field-note.wrong').first()).toBeVisible();
    },
  },
  {
    name: 'case-contest',
    address: '/cases/2',
    arrange: async (page) => {
      await page.route('**/page/case/update', (route) => {
        const theirs = { field: 'severity', mine: 'high', theirs: 'critical', by: 'Bjarne Dahl', at: Date.now() - 90_000 };
        return route.fulfill({ status: 409, json: { Conflict: { fields: [theirs], version: 2 } } });
      });
      await page.getByRole('combobox', { name: 'Severity' }).selectOption('high');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'case-events', address: '/cases/1?tab=events' },
  { name: 'case-notes', address: '/cases/2?tab=notes' },
  { name: 'case-tasks', address: '/cases/2?tab=tasks' },
  { name: 'case-iocs', address: '/cases/2?tab=iocs' },
  { name: 'case-attachments', address: '/cases/2?tab=attachments' },
  { name: 'case-comments', address: '/cases/2?tab=comments' },
  { name: 'case-activity', address: '/cases/1?tab=activity' },
  { name: 'activities', address: '/activities?all=yes' },
  { name: 'dim-tasks', address: '/dim-tasks' },
  { name: 'modules', address: '/manage/modules' },
  { name: 'alerts', address: '/alerts' },
  { name: 'notifications', address: '/notifications' },
  { name: 'my-tasks', address: '/tasks' },
  { name: 'search', address: '/search?text=phone' },
  { name: 'manage-customers', address: '/manage/customers' },
  { name: 'manage-customer', address: '/manage/customers/2' },
  { name: 'manage-users', address: '/manage/users' },
  { name: 'manage-user', address: '/manage/users/1' },
  { name: 'manage-groups', address: '/manage/groups' },
  { name: 'manage-group', address: '/manage/groups/1' },
  { name: 'manage-access', address: '/manage/access' },
  { name: 'manage-keys', address: '/manage/keys' },
  { name: 'manage-settings', address: '/manage/settings' },
  { name: 'manage-custom-fields', address: '/manage/custom-fields' },
  { name: 'manage-classifications', address: '/manage/classifications' },
  { name: 'manage-channels', address: '/manage/channels' },
  { name: 'manage-templates', address: '/manage/templates' },
  { name: 'manage-template', address: '/manage/templates/1' },
  { name: 'manage-automation', address: '/manage/automation' },
  { name: 'manage-workflows', address: '/manage/workflows' },
  { name: 'account', address: '/account' },
  { name: 'not-found', address: '/nowhere' },
  {
    name: 'new-case',
    address: '/events',
    arrange: async (page) => {
      await press('c')(page);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
    },
  },
  { name: 'switch-context', address: '/events', arrange: press('s') },
  { name: 'help', address: '/events', arrange: press('?') },
  { name: 'palette', address: '/events', arrange: press('Control+k') },
];

function named(address: string): Shot {
  return { name: address.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'start', address };
}

const shots = process.env.SHOTS_PATHS ? process.env.SHOTS_PATHS.trim().split(/\s+/).map(named) : ALL;

for (const { name, address, arrange } of shots) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1400, 380]) {
      test(`${name} ${width} ${colorScheme}`, async ({ page, session }) => {
        await page.setViewportSize({ width, height: width > 600 ? 900 : 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (address !== '/login') {
          await session.use(page);
        }
        await page.goto(address);
        await expect(page.locator('#boot')).toHaveCount(0);
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await arrange?.(page);
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) });
      });
    }
  }
}
