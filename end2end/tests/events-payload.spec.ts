import type { Page } from '@playwright/test';
import { EventsPage, query } from '../harness/events-page';
import { eve, HOUR, MINUTE, submit } from '../harness/events';
import { Person } from '../harness/people';
import { expect, test } from '../harness/test';

const REQUEST = 'GET /index.php?id=1 HTTP/1.1\r\nHost: files.example.org\r\n\r\n';

const payload = (page: Page) => page.getByRole('region', { name: 'Payload', exact: true }).last();
const section = (page: Page) => page.locator('section.payload');

test.describe('what was submitted', () => {
  test.beforeEach(async ({ server, anna }) => {
    const sensor = await Person.add(server, [anna.customer], 'Sensors', 'Sensor Three');
    const key = await sensor.key();
    const event = (more: Record<string, unknown>) => submit(server, key, { startTimestamp: Date.now() - HOUR, ...more });
    await event({
      signature: 'TEXT',
      source: { ip: '10.1.2.3', port: 4242 },
      destination: { ip: '192.0.2.80', port: 80, geoLocation: { countryCode: 'NL', locationName: 'Amsterdam', latitude: 52.38, longitude: 4.9 } },
      fqdn: 'files.example.org',
      uri: '/index.php',
      properties: { 'mail.to': ['a@example.org', 'b, c@example.org'], 'http.user_agent': 'curl/8.1' },
      payload: { payloadType: 'string', payload: REQUEST },
    });
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256));
    await event({ signature: 'BYTES', payload: { payloadType: 'binary', payload: bytes.toString('base64') } });
    await event({ signature: 'BROKEN', payload: { payloadType: 'binary', payload: 'this is not base64!' } });
    await event({ signature: 'NOTHING' });
  });

  test('a text, and the same byte by byte', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open('?signature=TEXT');
    await events.rows.first().click();
    await expect(payload(page)).toHaveText(REQUEST.replaceAll('\r', ''), { useInnerText: true });
    await expect(section(page)).toContainText(`${REQUEST.length} bytes · text`);
    await section(page).getByRole('button', { name: 'Hex' }).click();
    await expect(payload(page)).toContainText('00000000  47 45 54 20 2f 69 6e 64  GET /ind');
    await page.reload();
    await expect(section(page).getByRole('button', { name: 'Hex' }), 'it is remembered').toHaveAttribute('aria-pressed', 'true');
    await expect(payload(page)).toContainText('47 45 54');
    await section(page).getByRole('button', { name: 'Text', exact: true }).click();
    await expect(payload(page)).toContainText('GET /index.php');
  });

  test('bytes, the first of them at once', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open('?signature=BYTES');
    await events.rows.first().click();
    await expect(section(page)).toContainText('5,000 bytes · binary');
    await section(page).getByRole('button', { name: 'Hex' }).click();
    const lines = async () => (await payload(page).innerText()).trim().split('\n');
    await expect.poll(async () => (await lines()).length).toBe(2_048 / 8);
    expect((await lines())[4]).toBe('00000020  20 21 22 23 24 25 26 27   !"#$%&\'');
    await section(page).getByRole('button', { name: 'Show all 5,000 bytes' }).click();
    await expect.poll(async () => (await lines()).length).toBe(5_000 / 8);
    await expect(section(page).getByRole('button', { name: /Show all/ })).toHaveCount(0);
  });

  test('one that cannot be read is said, and shown as it is', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open('?signature=BROKEN');
    await events.rows.first().click();
    await expect(section(page)).toContainText('should be base64 and is not');
    await expect(section(page)).toContainText('this is not base64!');
    await events.open('?signature=NOTHING');
    await events.rows.first().click();
    await expect(events.detail.getByRole('heading', { level: 3 })).toHaveText('NOTHING');
    await expect(section(page)).toHaveCount(0);
  });

  test('place, domain and properties with several values', async ({ page }) => {
    const events = new EventsPage(page);
    await events.open('?signature=TEXT');
    await events.rows.first().click();
    const destination = events.detail.getByRole('region', { name: 'Destination' });
    await expect(destination).toContainText('Amsterdam, Netherlands (NL)');
    await expect(events.detail.locator('dl.facts')).toContainText('/index.php');
    const values = events.detail.locator('table.properties tr', { hasText: 'mail.to' }).getByRole('listitem');
    await expect(values).toHaveText(['a@example.org', 'b, c@example.org'], { useInnerText: true });
    await events.detail.getByRole('button', { name: 'Only events with this domain' }).click();
    await events.counts(1);
    expect(query(page).getAll('domain')).toEqual(['files.example.org']);
    await destination.getByRole('button', { name: 'Only events of Netherlands' }).click();
    await events.counts(1);
    await events.detail.getByRole('button', { name: 'Only events with mail.to=b, c@example.org' }).focus();
    await page.keyboard.press('Enter');
    await events.counts(1);
    expect(query(page).getAll('property')).toEqual(['mail.to=b, c@example.org']);
    await expect(events.detail, 'it stays open').toBeVisible();
  });
});

test('each raw event, with its own properties and payload', async ({ page, server, anna }) => {
  // Three of one flow within a window of five minutes become one event.
  const at = Math.floor((Date.now() - HOUR) / (5 * MINUTE)) * 5 * MINUTE + 1_000;
  const record = (index: number) => ({
    ...(JSON.parse(eve({ ago: 0, from: '10.9.9.9', signature: 'TEST merged' })) as object),
    timestamp: new Date(at + index * 1_000).toISOString().replace('Z', '+0000'),
    host: 'sensor-one',
    payload: Buffer.from(`payload of number ${index}`).toString('base64'),
    packet: Buffer.from(`packet of number ${index}`).toString('base64'),
    packet_info: { linktype: 1 },
    flow: { pkts_toserver: 100 + index },
  });
  const input = [0, 1, 2].map((index) => JSON.stringify(record(index))).join('\n');
  await server.command(['ingest', 'suricata', '-', '--customer', anna.customer.shortName], { input });
  const events = new EventsPage(page);
  await events.open();
  await events.counts(1);
  await events.rows.first().click();
  const { detail } = events;
  await expect(detail.getByText('Raw events (3)')).toBeVisible();
  await expect(payload(page)).toHaveText('payload of number 0');
  const download = section(page).getByRole('link', { name: 'Download the capture (pcap)' });
  await expect(download).toHaveAttribute('href', `/events/v1/${query(page).get('event')}/pcap`);
  await expect(download).toHaveAttribute('download');

  await detail.locator('.raw-events a').nth(1).click();
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Raw event');
  await expect(payload(page)).toHaveText('payload of number 1');
  await expect(detail.locator('table.properties tr', { hasText: 'flow.pkts_toserver' })).toContainText('101');
  await expect(detail.locator('dl.facts')).toContainText('sensor-one');
  await expect(detail.getByRole('toolbar'), 'the event is judged, not its parts').toHaveCount(0);
  expect(query(page).get('raw')).toMatch(/^NIDS\//);
  await page.reload();
  await expect(payload(page), 'a link leads here').toHaveText('payload of number 1');
  await expect(download).toHaveAttribute('href', `/events/v1/${query(page).get('raw')}/pcap`);

  await detail.getByRole('link', { name: 'The event it is a part of' }).click();
  await expect(detail.getByText('Raw events (3)')).toBeVisible();
  expect(query(page).has('raw')).toBe(false);
});

test('an event whose payload is gone after all', async ({ page, server, anna }) => {
  const key = await (await Person.add(server, [anna.customer], 'Sensors', 'Sensor Four')).key();
  await submit(server, key, { signature: 'TEXT', startTimestamp: Date.now() - HOUR, payload: { payloadType: 'string', payload: 'x' } });
  await page.route('**/page/event/payload', (route) =>
    route.fulfill({ status: 404, json: { NotFound: 'The event has no payload.' } }),
  );
  const events = new EventsPage(page);
  await events.open();
  await events.rows.first().click();
  await expect(section(page)).toContainText('The event has no payload.');
  await expect(events.detail.getByRole('alert')).toHaveCount(0);
});
