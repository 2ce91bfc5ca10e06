/**
 * Templates: made with a form and as JSON, and what a case begins with.
 */
import { readFile } from 'node:fs/promises';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Session } from '../harness/people';
import { ADMIN, expect, test } from '../harness/test';

test('made with the form, looked at as JSON, and a case begins with it', async ({ page, browser, server, anna }) => {
  test.setTimeout(120_000);
  const name = `Phishing ${anna.customer.id}`;
  const admins = await browser.newContext({ baseURL: server.url });
  const admin = await admins.newPage();
  await (await Session.begin(server, ADMIN.user, ADMIN.password)).use(admin);
  await admin.goto('/manage/templates');
  await admin.getByRole('main').getByRole('button', { name: 'New template' }).click();
  const main = admin.getByRole('main');

  // What is wrong is said at its field, and what was typed stays, also over a reload.
  await main.getByRole('button', { name: 'Add a task' }).click();
  const task = main.getByRole('group', { name: 'Task 1' });
  await task.getByLabel('Due after hours').fill('soon');
  await main.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription('Name must not be empty.');
  await expect(task.getByLabel('Title')).toHaveAccessibleDescription('Title must not be empty.');
  await expect(task.getByLabel('Due after hours')).toHaveAccessibleDescription(/whole number of hours/);
  expect(await violations(admin)).toEqual([]);
  await main.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await task.getByLabel('Title').fill('Read the headers');
  await task.getByLabel('Due after hours').fill('4');
  await admin.reload();
  await expect(main.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  await expect(task.getByLabel('Title')).toHaveValue('Read the headers');

  await main.getByLabel('Title prefix').fill('[PHISH]');
  await main.getByLabel('Summary').fill('## What to find out');
  await main.getByLabel('Classification').selectOption('Fraud: phishing');
  await main.getByLabel('Severity').selectOption('high');
  await main.getByRole('button', { name: 'Add a task' }).click();
  await main.getByRole('group', { name: 'Task 2' }).getByLabel('Title').fill('Ask who opened it');
  await main.getByRole('button', { name: 'Add a folder of notes' }).click();
  const folder = main.getByRole('group', { name: 'Folder 1' });
  await folder.getByRole('textbox', { name: 'Folder', exact: true }).fill('Mail');
  await folder.getByRole('button', { name: 'Add a note' }).click();
  const note = main.getByRole('group', { name: 'Note 1 of folder 1' });
  await note.getByLabel('Title').fill('Headers');
  await note.getByLabel('Text').fill('- From');

  // The same as JSON: a misspelt key is named, and what is changed there is in the form.
  await main.getByRole('button', { name: 'JSON' }).click();
  const json = main.getByLabel('The template as JSON');
  const body = JSON.parse(await json.inputValue());
  expect(body.tasks.map((one: { title: string }) => one.title)).toEqual(['Read the headers', 'Ask who opened it']);
  expect(body.tasks[0].due_after_hours).toBe(4);
  await json.fill(JSON.stringify({ ...body, titel: 'x', tags: ['mail'] }));
  await main.getByRole('button', { name: 'Form' }).click();
  await expect(json).toHaveAccessibleDescription(/titel\s+is not known here/);
  expect(await violations(admin)).toEqual([]);
  await json.fill(JSON.stringify({ ...body, tags: ['mail'] }));
  const [file] = await Promise.all([admin.waitForEvent('download'), main.getByRole('link', { name: 'Save as a file' }).click()]);
  const exported = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(exported).toEqual({ ...body, tags: ['mail'] });
  await main.getByRole('button', { name: 'Form' }).click();
  await expect(main.getByLabel('Tags').first()).toHaveValue('mail');
  expect(await violations(admin)).toEqual([]);
  await main.getByRole('button', { name: 'Save', exact: true }).click();
  const row = main.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('in use');
  expect(await violations(admin)).toEqual([]);

  // An analyst opens a case with it.
  await page.goto('/cases');
  await page.getByRole('banner').getByRole('button', { name: 'Create a new case' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a new case' });
  await creating.getByLabel('Case name').fill('Invoice');
  await creating.getByLabel('Short description').fill('A mail with an invoice.');
  await creating.getByLabel('Case template').selectOption(name);
  await creating.getByRole('button', { name: 'Create', exact: true }).click();
  await creating.getByRole('button', { name: 'Go to the case' }).click();
  const at = new CasePage(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('[PHISH] Invoice');
  await expect(at.summary).toContainText('A mail with an invoice.');
  await expect(at.summary.getByRole('heading', { name: 'What to find out' })).toBeVisible();
  await expect(at.facts.getByRole('link', { name: 'mail' })).toBeVisible();
  await expect(at.field('Severity')).toHaveValue('high');
  await at.main.getByRole('link', { name: 'Tasks', exact: true }).click();
  const first = at.main.getByRole('row', { name: /Read the headers/ });
  await expect(first).toContainText(`from ${name}`);
  await expect(first.locator('.col-due')).not.toBeEmpty();
  expect(await violations(page)).toEqual([]);
  await at.main.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(at.main.getByText('Headers')).toBeVisible();

  // And adds it to one that is there.
  const id = await (await anna.session()).createCase(anna.customer, 'Another');
  await at.open(id, '?tab=tasks');
  await at.main.getByRole('button', { name: 'From a template…' }).click();
  const adding = page.getByRole('dialog', { name: 'Add from a template' });
  await adding.getByLabel('Template').selectOption(name);
  expect(await violations(page)).toEqual([]);
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Added 2 tasks and one note.');
  await expect(at.main.getByRole('button', { name: 'Ask who opened it', exact: true })).toBeVisible();

  // Deleted, and put back.
  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(row).toHaveCount(0);
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('in use');
  await row.getByRole('button', { name: `Retire: ${name}` }).click();
  await expect(row).toContainText('retired');
  await admins.close();
});

test('two administrators at one template', async ({ page, server }) => {
  const session = await Session.begin(server, ADMIN.user, ADMIN.password);
  await session.use(page);
  const body = { name: 'Beacon', summary: 'First.', tasks: [{ title: 'One' }] };
  const made = await session.call<{ summary: { id: number } }>('case-template/add', { body });
  const { id } = made.summary;
  await page.goto(`/manage/templates/${id}`);
  const main = page.getByRole('main');
  await main.getByLabel('Summary').fill('Mine.');
  await session.call('case-template/change', { id, version: 1, keys: { summary: 'Theirs.', description: 'D' }, retired: null });
  await main.getByRole('button', { name: 'Save', exact: true }).click();
  const both = main.getByRole('region', { name: 'summary' });
  await expect(both).toContainText('Mine.');
  await expect(both).toContainText('Theirs.');
  expect(await violations(page)).toEqual([]);
  await main.getByRole('button', { name: 'Save mine' }).click();
  await expect(main.getByRole('row', { name: /Beacon/ })).toBeVisible();
  const saved = await session.call<{ body: Record<string, unknown> }>('case-template/get', { id });
  expect(saved.body).toMatchObject({ summary: 'Mine.', description: 'D', tasks: [{ title: 'One' }] });
});
