/**
 * Notes of a case: folders, writing that is saved by itself, two people, and what a note said before.
 */
import type { Locator, Page } from '@playwright/test';
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { Person, type Session } from '../harness/people';
import { expect, test as base } from '../harness/test';

interface Scene {
  /** The case, and Anna's page of its notes. */
  id: number;
  session: Session;
  notes: NotesTab;
}

class NotesTab {
  readonly list: Locator;
  readonly note: Locator;
  readonly text: Locator;
  readonly title: Locator;
  readonly standing: Locator;
  readonly both: Locator;

  constructor(
    readonly page: Page,
    readonly id: number,
  ) {
    const main = page.getByRole('main');
    this.list = main.getByRole('navigation', { name: 'Notes' });
    this.note = main.getByRole('region', { name: 'Open note' });
    this.text = this.note.getByRole('textbox', { name: 'Text' });
    this.title = this.note.getByRole('textbox', { name: 'Title' });
    this.standing = this.note.locator('.note-standing');
    this.both = this.note.getByRole('region', { name: 'Somebody else changed this note, too' });
  }

  async open(note?: number): Promise<void> {
    await new CasePage(this.page).open(this.id, `?tab=notes${note ? `&note=${note}` : ''}`);
    await expect(this.list).toBeVisible();
  }

  link(title: string): Locator {
    return this.list.getByRole('link', { name: title, exact: true });
  }

  folder(name: string): Locator {
    return this.list.getByRole('button', { name, exact: true });
  }

  async edit(): Promise<void> {
    await this.note.getByRole('button', { name: 'Edit' }).click();
    await expect(this.text).toBeFocused();
  }

  async addFolder(name: string, parent = 'None: at the top'): Promise<void> {
    await this.list.getByRole('button', { name: 'New folder' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New folder' });
    await expect(dialog.getByLabel('Name')).toBeFocused();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('In the folder').selectOption({ label: parent });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  async changeFolder(name: string): Promise<Locator> {
    await this.list.getByRole('button', { name: `Change the folder ${name}` }).click();
    return this.page.getByRole('dialog', { name: 'Folder', exact: true });
  }
}

const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });

/** Puts a note there without the page, and gives its id. */
async function addNote(session: Session, id: number, title: string, text: string): Promise<number> {
  const added = await session.call<{ summary: { id: number } }>('note/add', { case: id, new: { folder: null, title, text } });
  return added.summary.id;
}

/** Saves over whatever is stored, as a colleague does whose page shows that. */
async function saveText(session: Session, note: number, text: string): Promise<void> {
  const { version } = await session.call<{ version: number }>('note/get', { id: note });
  await session.call('note/change', { id: note, change: { version, text } });
}

const test = base.extend<Scene & { bjarne: Session }>({
  session: async ({ anna }, use) => use(await anna.session()),
  id: async ({ anna, session }, use) => use(await session.createCase(anna.customer, 'Beacon')),
  notes: async ({ page, id }, use) => use(new NotesTab(page, id)),
  bjarne: async ({ server, anna }, use) =>
    use(await (await Person.add(server, anna.customers, 'Analysts', 'Bjarne Dahl')).session()),
});

test('a note is saved by itself, and is there after a reload', async ({ page, notes }) => {
  await notes.open();
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  await expect(notes.title).toBeFocused();
  await expect(page).toHaveURL(/note=\d+/);
  // What a new note is called is selected, to be typed over.
  await page.keyboard.type('Host web-1');
  await notes.text.fill('# Seen\n\nIt **beacons**.');
  await expect(notes.note.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('beacons');
  await expect(notes.standing).toContainText('Not saved yet');
  await expect(notes.standing).toContainText('Saved');
  await expect(notes.link('Host web-1')).toHaveAttribute('aria-current', 'page');
  await expect(notes.text, 'writing goes on').toBeFocused();

  const saved = page.waitForResponse('**/page/note/change');
  await notes.text.press('End');
  await notes.text.pressSequentially(' Twice.');
  await notes.text.press('Control+Enter');
  await saved;
  await expect(notes.standing).toContainText('Saved');
  await page.reload();
  await expect(notes.note.getByRole('heading', { name: 'Host web-1' })).toBeVisible();
  await expect(notes.note.locator('strong')).toHaveText('beacons');
  await expect(notes.note).toContainText('Twice.');
  await expect(notes.note).toContainText('by Anna Berg');
  await expect(notes.text, 'nothing is left to be saved').toHaveCount(0);

  await page.keyboard.press('e');
  await expect(notes.text).toBeFocused();
  await notes.text.fill('Done with it');
  await notes.note.getByRole('button', { name: 'Done' }).click();
  await expect(notes.text).toHaveCount(0);
  await expect(notes.note.locator('.prose')).toHaveText('Done with it');
});

test('leaving saves', async ({ page, notes, session, id }) => {
  const [first, second] = [await addNote(session, id, 'First', 'one'), await addNote(session, id, 'Second', 'two')];
  await notes.open(first);
  await notes.edit();
  await notes.text.fill('one, and more');
  // Who comes back before it is saved goes on writing.
  const saved = page.waitForResponse('**/page/note/change');
  await notes.link('Second').click();
  await saved;
  await expect(notes.note.locator('.prose')).toHaveText('two');
  await expect(page).toHaveURL(new RegExp(`note=${second}`));
  await page.goBack();
  await expect(notes.note.locator('.prose')).toHaveText('one, and more');
  await expect(notes.text, 'nothing is left to be saved').toHaveCount(0);
  await notes.edit();
  await notes.text.fill('one, and all');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect.poll(async () => (await session.call<{ text: string }>('note/get', { id: first })).text).toBe('one, and all');
});

test('folders: made, nested, closed, renamed, moved and deleted', async ({ page, notes, session, id }) => {
  await addNote(session, id, 'Loose', '');
  await notes.open();
  await notes.addFolder('Hosts');
  await notes.addFolder('Servers', 'Hosts');
  await expect(notes.list.getByText('Nothing in it')).toBeVisible();
  await notes.list.getByRole('button', { name: 'New note in Servers' }).click();
  await expect(notes.title).toBeFocused();
  await notes.title.fill('web-1');
  await notes.title.press('Enter');
  await expect(notes.link('web-1')).toBeVisible();
  await notes.note.getByRole('button', { name: 'Done' }).click();
  await expect(notes.note.getByRole('combobox', { name: 'Folder' }).locator('option:checked')).toHaveText('Hosts / Servers');

  await expect(notes.folder('Hosts')).toHaveAttribute('aria-expanded', 'true');
  await notes.folder('Hosts').click();
  await expect(notes.link('web-1')).toBeHidden();
  await notes.link('Loose').click();
  await expect(notes.note.getByRole('heading', { name: 'Loose' })).toBeVisible();
  await page.reload();
  await expect(notes.link('Loose')).toBeVisible();
  await expect(notes.folder('Hosts'), 'as it was left').toHaveAttribute('aria-expanded', 'false');
  await notes.note.getByRole('combobox', { name: 'Folder' }).selectOption({ label: 'Hosts' });
  await expect(notes.folder('Hosts'), 'the open note is to be seen').toHaveAttribute('aria-expanded', 'true');

  const dialog = await notes.changeFolder('Servers');
  await expect(dialog.getByLabel('In the folder').locator('option'), 'not into itself').toHaveText(['None: at the top', 'Hosts']);
  await dialog.getByLabel('Name').fill(' ');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription('Name must not be empty.');
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Name').fill('Web servers');
  await dialog.getByLabel('In the folder').selectOption({ label: 'None: at the top' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(notes.folder('Web servers')).toBeVisible();

  await notes.changeFolder('Web servers');
  await dialog.getByRole('button', { name: 'Delete the folder' }).click();
  await expect(dialog.getByRole('alert').last()).toContainText('is not empty: move or delete what lies in it first');
  await page.keyboard.press('Escape');
  await notes.link('web-1').click();
  await notes.note.getByRole('combobox', { name: 'Folder' }).selectOption({ label: 'None: at the top' });
  await expect(notes.list.getByText('Nothing in it')).toBeVisible();
  await notes.changeFolder('Web servers');
  await dialog.getByRole('button', { name: 'Delete the folder' }).click();
  await expect(dialog).toBeHidden();
  await expect(notes.folder('Web servers')).toHaveCount(0);
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.folder('Web servers')).toBeVisible();
});

test('deleting can be taken back', async ({ page, notes, session, id }) => {
  const note = await addNote(session, id, 'Wanted', 'After *all*');
  await notes.open(note);
  await notes.note.getByRole('button', { name: 'Delete the note' }).click();
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
  await messages(page).locator('.toast', { hasText: 'Deleted “Wanted”.' }).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.note.locator('em')).toHaveText('all');
  await expect(notes.link('Wanted')).toBeVisible();
  await expect(page, 'it is the same note').toHaveURL(new RegExp(`note=${note}\\b`));
});

test('what is typed survives a server that cannot be reached', async ({ page, notes, session, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  await page.route('**/page/note/**', (route) => route.abort());
  await notes.text.fill('up, and then down');
  await expect(notes.standing).toContainText('Not saved. The server cannot be reached.');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(notes.text, 'the draft').toHaveValue('up, and then down');
  await expect(notes.title).toHaveValue('Host');
  await page.unroute('**/page/note/**');
  await expect(notes.standing).toContainText('Saved', { timeout: 15_000 });
  expect((await session.call<{ text: string }>('note/get', { id: note })).text).toBe('up, and then down');
  await page.reload();
  await expect(notes.note.locator('.prose')).toHaveText('up, and then down');
});

test('a failed save says so, keeps what was typed, and can be tried again', async ({ page, notes, session, id }) => {
  await notes.open(await addNote(session, id, 'Host', 'up'));
  await notes.edit();
  await page.route('**/page/note/change', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: 'abc123' } } }),
  );
  await notes.text.fill('down');
  await expect(notes.standing).toContainText('abc123');
  await notes.note.getByRole('button', { name: 'Discard' }).click();
  await expect(notes.note.locator('.prose')).toHaveText('up');
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.text).toHaveValue('down');
  await page.unroute('**/page/note/change');
  await notes.note.getByRole('button', { name: 'Done' }).click();
  await expect(notes.note.locator('.prose')).toHaveText('down');

  await notes.edit();
  await notes.title.fill(' ');
  await notes.title.press('Enter');
  await expect(notes.title).toHaveAccessibleDescription('The title must not be empty.');
  await expect(notes.title).toHaveAttribute('aria-invalid', 'true');
  await notes.title.fill('Server');
  await expect(notes.link('Server')).toBeVisible();
});

test('a reader sees what a colleague writes, and the list follows', async ({ notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await saveText(bjarne, note, 'down since noon');
  await expect(notes.note.locator('.prose')).toHaveText('down since noon');
  await expect(notes.note).toContainText('by Bjarne Dahl');
  await addNote(bjarne, id, 'Another', '');
  await expect(notes.link('Another')).toBeVisible();
  await bjarne.call('note/remove', { id: note });
  await expect(notes.note.getByRole('heading', { name: 'This note is not there' })).toBeVisible();
  await expect(notes.link('Host')).toHaveCount(0);
});

test('two write the same text: both are shown, and mine stays', async ({ page, notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  await saveText(bjarne, note, 'Theirs');
  await expect(notes.note).toContainText('Bjarne Dahl has saved this note since you began.');
  await expect(notes.text, 'it is not touched').toHaveValue('up');
  await expect(notes.text).toBeFocused();
  await notes.text.fill('Mine');
  await expect(notes.both).toBeVisible();
  for (const text of ['Mine', 'Theirs', 'Bjarne Dahl']) {
    await expect(notes.both).toContainText(text);
  }
  expect(await violations(page)).toEqual([]);
  await expect(notes.text, 'nobody is interrupted').toBeFocused();
  await notes.text.pressSequentially(', and more');
  await expect(notes.both).toContainText('Mine, and more');
  await page.reload();
  await expect(notes.text).toHaveValue('Mine, and more');
  await notes.both.getByRole('button', { name: 'Keep mine' }).click();
  await expect(notes.both).toBeHidden();
  await expect(notes.standing).toContainText('Saved');
  await expect.poll(async () => (await session.call<{ text: string }>('note/get', { id: note })).text).toBe('Mine, and more');
});

test('theirs can be kept, and mine brought back', async ({ page, notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  await saveText(bjarne, note, 'Theirs');
  await expect(notes.note).toContainText('has saved this note since you began');
  await notes.text.fill('Mine');
  await notes.both.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(notes.text).toHaveValue('Theirs');
  await expect(notes.both).toBeHidden();
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.text).toHaveValue('Mine');
  await notes.note.getByRole('button', { name: 'Done' }).click();
  await expect(notes.note.locator('.prose')).toHaveText('Mine');
});

test('different fields merge, and a text that was not typed over is not written over', async ({ notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  const { version } = await bjarne.call<{ version: number }>('note/get', { id: note });
  await bjarne.call('note/change', { id: note, change: { version, title: 'Server' } });
  await notes.text.fill('down');
  await expect(notes.standing).toContainText('Saved');
  await expect(notes.title).toHaveValue('Server');
  expect(await session.call('note/get', { id: note })).toMatchObject({ text: 'down', summary: { title: 'Server' } });

  await saveText(bjarne, note, 'Theirs');
  await expect(notes.note).toContainText('Bjarne Dahl has saved this note since you began.');
  await notes.title.fill('Servers');
  await expect(notes.both.getByRole('region', { name: 'Text' })).toContainText('Theirs');
  await expect(notes.text).toHaveValue('down');
  await notes.both.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(notes.text).toHaveValue('Theirs');
  expect(await session.call('note/get', { id: note })).toMatchObject({ text: 'Theirs', summary: { title: 'Servers' } });
});

test('a note that somebody deletes while it is written in is not lost', async ({ notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  await bjarne.call('note/remove', { id: note });
  await expect(notes.note).toContainText('Somebody deleted this note.');
  await notes.text.fill('up again');
  await notes.note.getByRole('button', { name: 'Save as a new note' }).click();
  await expect(notes.note.locator('.prose')).toHaveText('up again');
  await expect(notes.link('Host')).toBeVisible();
});

test('revisions are compared and restored', async ({ page, notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'first line\nsecond line\nthird line');
  await saveText(bjarne, note, 'first line\nthird line\nfourth line');
  await notes.open(note);
  await notes.note.getByRole('button', { name: 'Revisions' }).click();
  const revisions = notes.note.getByRole('region', { name: 'Revisions' });
  await expect(revisions.getByRole('listitem')).toHaveCount(2);
  await expect(revisions.getByRole('listitem').first()).toContainText(/Revision 2\s*now.*Bjarne Dahl/s);
  await revisions.getByRole('button', { name: 'Revision 2' }).click();
  await expect(revisions).toContainText('Nothing is different from now.');
  await expect(revisions.getByRole('button', { name: 'Restore' })).toBeDisabled();
  await revisions.getByRole('button', { name: 'Revision 1' }).click();
  const text = revisions.getByRole('group', { name: 'Text' });
  await expect(text.locator('del')).toHaveText('−second line');
  await expect(text.locator('ins')).toHaveText('+fourth line');
  expect(await violations(page)).toEqual([]);
  await revisions.getByRole('button', { name: 'Restore' }).click();
  await expect(revisions.getByRole('listitem')).toHaveCount(3);
  await notes.note.getByRole('button', { name: 'Revisions' }).click();
  await expect(notes.note.locator('.prose')).toContainText('second line');
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expect(notes.note.locator('.prose')).toContainText('fourth line');
});

test('searched in titles and texts', async ({ page, notes, session, id }) => {
  await addNote(session, id, 'Proxy logs', 'nothing');
  await addNote(session, id, 'Host', 'seen in the proxy');
  await addNote(session, id, 'Other', 'unrelated');
  await notes.open();
  await page.keyboard.press('/');
  const search = notes.list.getByRole('searchbox', { name: 'Search notes' });
  await expect(search).toBeFocused();
  await search.fill('proxy');
  await expect(notes.list.getByRole('status')).toHaveText('2 notes');
  await expect(notes.link('Other')).toHaveCount(0);
  await notes.link('Host').click();
  await expect(notes.note.locator('.prose')).toHaveText('seen in the proxy');
  await page.reload();
  await expect(search).toHaveValue('proxy');
  await expect(notes.list.getByRole('status')).toHaveText('2 notes');
  await search.fill('no such text');
  await expect(notes.list.getByRole('status')).toHaveText('No note has this in its title or text.');
  expect(await violations(page)).toEqual([]);
  await search.fill('');
  await expect(notes.link('Other')).toBeVisible();
});

test('who may not write sees why', async ({ page, server, anna, session, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await session.call('note/folder/add', { case: id, parent: null, name: 'Hosts' });
  await (await Person.add(server, anna.customers, 'Readers', 'Rita Moe')).enter(page);
  const notes = new NotesTab(page, id);
  await notes.open(note);
  const reason = /You need the permission “updateCase”/;
  for (const button of [
    notes.list.getByRole('button', { name: 'New note', exact: true }),
    notes.list.getByRole('button', { name: 'New folder' }),
    notes.list.getByRole('button', { name: 'New note in Hosts' }),
    notes.list.getByRole('button', { name: 'Change the folder Hosts' }),
    notes.note.getByRole('button', { name: 'Edit' }),
    notes.note.getByRole('button', { name: 'Delete the note' }),
    notes.note.getByRole('combobox', { name: 'Folder' }),
  ]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', reason);
  }
  await page.keyboard.press('e');
  await page.keyboard.press('n');
  await expect(notes.text).toHaveCount(0);
  await notes.note.getByRole('button', { name: 'Revisions' }).click();
  await notes.note.getByRole('button', { name: 'Revision 1' }).click();
  await expect(notes.note.getByRole('group', { name: 'Text' })).toContainText('up');
  expect(await violations(page)).toEqual([]);
});

test('a case that is closed while somebody writes keeps what is typed', async ({ page, notes, session, bjarne, id }) => {
  const note = await addNote(session, id, 'Host', 'up');
  await notes.open(note);
  await notes.edit();
  const { summary } = await bjarne.call<{ summary: { version: number } }>('case/get', { id });
  const closing = { version: summary.version, outcome: 'legitimate', comment: 'Nothing to it.' };
  await bjarne.call('case/close', { id, closing });
  await expect(page.getByText('This case is closed.')).toBeVisible();
  await notes.text.fill('down');
  await expect(notes.standing).toContainText('Not saved. The case is closed: reopen it to work on it.');
  await page.reload();
  await expect(notes.note).toContainText('What you typed here is not saved.');
  await expect(notes.note.getByRole('button', { name: 'Edit' })).toBeDisabled();
  const reopened = await bjarne.call<{ summary: { version: number } }>('case/get', { id });
  await bjarne.call('case/reopen', { id, closing: { ...closing, version: reopened.summary.version, outcome: null } });
  await expect(notes.text).toHaveValue('down');
  await expect(notes.standing).toContainText('Saved');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, in ${colorScheme}`, () => {
    test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('list above, note below, nothing sideways', async ({ page, notes, session, bjarne, id }) => {
      const long = 'averyveryveryveryveryveryverylongname.with.no.blank.in.it.example.org';
      await session.call('note/folder/add', { case: id, parent: null, name: long });
      const note = await addNote(session, id, long, `# ${long}\n\n| a | b |\n|---|---|\n| ${long} | ${long} |\n`);
      await saveText(bjarne, note, `${long}${long}`);
      const fits = async (what: string) => {
        const width = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('main')!.scrollWidth));
        expect.soft(width, what).toBeLessThanOrEqual(380);
        expect.soft(await violations(page), what).toEqual([]);
      };
      await notes.open();
      await fits('the list');
      await notes.link(long).tap();
      await expect(notes.note.getByRole('heading', { name: long })).toBeInViewport();
      const [list, open] = [(await notes.list.boundingBox())!, (await notes.note.boundingBox())!];
      expect(list.y + list.height).toBeLessThanOrEqual(open.y);
      await fits('reading');
      await notes.note.getByRole('button', { name: 'Revisions' }).tap();
      await notes.note.getByRole('button', { name: 'Revision 1' }).tap();
      await expect(notes.note.locator('del').first()).toBeVisible();
      await fits('revisions');
      await notes.note.getByRole('button', { name: 'Edit' }).tap();
      await saveText(bjarne, note, 'Theirs');
      await expect(notes.note).toContainText('has saved this note since you began');
      await notes.text.fill(`Mine ${long}`);
      await expect(notes.both).toBeVisible();
      await fits('both');
      await notes.both.getByRole('button', { name: 'Keep theirs' }).tap();
      await expect(notes.text).toHaveValue('Theirs');
      await fits('writing');
    });
  });
}
