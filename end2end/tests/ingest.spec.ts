/**
 * Alerts of real sensors, from the file to the page.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventsPage } from '../harness/events-page';
import { expect, test } from '../harness/test';

const folder = fileURLToPath(new URL('../../../shared/data/suricata', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

interface Record {
  event_type: string;
  timestamp: string;
  src_ip: string;
  dest_ip: string;
  alert: { gid: number; signature_id: number; signature: string; severity: number; category: string };
}

for (const name of files) {
  test(`the alerts of ${name}`, async ({ page, server, anna }) => {
    const file = path.join(folder, name);
    const alerts = (JSON.parse(readFileSync(file, 'utf8')) as Record[]).filter((one) => one.event_type === 'alert');
    const { stdout } = await server.argus('ingest', 'suricata', file, '--customer', anna.customer.shortName);
    const [, stored, aggregates] = /Stored (\d+) raw events .* in (\d+) new aggregated events/.exec(stdout)!;
    expect(Number(stored)).toBe(alerts.length);
    const again = await server.argus('ingest', 'suricata', file, '--customer', anna.customer.shortName);
    expect(again.stdout, 'the same file twice adds nothing').toContain('Stored 0 raw events');

    const events = new EventsPage(page);
    await events.open();
    await expect(page.getByRole('heading', { name: 'No events match' }), 'they are years old').toBeVisible();
    await page.getByRole('link', { name: 'All time' }).click();
    await events.counts(Number(aggregates));

    // One alert, from its record to its row and its panel.
    const one = alerts[Math.floor(alerts.length / 2)];
    const signature = `SNORT-${one.alert.gid}:${one.alert.signature_id}`;
    const query = new URLSearchParams({ from: 'ever', signature, source: one.src_ip, destination: one.dest_ip });
    await events.open(`?${query}`);
    const row = events.rows.first();
    await expect(row).toContainText(one.alert.signature);
    await expect(row).toContainText(signature);
    await expect(row).toContainText(one.src_ip);
    await expect(row).toContainText(one.dest_ip);
    await expect(row).toContainText(['critical', 'high', 'medium', 'low'][one.alert.severity - 1]);
    await row.click();
    await expect(events.detail.getByRole('heading', { level: 3 })).toHaveText(one.alert.signature);
    await expect(events.detail).toContainText(one.alert.category);
    await expect(events.detail.locator('table.properties tr').first()).toBeVisible();

    // As many as the file has, in whatever way it is counted.
    const kinds = new Set(alerts.map((alert) => alert.alert.signature_id));
    const text = one.alert.signature.split(' ').slice(0, 2).join(' ');
    await events.open(`?${new URLSearchParams({ from: 'ever', text, size: '100' })}`);
    const signatures = await events.column('signature');
    expect(signatures.length).toBeGreaterThan(0);
    expect(kinds.size).toBeGreaterThan(1);
    for (const shown of signatures) {
      expect(shown.toLowerCase()).toContain(text.toLowerCase());
    }
  });
}

test('there are real alerts to look at', () => {
  test.skip(files.length === 0, `no alerts of real sensors in ${folder}`);
  expect(files.length).toBeGreaterThan(0);
});
