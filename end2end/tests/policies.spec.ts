/**
 * Notification policies: written with what is wrong said, told in the bell and through a channel, and looked up.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { violations } from '../harness/axe';
import { addCustomer, Person } from '../harness/people';
import { Server } from '../harness/server';
import { expect, test } from '../harness/test';

test('a policy is written, tells of an alert, and its history says so', async ({ page }) => {
  const got: string[] = [];
  const receiver = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push(Buffer.concat(parts).toString());
      response.end('thank you');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const server = await Server.start(['--outgoing-allow', '127.0.0.1']);
  try {
    const customer = await addCustomer(server);
    const admin = await Person.add(server, [customer], 'Administrators', 'Ada Lind');
    const session = await admin.enter(page);
    const settings = { kind: 'webhook', url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook` };
    await session.call('channel/save', {
      id: null, version: 0, content: { name: 'Ticketing', active: true, settings }, secret: '',
    });
    await page.goto(`${server.url}/manage/policies`);
    await expect(page.getByRole('heading', { name: 'No policies yet' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New notification policy' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('On call');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText(/nobody would be told/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add a channel' }).click();
    await dialog.getByLabel('Channel 1', { exact: true }).selectOption('Ticketing (Webhook)');
    await dialog.getByLabel('Recipients of channel 1').fill('ada@example.com');
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('{titel}');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveAccessibleDescription(/must not have \{titel\}/);
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('{severity}: {title}');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText(/the channel itself says who is told/)).toBeVisible();
    await dialog.getByLabel('Recipients of channel 1').fill('');
    await dialog.getByLabel('Severity at least').selectOption('high');
    await dialog.getByText('Groups:').click();
    await dialog.getByRole('checkbox', { name: 'Administrators' }).check();
    await dialog.getByText('Quiet hours begin on:').click();
    await dialog.getByRole('checkbox', { name: 'Sunday' }).check();
    await dialog.getByRole('textbox', { name: 'Wait' }).fill('0');
    await dialog.getByRole('textbox', { name: 'From' }).fill('10');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'From' })).toHaveAccessibleDescription(/must be a time of day/);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'Sunday' }).uncheck();
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    const second = dialog.getByRole('group', { name: 'Step 2' });
    await expect(second.getByLabel('Minutes after the message')).toHaveValue('30');
    await second.getByLabel('Minutes after the message').fill('5');
    await dialog.getByRole('button', { name: 'Remove step 1' }).click();
    const step = dialog.getByRole('group', { name: 'Step 1' });
    await expect(step.getByLabel('Minutes after the message')).toHaveValue('5');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(step.getByText(/nobody would be told/)).toBeVisible();
    await step.getByRole('button', { name: 'Add a channel, step 1' }).click();
    await step.getByLabel('Channel 1, step 1', { exact: true }).selectOption('Ticketing (Webhook)');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row', { name: /On call/ })).toContainText('one channel, one group. Then one step while nobody acknowledges it.');
    expect(await violations(page)).toEqual([]);

    const raise = (title: string, severity: string) =>
      session.call('alert/create', { new: { customer: customer.id, title, source: 'proxy', severity } });
    await raise('Quiet thing', 'low');
    await raise('Port scan', 'high');
    await expect.poll(() => got.length).toBe(1);
    expect((JSON.parse(got[0] ?? '') as { subject: string }).subject).toMatch(/^high: #\d+ – Port scan$/);
    await page.goto(`${server.url}/notifications`);
    await expect(page.getByRole('link', { name: /On call: alert #\d+ – Port scan/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /On call: alert/ }).click();
    await expect(page.getByRole('heading', { name: /Port scan/ })).toBeVisible();

    await page.goto(`${server.url}/manage/policies?tab=history`);
    await expect(page.getByRole('row', { name: /Port scan/ })).toContainText('Told');
    await expect(page.getByRole('row', { name: /Quiet thing/ })).toHaveCount(0);
    await page.getByLabel('Channel', { exact: true }).selectOption('Ticketing');
    await expect(page).toHaveURL(/channel=\d+/);
    await expect(page.getByRole('row', { name: /Port scan/ })).toContainText('Told');
    await page.getByLabel('State').selectOption('Silenced');
    await expect(page.getByRole('heading', { name: 'No policy was met' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.url}/manage/policies`);
    await page.getByRole('link', { name: 'Deliveries for On call' }).click();
    await expect(page.getByRole('row', { name: /Port scan/ })).toContainText('Sent');
    await page.setViewportSize({ width: 380, height: 780 });
    for (const path of ['/manage/policies', '/manage/policies?tab=history']) {
      await page.goto(`${server.url}${path}`);
      await expect(page.getByRole('row', { name: /On call/ })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    }
    await page.getByRole('link', { name: 'Policies', exact: true }).click();
    await page.getByRole('button', { name: 'On call', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Notification policy' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  } finally {
    receiver.closeAllConnections();
    receiver.close();
    await server.stop();
  }
});
