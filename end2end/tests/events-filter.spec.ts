import { EventsPage, query } from '../harness/events-page';
import { MINUTE, submit } from '../harness/events';
import { Person } from '../harness/people';
import { ADMIN, expect, test } from '../harness/test';

test.beforeEach(async ({ page, scene }) => {
  await scene.analyst.enter(page);
});

test('a range finds what lies in it and what covers it', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await events.counts(138);
  await events.filter('192.168.1.32/28');
  await events.counts(5);
  expect(query(page).getAll('ip')).toEqual(['192.168.1.32/28']);
  const sources = (await events.column('ends')).map((ends) => ends.split('→')[0].trim());
  expect(sources.sort()).toEqual(
    ['0.0.0.0/0', '192.168.1.0/24', '192.168.1.32/28', '192.168.1.33', '192.168.1.40/29'],
  );

  await events.remove('IP 192.168.1.32/28');
  await events.counts(138);
  expect(query(page).has('ip')).toBe(false);
});

test('why an event matched', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open('?ip=192.168.1.32/28');
  for (const [source, why] of [
    ['192.168.1.33', 'source 192.168.1.33 lies inside 192.168.1.32/28.'],
    ['192.168.1.0/24', 'source 192.168.1.0/24 covers 192.168.1.32/28.'],
    ['192.168.1.32/28', 'source equals 192.168.1.32/28.'],
  ]) {
    await page.getByRole('link', { name: `EXAMPLE ${source}` }).first().click();
    await expect(events.detail.locator('.why')).toHaveText(`Why it matched: ${why}`);
  }
});

test('how each address answers to the range, in a word in its row', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open('?ip=192.168.1.32/28');
  await events.counts(5);
  for (const [source, word] of [
    ['192.168.1.33', 'inside'],
    ['192.168.1.0/24', 'covers'],
    ['192.168.1.32/28', 'equal'],
  ]) {
    const end = page.locator('.event-table .end', { hasText: source }).first();
    await expect(end).toHaveAttribute('data-match', word);
    expect(await end.evaluate((node) => getComputedStyle(node, '::before').content)).toBe(`"${word}"`);
  }
  await expect(page.locator('.end', { hasText: '203.0.113.9' }).first(), 'not its other end').not.toHaveAttribute('data-match');

  // However little room there is, no port is cut.
  const isCut = (ends: Element[]) => ends.some((end) => {
    const [own, cell] = [end.getBoundingClientRect(), end.closest('td')!.getBoundingClientRect()];
    return end.scrollWidth > end.clientWidth || own.right > cell.right || own.bottom > cell.bottom;
  });
  await events.open('?ip=10.7.0.0/16&ip=198.51.100.0/24');
  await expect(page.locator('.end[data-match]').nth(1)).toBeVisible();
  for (const width of [1800, 1400, 1280, 1000, 380]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.locator('.event-table .end').evaluateAll(isCut), `${width} px`).toBe(false);
  }
  await page.setViewportSize({ width: 1400, height: 800 });
  await events.rows.first().click();
  await expect(events.detail).toBeVisible();
  expect(await page.locator('.event-table .end').evaluateAll(isCut), 'beside the details').toBe(false);
});

test('a part of the signature, in any case', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('Port SCAN');
  await events.counts(33);
  expect(query(page).get('text')).toBe('Port SCAN');
  const signatures = await events.column('signature');
  expect(signatures.every((text) => text.includes('SCAN port scan')), signatures.join()).toBe(true);
  await events.filter('nothing has this');
  await expect(page.getByRole('heading', { name: 'No events match' })).toBeVisible();
  await page.getByRole('link', { name: 'Without the filter' }).click();
  await events.counts(138);
});

test('severity: at least, and exactly', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  const editor = await events.addFilter('Severity at least');
  await editor.getByRole('radio', { name: 'high' }).check();
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(66);
  expect(query(page).get('min-severity')).toBe('high');
  // What a row says in words, not only in colour.
  expect(new Set(await events.column('sev'))).toEqual(new Set(['critical', 'high']));

  const exactly = await events.addFilter('Severity exactly');
  await exactly.getByRole('checkbox', { name: 'low' }).check();
  await exactly.getByRole('button', { name: 'Apply' }).click();
  await events.counts(32);
  expect(query(page).has('min-severity')).toBe(false);
});

test('port, with what is wrong beside the field', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  const editor = await events.addFilter('Port, either side');
  const field = editor.getByRole('textbox', { name: 'Port, either side' });
  await field.fill('http');
  await field.press('Enter');
  await expect(editor.getByRole('alert')).toContainText('A port is a number from 0 to 65535');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await events.counts(130);
  await field.fill('22, 80');
  await field.press('Enter');
  await expect(editor).toBeHidden();
  await events.counts(87);
  expect(query(page).getAll('port')).toEqual(['22', '80']);

  await page.getByRole('button', { name: 'Change the filter: port 22 or 80' }).click();
  const change = page.getByRole('dialog', { name: /Change the filter/ });
  await expect(change.getByRole('textbox')).toHaveValue('22, 80');
  await change.getByRole('textbox').fill('22');
  await change.getByRole('textbox').press('Enter');
  await events.counts(44);
});

test('customer, by name', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open();
  const editor = await events.addFilter('Customer');
  await editor.getByRole('checkbox', { name: scene.example.name }).check();
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(8);
  expect(query(page).getAll('customer')).toEqual([String(scene.example.id)]);
  await expect(page.getByRole('button', { name: `Change the filter: customer ${scene.example.name}` })).toBeVisible();
});

test('a flag that is set, or not', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('BLOCKED');
  await events.counts(26);
  expect(query(page).getAll('flag')).toEqual(['BLOCKED']);
  expect(new Set(await events.column('flags'))).toEqual(new Set(['blocked']));

  const editor = await events.addFilter('Flag not set');
  await editor.getByRole('searchbox', { name: 'Narrow the list' }).fill('blocked');
  await editor.getByRole('checkbox', { name: 'BLOCKED', exact: true }).check();
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(104);
  expect(query(page).has('flag')).toBe(false);
});

test('several parts narrow together, and are cleared at once', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  await events.filter('10.7.0.0/24');
  await events.counts(10);
  await events.filter('critical');
  // Of 10.7.0.1 to .10 these are .1, .5 and .9.
  await events.counts(3);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await events.counts(138);
  expect(page.url()).toMatch(/\/events$/);
});

test('what an address asks that cannot be understood is said', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open('?ip=10.0.0.0/33&severity=urgent&port=80');
  const note = page.getByRole('alert');
  await expect(note).toContainText('10.0.0.0/33');
  await expect(note).toContainText('urgent');
  await events.counts(43);
});

test('a property by its name and value', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  const editor = await events.addFilter('Property');
  const field = editor.getByRole('textbox', { name: 'Property' });
  await field.fill('flow.pkts_toserver');
  await editor.getByRole('button', { name: 'Apply' }).click();
  await expect(editor.getByRole('alert')).toContainText('“flow.pkts_toserver” is not a name and a value');
  // Each of the two numbers once: one name, alternatives.
  await field.fill('flow.pkts_toserver=1\nflow.pkts_toserver=2\napp_proto=tls');
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(2);
  expect(query(page).getAll('property')).toEqual(['flow.pkts_toserver=1', 'flow.pkts_toserver=2', 'app_proto=tls']);
  await expect(
    page.getByRole('button', { name: 'Change the filter: property flow.pkts_toserver=1 or 2 and app_proto=tls' }),
  ).toBeVisible();

  await events.rows.first().click();
  const property = events.detail.locator('table.properties tr', { hasText: 'flow.pkts_toserver' });
  await property.getByRole('button', { name: /^Only events with flow/ }).focus();
  await page.keyboard.press('Enter');
  await events.counts(2);
});

test('country and domain, in the form they have', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  const editor = await events.addFilter('Country, either side');
  await editor.getByRole('textbox').fill('Norway');
  await editor.getByRole('textbox').press('Enter');
  await expect(editor.getByRole('alert')).toContainText('“Norway” is not a country code');
  await editor.getByRole('textbox').fill('no');
  await editor.getByRole('textbox').press('Enter');
  await expect(page.getByRole('heading', { name: 'No events match' })).toBeVisible();
  expect(query(page).getAll('country')).toEqual(['NO']);
  await events.remove('country NO');
  await events.counts(138);
  await events.open('?domain=files.example.org');
  await expect(page.getByRole('button', { name: 'Change the filter: domain files.example.org' })).toBeVisible();
});

test('alarm and attack category, by name', async ({ page, scene }) => {
  const events = new EventsPage(page);
  await events.open(`?customer=${scene.many.id}`);
  const categories = await events.addFilter('Attack category');
  await categories.getByRole('checkbox', { name: 'Made up for a test' }).check();
  await categories.getByRole('button', { name: 'Apply' }).click();
  await events.counts(130);
  await expect(page.getByRole('button', { name: 'Change the filter: category Made up for a test' })).toBeVisible();

  const alarms = await events.addFilter('Alarm');
  await expect(alarms.getByRole('checkbox', { name: 'INFO odd header' })).toBeVisible();
  await alarms.getByRole('searchbox', { name: 'Narrow the list' }).fill('scan port');
  await expect(alarms.getByRole('checkbox')).toHaveCount(1);
  await alarms.getByRole('checkbox', { name: 'SCAN port scan' }).check();
  await alarms.getByRole('button', { name: 'Apply' }).click();
  await events.counts(33);
  const address = query(page);
  expect([address.getAll('category').length, address.getAll('alarm').length]).toEqual([1, 1]);

  await page.reload();
  await events.counts(33);
  await page.getByRole('button', { name: 'Change the filter: alarm SCAN port scan' }).click();
  const change = page.getByRole('dialog', { name: /Change the filter/ });
  await expect(change.getByRole('checkbox', { name: 'SCAN port scan' })).toBeChecked();
  await change.getByRole('searchbox').fill('trojan');
  await change.getByRole('checkbox', { name: /^TROJAN/ }).check();
  await change.getByRole('button', { name: 'Apply' }).click();
  await events.counts(66);
  await events.remove('alarm SCAN port scan or TROJAN check-in to a known server');
  await events.counts(130);

  await events.rows.filter({ hasText: 'POLICY odd client' }).first().click();
  await events.detail.getByRole('button', { name: 'Only events with this alarm' }).click();
  await events.counts(32);
});

test('the location that events are of, by name', async ({ page, server, scene }) => {
  const { stdout } = await server.argus('key', 'add', ADMIN.user);
  const answer = await fetch(`${server.url}/sensors/v1/location`, {
    method: 'POST',
    headers: { 'Argus-API-Key': stdout.trim(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ customerID: scene.example.id, shortName: 'oslo-dc', name: 'Oslo, basement' }),
  });
  expect(answer.status).toBe(201);
  const sensor = await Person.add(server, [scene.example], 'Sensors', 'Sensor Two');
  await submit(server, await sensor.key(), {
    signature: 'EXAMPLE of a place',
    severity: 'low',
    protocol: 'TCP',
    // Out of the way of the other tests, which count the last two days.
    startTimestamp: Date.now() - 5 * 24 * 60 * MINUTE,
    location: 'oslo-dc',
    source: { ip: '10.1.2.3' },
    destination: { ip: '203.0.113.9', port: 443 },
  });
  const events = new EventsPage(page);
  await events.open('?from=-7days');
  const editor = await events.addFilter('Location');
  const name = `Oslo, basement (${scene.example.name})`;
  await editor.getByRole('checkbox', { name }).check();
  await editor.getByRole('button', { name: 'Apply' }).click();
  await events.counts(1);
  await page.reload();
  await expect(page.getByRole('button', { name: `Change the filter: location ${name}` })).toBeVisible();
  await events.rows.first().click();
  await expect(events.detail.locator('dl.facts')).toContainText('Oslo, basement');
  await events.open(`?from=-7days&event=${query(page).get('event')}`);
  await events.detail.getByRole('button', { name: 'Only events with this location' }).click();
  await events.counts(1);
  expect(query(page).getAll('location')).toHaveLength(1);
});
