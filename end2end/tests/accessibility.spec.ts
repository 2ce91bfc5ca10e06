/**
 * axe's rules on every page, in light and dark. Contrast is measured, so both themes are looked at.
 */
import type { Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { EventsPage } from '../harness/events-page';
import { Session } from '../harness/people';
import { ADMIN, expect, test } from '../harness/test';

/** Brings the page into a state, once it is there. */
type Arrange = (page: Page) => Promise<void>;

const nothing: Arrange = async () => {};

async function openDialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
}

const STATES: [name: string, address: string, arrange: Arrange][] = [
  ['overview', '/overview', nothing],
  ['events', '/events', nothing],
  ['events, found', '/events?ip=10.7.0.0/24&min-severity=high&flag=BLOCKED', nothing],
  ['events, none found', '/events?text=no+such+thing', nothing],
  ['events, misread address', '/events?ip=10.0.0.0/33', nothing],
  ['events, histogram as a table', '/events?chart=table', nothing],
  ['an event', '/events', async (page) => {
    await page.locator('.event-table tbody tr').first().click();
    await expect(page.getByRole('complementary', { name: 'Event' }).getByRole('heading', { level: 3 })).toBeVisible();
  }],
  ['an event why it matched', '/events?ip=192.168.1.32/28', async (page) => {
    await page.locator('.event-table tbody tr').first().click();
    await expect(page.locator('.why')).toBeVisible();
  }],
  ['most frequent', '/events', async (page) => {
    await page.getByRole('button', { name: /^Most frequent/ }).click();
    await expect(page.locator('.top-row').first()).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ['marked events', '/events', async (page) => {
    await page.locator('.event-table tbody').getByRole('checkbox').nth(1).check();
    await page.getByRole('toolbar').getByRole('button', { name: /^Severity/ }).click();
  }],
  ['a comment', '/events', async (page) => {
    await page.locator('.event-table tbody').getByRole('checkbox').first().check();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(page.locator('.field-note.wrong')).toBeVisible();
  }],
  ['saved searches', '/events', async (page) => {
    await page.getByRole('button', { name: 'Save, open and share searches' }).click();
    await expect(page.locator('.saved [aria-busy=true]')).toHaveCount(0);
    await page.getByLabel('Save this search as').press('Enter');
    await expect(page.locator('.field-note.wrong')).toBeVisible();
  }],
  ['a time range the wrong way round', '/events?from=now&to=-2days', nothing],
  ['a property as filter', '/events', async (page) => {
    await new EventsPage(page).addFilter('Property');
  }],
  ['the case as filter', '/events', async (page) => {
    await new EventsPage(page).addFilter('Case, or none');
  }],
  ['the time range', '/events', async (page) => {
    await page.getByRole('button', { name: /^Time range/ }).click();
    await page.getByLabel('From').fill('last week');
    await page.getByRole('button', { name: 'Apply' }).click();
  }],
  ['a filter as text', '/events', async (page) => {
    const editor = await new EventsPage(page).addFilter('Port, either side');
    await editor.getByRole('textbox').fill('http');
    await editor.getByRole('textbox').press('Enter');
    await expect(editor.getByRole('alert')).toBeVisible();
  }],
  ['an alarm as filter', '/events', async (page) => {
    const editor = await new EventsPage(page).addFilter('Alarm');
    await expect(editor.getByRole('checkbox').first()).toBeVisible();
  }],
  ['a filter as boxes', '/events', async (page) => {
    const editor = await new EventsPage(page).addFilter('Flag set');
    await editor.getByRole('checkbox').first().check();
  }],
  ['cases', '/cases', nothing],
  ['alerts', '/alerts?state=any', nothing],
  ['a new alert', '/alerts', async (page) => openDialog(page, 'n')],
  ['alert rules', '/manage/alert-rules', nothing],
  ['importing alert rules', '/manage/alert-rules/import', nothing],
  ['a new alert rule', '/manage/alert-rules/new?ip=10.7.0.0/24&min-severity=high', async (page) => {
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['cases, none found', '/cases?text=no+such+case', nothing],
  ['cases, narrowed', '/cases?severity=medium&state=open', nothing],
  ['a case', '/cases/CASE', nothing],
  ['a case being edited', '/cases/CASE', async (page) => {
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Summary' })).toBeFocused();
    await page.getByRole('button', { name: 'Rename the case' }).click();
  }],
  ['closing a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Close…' }).click();
    await page.getByRole('button', { name: 'Close case' }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ["a case's attachments", '/cases/CASE?tab=attachments', nothing],
  ['who sees a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Access…' }).click();
    await expect(page.getByRole('dialog').getByText('Owns the case')).toBeVisible();
  }],
  ['linking a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Link…' }).click();
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible();
    await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ['merging a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Merge into…' }).click();
    await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ['exporting a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ["a case's timeline", '/cases/CASE?tab=timeline', nothing],
  ['a new timeline entry', '/cases/CASE?tab=timeline', async (page) => openDialog(page, 'n')],
  ["a case's indicators", '/cases/CASE?tab=iocs', nothing],
  ['adding indicators', '/cases/CASE?tab=iocs', async (page) => {
    await openDialog(page, 'n');
    await page.getByLabel('Values').fill('evil[.]example\n');
    await expect(page.getByRole('region', { name: 'What this is taken for' })).toBeVisible();
  }],
  ["a case's notes", '/cases/CASE?tab=notes', nothing],
  ["a case's tasks", '/cases/CASE?tab=tasks', nothing],
  ['a new task', '/cases/CASE?tab=tasks', async (page) => openDialog(page, 'n')],
  ["a case's events", '/cases/CASE?tab=events', nothing],
  ["a case's tasks of modules", '/cases/CASE?tab=dim', nothing],
  ['processing evidence', '/cases/CASE?tab=attachments', async (page) => {
    await page.getByRole('button', { name: 'Process evidence…' }).click();
    await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ['what modules can do with a case', '/cases/CASE', async (page) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Modules…' }).click();
    await expect(page.getByRole('dialog', { name: 'Modules' }).locator('[aria-busy=true]')).toHaveCount(0);
  }],
  ['DIM tasks', '/dim-tasks', nothing],
  ['DIM tasks, none found', '/dim-tasks?module=no+such+module&state=failed', nothing],
  ["a case's activity", '/cases/CASE?tab=activity', nothing],
  ['marked cases', '/cases', async (page) => {
    await page.locator('.cases tbody').getByRole('checkbox').first().check();
    await expect(page.getByRole('toolbar', { name: 'Marked cases' })).toBeVisible();
  }],
  ['tagging cases', '/cases', async (page) => {
    await page.locator('.cases tbody').getByRole('checkbox').first().check();
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['search', '/search', nothing],
  ['search, found', '/search?text=something', nothing],
  ['search, none found', '/search?text=no+such+thing&kind=note', nothing],
  ['my tasks', '/tasks', nothing],
  ['my tasks, none found', '/tasks?overdue=yes&status=onHold', nothing],
  ['activities', '/activities?all=yes', nothing],
  ['account', '/account', nothing],
  ['an unknown address', '/nowhere', nothing],
  ['new case', '/cases', async (page) => {
    await openDialog(page, 'c');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['switch context', '/cases', async (page) => openDialog(page, 's')],
  ['help', '/events', async (page) => openDialog(page, '?')],
  ['palette', '/events', async (page) => openDialog(page, 'Control+k')],
  ['account menu', '/cases', async (page) => page.getByRole('button', { name: /account of/ }).click()],
  ['a message', '/cases', async (page) => {
    await page.route('**/page/session/log-out', (route) => route.abort());
    await page.getByRole('button', { name: /account of/ }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.getByRole('log', { name: 'Messages' })).toContainText('cannot be reached');
  }],
];

/** What only administrators see. CUSTOMER and USER stand for numbers. */
const MANAGED: typeof STATES = [
  ['automation rules', '/manage/automation', nothing],
  ['channels', '/manage/channels', nothing],
  ['deliveries', '/manage/channels?tab=deliveries', nothing],
  ['a new channel', '/manage/channels', async (page) => {
    await expect(page.getByRole('button', { name: 'New channel' })).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['notification policies', '/manage/policies', nothing],
  ['what notification policies met', '/manage/policies?tab=history', nothing],
  ['silences', '/manage/silences', nothing],
  ['what automation rules did', '/manage/automation?tab=runs', nothing],
  ['a new automation rule', '/manage/automation', async (page) => {
    await openDialog(page, 'n');
    await page.getByRole('button', { name: 'Add an action' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['modules', '/manage/modules', nothing],
  ['installing a module', '/manage/modules', async (page) => {
    await openDialog(page, 'n');
    await page.getByRole('dialog').getByRole('button', { name: 'Install' }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['uploading a module', '/manage/modules', async (page) => {
    await page.getByRole('button', { name: 'Upload a wheel…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Install' }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['workflows', '/manage/workflows', nothing],
  ['a workflow being edited', '/manage/workflows', async (page) => {
    await page.getByRole('button', { name: 'Edit Incident' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add a state' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['custom fields', '/manage/custom-fields', nothing],
  ['notifications', '/notifications', nothing],
  ['services', '/manage/services', nothing],
  ['a new service', '/manage/services', async (page) => openDialog(page, 'n')],
  ['classifications', '/manage/classifications', nothing],
  ['a new classification', '/manage/classifications', async (page) => {
    await page.getByRole('main').getByRole('button', { name: 'New classification' }).click();
    await expect(page.getByRole('dialog', { name: 'New classification' })).toBeVisible();
  }],
  ['a new custom field', '/manage/custom-fields', async (page) => {
    await openDialog(page, 'n');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['case templates', '/manage/templates', nothing],
  ['a new case template', '/manage/templates/new', async (page) => {
    for (const name of ['Add a task', 'Add a folder of notes', 'Add a note']) {
      await page.getByRole('button', { name }).click();
    }
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['a case template as JSON', '/manage/templates/new?view=json', nothing],
  ['customers', '/manage/customers', nothing],
  ['customers, none found', '/manage/customers?text=no+such+customer', nothing],
  ['a new customer', '/manage/customers', async (page) => {
    await openDialog(page, 'n');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.locator('.field-note.wrong').first()).toBeVisible();
  }],
  ['a customer', '/manage/customers/CUSTOMER', nothing],
  ['a new network', '/manage/customers/CUSTOMER', async (page) => {
    await page.getByRole('button', { name: 'New network' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['users', '/manage/users', nothing],
  ['a new user', '/manage/users', async (page) => openDialog(page, 'n')],
  ['a user', '/manage/users/USER', nothing],
  ['disabling a user', '/manage/users/USER', async (page) => {
    await page.getByRole('button', { name: 'Disable…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }],
  ['groups', '/manage/groups', nothing],
  ['a group', '/manage/groups/2', nothing],
  ['changing a group', '/manage/groups/2', async (page) => openDialog(page, 'e')],
  ['access', '/manage/access', nothing],
  ['access, explained', '/manage/access?user=USER&customer=CUSTOMER', nothing],
  ['settings', '/manage/settings', nothing],
  ['keys', '/manage/keys', nothing],
  ['a new key', '/manage/keys', async (page) => {
    await openDialog(page, 'n');
    await page.getByLabel('Let it do less than its owner').check();
  }],
];

// So that several are looked at side by side.
const PARTS = Array.from({ length: Math.ceil(STATES.length / 15) }, (_, part) => STATES.slice(part * 15, part * 15 + 15));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('log-in, with what is wrong', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Log in' }).click();
      await expect(page.locator('.field-note.wrong').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    for (const [part, states] of PARTS.entries()) {
      test(`every page and dialog, part ${part + 1}`, async ({ page, scene }) => {
        test.setTimeout(180_000);
        const session = await scene.analyst.enter(page);
        const id = await session.createCase(scene.many, 'Something to look at', { soc_ticket: 'SOC-1' });
        for (const [name, address, arrange] of states) {
          await test.step(name, async () => {
            await page.goto(address.replace('CASE', String(id)));
            await expect(page.getByRole('banner')).toBeVisible();
            await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
            await arrange(page);
            expect.soft(await violations(page), name).toEqual([]);
          });
        }
      });
    }

    for (const width of [1400, 380]) {
      test(`what administrators manage, ${width} wide`, async ({ page, server, anna }) => {
        test.setTimeout(180_000);
        await page.setViewportSize({ width, height: 900 });
        const admin = await Session.begin(server, ADMIN.user, ADMIN.password);
        await admin.use(page);
        const [{ id }] = await admin.call<{ id: number }[]>('user/names', { text: anna.login });
        for (const [name, address, arrange] of MANAGED) {
          await test.step(name, async () => {
            await page.goto(address.replace('CUSTOMER', String(anna.customer.id)).replace('USER', String(id)));
            await expect(page.getByRole('banner')).toBeVisible();
            await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
            await arrange(page);
            expect.soft(await violations(page), name).toEqual([]);
          });
        }
      });
    }

    test('on a phone', async ({ page, scene }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width: 380, height: 800 });
      const session = await scene.analyst.enter(page);
      const id = await session.createCase(scene.many, 'Something to look at');
      for (const [name, address, arrange] of STATES) {
        if (!['an event', 'marked events', 'saved searches', 'most frequent', 'cases', 'marked cases', 'my tasks', 'search, found', 'a case', 'a case being edited', 'activities', 'switch context'].includes(name)) {
          continue;
        }
        await test.step(name, async () => {
          await page.goto(address.replace('CASE', String(id)));
          await expect(page.getByRole('banner')).toBeVisible();
          await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
          await arrange(page);
          expect.soft(await violations(page), name).toEqual([]);
        });
      }
    });
  });
}
