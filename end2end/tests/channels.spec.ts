/**
 * Channels: set up, tested with the real answer, used by a rule, and what was sent looked up.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { violations } from '../harness/axe';
import { addCustomer, Person } from '../harness/people';
import { Server } from '../harness/server';
import { expect, test } from '../harness/test';

/** Somebody who gets webhooks, and answers as told. */
class Receiver {
  status = 200;
  readonly got: string[] = [];
  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<Receiver> {
    const server = http.createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        receiver.got.push(Buffer.concat(parts).toString());
        response.writeHead(receiver.status).end(receiver.status === 200 ? 'thank you' : 'not now');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

test('a webhook is set up and tested, a rule uses it, and what failed is tried again', async ({ page }) => {
  const server = await Server.start(['--outgoing-allow', '127.0.0.1']);
  const receiver = await Receiver.start();
  try {
    const customer = await addCustomer(server);
    const admin = await Person.add(server, [customer], 'Administrators', 'Ada Lind');
    const session = await admin.enter(page);
    await page.goto(`${server.url}/manage/channels`);
    await expect(page.getByRole('heading', { name: 'No channels yet' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'New channel' });
    await dialog.getByLabel('Kind').selectOption('SMS');
    await dialog.getByRole('button', { name: 'Fill in for Twilio' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Fields' })).toHaveValue('To={to}\nFrom=+15550100\nBody={text}');
    await dialog.getByRole('textbox', { name: 'Fields' }).fill('To={whom}\nBody={text}');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Fields' })).toHaveAccessibleDescription(/must not have \{whom\}/);
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Kind').selectOption('Webhook');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Ticketing');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('hooks.example.com');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveAccessibleDescription(/must be an address like/);
    // What leads to nobody is said, and kept only if somebody wants it all the same.
    await dialog.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/hook');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText(/It leads to nobody now: .*Press “Add” again/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
    await dialog.getByLabel('Key').fill('a key');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole('row', { name: /Ticketing/ });
    await expect(row).toContainText('127.0.0.1:');
    expect(await violations(page)).toEqual([]);

    receiver.status = 500;
    await row.getByRole('button', { name: 'Send a test through Ticketing' }).click();
    const trial = page.getByRole('dialog', { name: 'Send a test' });
    await trial.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(trial.getByText(/answered 500 Internal Server Error: not now/)).toBeVisible();
    receiver.status = 200;
    await trial.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(trial.getByText('200 thank you')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await trial.locator('footer').getByRole('button', { name: 'Close' }).click();

    await page.goto(`${server.url}/manage/automation`);
    await expect(page.getByRole('button', { name: 'New rule' })).toBeVisible();
    await page.keyboard.press('n');
    const rule = page.getByRole('dialog', { name: 'New automation rule' });
    await rule.getByRole('textbox', { name: 'Name', exact: true }).fill('Tell others');
    await rule.getByRole('button', { name: 'Add an action' }).click();
    await rule.getByLabel('Action 1', { exact: true }).selectOption('Notify');
    await rule.getByLabel('Channel of action 1').selectOption('Ticketing (Webhook)');
    await rule.getByLabel('Subject of action 1').fill('New: {case.nam}');
    await rule.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(rule.getByText(/must not have \{case\.nam\}/)).toBeVisible();
    await rule.getByLabel('Subject of action 1').fill('New: {case.name}');
    expect(await violations(page)).toEqual([]);
    await rule.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(rule).toBeHidden();

    await session.createCase(customer, 'Beacon');
    await page.goto(`${server.url}/manage/channels?tab=deliveries`);
    await expect(page.getByRole('row', { name: /New: Beacon/ })).toContainText('Sent');
    // It comes by itself.
    receiver.status = 400;
    await session.createCase(customer, 'Second beacon');
    const failed = page.getByRole('row', { name: /New: Second beacon/ });
    await expect(failed).toContainText('Failed');
    await expect(failed).toContainText('answered 400');
    expect(await violations(page)).toEqual([]);
    receiver.status = 200;
    await failed.getByRole('button', { name: 'New: Second beacon' }).click();
    const detail = page.getByRole('dialog', { name: 'Delivery' });
    await expect(detail.getByText('automation rule Tell others')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await detail.getByRole('button', { name: 'Try again' }).click();
    await expect(detail.getByText(/200 thank you/)).toBeVisible();
    await detail.locator('footer').getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('State').selectOption('Failed');
    await expect(page.getByRole('heading', { name: 'No deliveries' })).toBeVisible();
    expect(receiver.got.map((body) => (JSON.parse(body) as { subject: string }).subject)).toEqual([
      'Test of Argus', 'Test of Argus', 'New: Beacon', 'New: Second beacon', 'New: Second beacon',
    ]);
    await page.goto(`${server.url}/manage/channels?tab=deliveries`);
    await expect(page.getByRole('row', { name: /New: Beacon/ })).toBeVisible();
    await page.setViewportSize({ width: 380, height: 780 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await page.goto(`${server.url}/manage/channels`);
    await expect(page.getByRole('row', { name: /Ticketing/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  } finally {
    receiver.stop();
    await server.stop();
  }
});
