/**
 * A case that a program opened without publishing it, and contacts who watch it.
 */
import { violations } from '../harness/axe';
import { CasePage } from '../harness/case-page';
import { addCustomer, Person } from '../harness/people';
import { Server } from '../harness/server';
import { expect, test } from '../harness/test';

test('it is published, and a contact watches it', async ({ browser }) => {
  // A server of its own: others have mail channels.
  const server = await Server.start();
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  const anna = await Person.add(server, [await addCustomer(server)]);
  await anna.enter(page);
  const root = await (await Person.add(server, anna.customers, 'Administrators', 'Ada Lind')).session();
  await root.call('contact/add', { customer: anna.customer.id, new: { name: 'Cato', email: 'cato@acme.example' } });
  const answer = await fetch(`${server.url}/cases/v2/case`, {
    method: 'POST',
    headers: { 'Argus-API-Key': await anna.key(), 'Content-Type': 'application/json' },
    body: JSON.stringify({
      subject: 'Draft',
      description: 'Not for everybody yet.',
      customer: anna.customer.shortName,
      service: 'ids',
      type: 'securityIncident',
      publish: false,
    }),
  });
  const { data } = (await answer.json()) as { data: { id: number } };
  const reader = await Person.add(server, anna.customers, 'Readers', 'Rita Ek');
  await expect((await reader.session()).call('case/get', { id: data.id })).rejects.toThrow('404');

  const at = new CasePage(page);
  await at.open(data.id);
  const notice = at.main.getByText('This case is not published', { exact: false });
  await expect(notice).toContainText(anna.customer.name);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('unpublished.png') });
  await at.main.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(notice).toBeHidden();
  await (await reader.session()).call('case/get', { id: data.id });

  // Without a mail channel nobody could be told, and that is said.
  await page.getByRole('button', { name: /^Watchers: / }).click();
  const panel = page.getByRole('dialog', { name: /Watchers/ });
  await expect(panel.getByText('no mail channel is turned on', { exact: false })).toBeVisible();
  await expect(panel.getByRole('combobox', { name: 'Which contact is to watch' })).toBeDisabled();
  await root.call('channel/save', {
    id: null,
    version: 0,
    content: {
      name: `Mail ${data.id}`,
      active: true,
      settings: {
        kind: 'email',
        host: 'mail.example.com',
        port: 25,
        security: 'none',
        user: '',
        from: 'Argus <argus@example.com>',
      },
    },
    secret: '',
  });
  await page.reload();
  await page.getByRole('button', { name: 'Watchers: 1' }).click();
  await panel.getByRole('combobox', { name: 'Which contact is to watch' }).selectOption({ label: 'Cato (cato@acme.example)' });
  await panel.getByRole('button', { name: 'Add', exact: true }).last().click();
  const contacts = panel.getByRole('list', { name: 'Contacts who watch' });
  await expect(contacts.getByRole('listitem')).toHaveText(/Cato/);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('contacts.png') });
  await contacts.getByRole('button', { name: 'Cato no longer watches' }).click();
  await expect(contacts.getByRole('listitem')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Watchers: 1' })).toBeVisible();
  await context.close();
  await server.stop();
});
