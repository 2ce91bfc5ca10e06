/**
 * Processing modules: installed and set, called by hand and with files of evidence, and their tasks.
 *
 * Each test has a server of its own, as a module is there for everybody. What is installed needs nothing from outside.
 */
import type { Locator, Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { eve } from '../harness/events';
import { addCustomer, Person, type Session } from '../harness/people';
import { Server } from '../harness/server';
import { expect, test } from '../harness/test';
import { makeWheel } from '../harness/wheel';

/** Making an environment of Python takes a while. */
const INSTALLED = { timeout: 90_000 };
const DONE = { timeout: 30_000 };

const LOOK_UP = `
from argus_dim import Call, Failed, Module, Parameter, Secret

argus_module = Module(
    name="look_up",
    title="Look up",
    version="1.0.0",
    description="Tags what it is shown.",
    parameters=[
        Parameter("word", str, default="seen", title="Word", about="What it tags with"),
        Parameter("most", int, default=3, title="Most"),
        Parameter("map", dict, title="Map", section="Other"),
        Parameter("key", Secret, title="Key", section="Other"),
    ],
)


@argus_module.by_hand("ioc", label="Tag it")
def tag(call: Call) -> dict:
    for ioc in call.objects:
        call.log.info("looking at %s", ioc["ioc_value"])
        ioc["ioc_tags"] = call.settings["word"]
    return {"looked": len(call.objects)}


@argus_module.by_hand("case", label="Fail")
def fail(call: Call) -> None:
    raise ValueError("this cannot be")
`;

interface Place {
  server: Server;
  session: Session;
  /** The number of a case. */
  id: number;
}

/** A server with a case, whose administrator looks at the page. */
async function begin(page: Page): Promise<Place> {
  const server = await Server.start();
  const customer = await addCustomer(server);
  const admin = await Person.add(server, [customer], 'Administrators', 'Ada Lind');
  const session = await admin.enter(page);
  return { server, session, id: await session.createCase(customer, 'AI CASE') };
}

async function upload(page: Page, server: Server): Promise<void> {
  await page.goto(`${server.url}/manage/modules`);
  await expect(page.getByRole('heading', { name: 'No modules are installed yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Upload a wheel…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Upload a wheel' });
  await dialog.getByLabel('Wheel').setInputFiles(makeWheel('look_up', '1.0.0', LOOK_UP));
  await dialog.getByRole('button', { name: 'Install', exact: true }).click();
  // The task that installs it tells how it goes.
  await expect(page).toHaveURL(/\/dim-tasks\/\d+$/);
  await expect(state(page)).toHaveText('Succeeded', INSTALLED);
}

function state(page: Page): Locator {
  return page.locator('.glance .task-state');
}

/** From the message that says that a task was begun. */
async function showTask(page: Page): Promise<void> {
  await page.getByRole('log', { name: 'Messages' }).getByRole('link', { name: 'Show the task' }).click();
  await expect(page).toHaveURL(/\/dim-tasks\/\d+$/);
}

test('a wheel is installed, set, and switched off', async ({ page }) => {
  test.setTimeout(180_000);
  const { server } = await begin(page);
  try {
    await upload(page, server);
    await page.goto(`${server.url}/manage/modules`);
    const row = page.getByRole('row', { name: /Look up/ });
    await expect(row).toContainText('ready');
    await expect(row).toContainText('1.0.0');
    expect(await violations(page)).toEqual([]);
    await row.getByRole('link', { name: 'Look up' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Look up' })).toBeVisible();

    const settings = page.getByRole('region', { name: 'Settings' });
    await settings.getByLabel('Word').fill('known');
    await settings.getByLabel('Most').fill('many');
    await settings.getByLabel('Map').fill('{"a": ');
    await settings.getByLabel('Key').fill('s3cret');
    await settings.getByRole('button', { name: 'Save settings' }).click();
    await expect(settings.getByLabel('Most')).toHaveAccessibleDescription(/must be a whole number/);
    await expect(settings.getByLabel('Map')).toHaveAccessibleDescription(/must be JSON/);
    await expect(settings.getByLabel('Word'), 'nothing typed is lost').toHaveValue('known');
    expect(await violations(page)).toEqual([]);
    await settings.getByLabel('Most').fill('5');
    await settings.getByLabel('Map').fill('{"a": 1}');
    await settings.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Saved.');
    await page.reload();
    await expect(settings.getByLabel('Word')).toHaveValue('known');
    await expect(settings.getByLabel('Most')).toHaveValue('5');
    await expect(settings.getByLabel('Key'), 'a secret is not shown again').toHaveValue('');
    await expect(settings.getByLabel('Key')).toHaveAttribute('placeholder', '********');

    const configuration = page.getByRole('region', { name: 'Configuration' });
    await configuration.getByRole('button', { name: 'Export' }).click();
    const document = configuration.locator('pre');
    await expect(document).toContainText('"word": "known"');
    await expect(document).not.toContainText('s3cret');
    const text = (await document.textContent()) ?? '';
    await configuration.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a configuration' });
    await dialog.getByRole('textbox', { name: 'Document' }).fill('{');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Document' })).toHaveAccessibleDescription(/must be JSON/);
    await dialog.getByRole('textbox', { name: 'Document' }).fill(text.replace('"known"', '"taken in"'));
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(settings.getByLabel('Word')).toHaveValue('taken in');
    await expect(settings.getByLabel('Key'), 'secrets stay').toHaveAttribute('placeholder', '********');

    const muted = page.waitForResponse('**/page/module/change');
    await page.getByRole('switch', { name: 'Called for on_manual_trigger_ioc' }).uncheck();
    await muted;
    await page.reload();
    await expect(page.getByRole('switch', { name: 'Called for on_manual_trigger_ioc' })).not.toBeChecked();
    await page.getByRole('switch', { name: 'On', exact: true }).uncheck();
    await expect(page.locator('.module-health')).toContainText('turned off');

    await page.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('dialog', { name: 'Remove the module' }).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'No modules are installed yet' })).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('a module is called by hand, and its task says what it did', async ({ page }) => {
  test.setTimeout(180_000);
  const { server, session, id } = await begin(page);
  try {
    await session.call('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
    await upload(page, server);
    await page.goto(`${server.url}/cases/${id}?tab=iocs`);
    await page.getByRole('button', { name: 'Modules for evil.example' }).click();
    const dialog = page.getByRole('dialog', { name: 'Modules' });
    await expect(dialog.getByRole('button', { name: /Tag it/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: /Tag it/ }).click();
    await showTask(page);
    await expect(state(page)).toHaveText('Succeeded', DONE);
    await expect(page.getByRole('log', { name: 'Log' })).toContainText('looking at evil.example');
    await expect(page.getByRole('region', { name: 'Result' })).toContainText('"looked": 1');
    const change = page.locator('.task-changes tbody tr');
    await expect(change).toHaveCount(1);
    await expect(change).toContainText('seen');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 380, height: 800 });
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await page.setViewportSize({ width: 1280, height: 720 });
    const first = page.url();
    await change.getByRole('link', { name: /of the log/ }).click();
    await expect(page).toHaveURL(/\/activities\?.*before=/);
    await expect(page.locator('.activities tbody tr').first()).toContainText('ada.lind');
    await page.goto(first);

    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(page).not.toHaveURL(first);
    await expect(state(page)).toHaveText('Succeeded', DONE);
    await expect(page.getByText('Runs again', { exact: true })).toBeVisible();

    // What fails says where, to administrators.
    await page.goto(`${server.url}/cases/${id}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Modules…' }).click();
    await page.getByRole('dialog', { name: 'Modules' }).getByRole('button', { name: /Fail/ }).click();
    await showTask(page);
    await expect(state(page)).toHaveText('Failed', DONE);
    await expect(page.getByRole('region', { name: 'Traceback' })).toContainText('this cannot be');
    await page.getByRole('region', { name: 'Facts' }).getByRole('link', { name: /AI CASE/ }).click();
    await page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('link', { name: 'DIM' }).click();
    await expect(page.locator('.dim-tasks tbody tr')).toHaveCount(3);
  } finally {
    await server.stop();
  }
});

test('the list of tasks: a filter under every column, and what is new comes by itself', async ({ page }) => {
  test.setTimeout(180_000);
  const { server, session, id } = await begin(page);
  try {
    await session.call('ioc/add', { case: id, new: [{ value: 'evil.example' }] });
    await upload(page, server);
    await page.goto(`${server.url}/dim-tasks?module=look`);
    const rows = page.locator('.dim-tasks tbody tr');
    await expect(rows).toHaveCount(1);
    for (const name of ['Task ID', 'State', 'Case', 'Processing Module', 'Initiating User', 'Started', 'Duration']) {
      await expect(page.getByRole('columnheader', { name, exact: true })).toBeVisible();
    }
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const [{ module, label }] = await session.call<{ module: number; label: string }[]>('module/choices', { kind: 'ioc' });
    const { rows: iocs } = await session.call<{ rows: { id: number }[] }>('ioc/list', {
      case: id,
      filter: {},
      limit: 10,
      offset: 0,
    });
    const objects = [{ kind: 'ioc', id: String(iocs[0].id) }];
    const [task] = await session.call<number[]>('module/call', { call: { module, label, objects } });
    await expect(rows, 'it comes by itself').toHaveCount(2);
    await expect(rows.first()).toContainText(`#${id} – AI CASE`);
    await expect(rows.first().locator('.task-state')).toHaveText('Succeeded', DONE);

    const number = page.getByRole('searchbox', { name: 'Task ID' });
    await number.fill(String(task));
    await expect(rows).toHaveCount(1);
    await expect(number, 'the field stays while the rows below it change').toBeFocused();
    await number.fill('no number');
    await expect(page.getByRole('heading', { name: 'No task is like this' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await expect(number).toHaveValue('');
    await page.getByRole('searchbox', { name: 'Number or name of the case' }).fill('AI CASE');
    await expect(rows).toHaveCount(1);
    await page.reload();
    await expect(rows, 'the address says it all').toHaveCount(1);
    await page.getByRole('combobox', { name: 'State' }).selectOption('Failed');
    await expect(rows).toHaveCount(0);
    await page.goto(`${server.url}/dim-tasks?module=look`);
    await page.getByRole('searchbox', { name: 'Initiating user' }).fill('Ada');
    await expect(rows).toHaveCount(2);
    await page.getByLabel('Not after').fill('2020-01-02T10:30');
    await expect(rows).toHaveCount(0);

    await page.goto(`${server.url}/dim-tasks?module=look`);
    await expect(rows).toHaveCount(2);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/dim-tasks/${task}$`));
    await page.setViewportSize({ width: 380, height: 800 });
    await page.goto(`${server.url}/dim-tasks?module=look`);
    await expect(rows).toHaveCount(2);
    expect(await violations(page)).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('files of evidence become events of the case', async ({ page }) => {
  test.setTimeout(180_000);
  const { server, session, id } = await begin(page);
  try {
    await page.goto(`${server.url}/manage/modules`);
    await page.getByRole('button', { name: 'Install network-logs' }).click();
    await showTask(page);
    await expect(state(page)).toHaveText('Succeeded', INSTALLED);

    await session.attach(id, 'old.json', 'nothing');
    await page.goto(`${server.url}/cases/${id}?tab=attachments`);
    const dialog = page.getByRole('dialog', { name: 'Process evidence' });
    await page.getByRole('button', { name: 'Modules for old.json' }).click();
    await page.getByRole('dialog', { name: 'Modules' }).getByRole('button', { name: 'Process as evidence…' }).click();
    await expect(dialog.getByRole('checkbox', { name: /old\.json/ }), 'begun from its own menu').toBeChecked();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Process evidence…' }).click();
    await expect(dialog.getByRole('checkbox', { name: /old\.json/ })).not.toBeChecked();
    await dialog.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(dialog.getByText('Files must be chosen: at least one.')).toBeVisible();
    const lines = [{ ago: 60_000, signature: 'TEST from evidence' }, { ago: 50_000, signature: 'TEST as well', sid: 9_000_001 }];
    const buffer = Buffer.from(lines.map(eve).join('\n'));
    await dialog
      .getByLabel('Send another file into the case')
      .setInputFiles({ name: 'eve.json', mimeType: 'application/json', buffer });
    await expect(dialog.getByRole('checkbox', { name: /eve\.json/ }), 'what arrives is chosen').toBeChecked();
    await dialog.getByLabel('Most events').fill('many');
    await dialog.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(dialog.getByLabel('Most events')).toHaveAccessibleDescription(/must be a whole number/);
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Most events').fill('100');
    await dialog.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(dialog).toBeHidden();
    await showTask(page);
    await expect(state(page)).toHaveText('Succeeded', DONE);
    await expect(page.getByRole('region', { name: 'Input' })).toContainText('eve.json');
    await page.goto(`${server.url}/cases/${id}?tab=events`);
    await expect(page.getByText('TEST from evidence').first()).toBeVisible();
    await expect(page.getByText('TEST as well').first()).toBeVisible();
  } finally {
    await server.stop();
  }
});
