/**
 * What goes wrong is said, where it belongs, and the page goes on.
 */
import { HOUR, ingest } from '../harness/events';
import { EventsPage } from '../harness/events-page';
import { expect, test } from '../harness/test';

test('the policy allows nothing inline, and no page breaks it', async ({ page, scene }) => {
  const session = await scene.analyst.enter(page);
  const id = await session.createCase(scene.many, 'Looked at');
  const answer = await page.goto('/events');
  const policy = answer!.headers()['content-security-policy'];
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
    });
  });
  // Whatever is written to the console as an error fails the test.
  for (const address of ['/events', '/events?chart=table', '/cases', `/cases/${id}`, '/activities', '/account', '/no']) {
    await page.goto(address);
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  }
  await page.goto('/events');
  await page.locator('.event-table tbody tr').first().click();
  await page.locator('.plot-area').hover();
  await expect(page.locator('.tip')).toBeVisible();
  for (const key of ['c', 's', '?', 'Control+k']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    // The next key comes at once: a dialog that closes takes no other with it.
    await page.keyboard.press('Escape');
  }
});

test('a picture from elsewhere is refused', async ({ browser, server }) => {
  // In a browser of its own, where a complaint is what is wanted.
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto('/');
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        const image = document.createElement('img');
        image.src = 'https://elsewhere.example/x.png';
        document.body.append(image);
      }),
  );
  expect(refused).toBe('img-src');
  await page.close();
});

test('what an attacker writes is text, wherever it is shown', async ({ page, server, anna }) => {
  const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  await ingest(server, anna.customer, [{ ago: HOUR, signature: evil, sid: 9_200_001 }]);
  const session = await anna.session();
  const id = await session.createCase(anna.customer, evil, { description: evil, soc_ticket: evil });
  await session.switchCase(id);
  const events = new EventsPage(page);
  await events.open();
  await expect(events.rows.first()).toContainText(evil);
  await events.rows.first().click();
  await expect(events.detail.getByRole('heading', { level: 3 })).toHaveText(evil);
  for (const address of ['/cases', `/cases/${id}`, '/activities', `/events?text=${encodeURIComponent(evil)}`, `/${evil}`]) {
    await page.goto(address);
    await expect(page.getByRole('main')).toContainText('onerror');
    await expect(page.getByRole('banner')).toContainText(evil);
    expect(await page.locator('img').count(), address).toBe(0);
    await expect(page).not.toHaveTitle('owned');
  }
});

test('an address that leads nowhere says so, and where to go', async ({ page, anna }) => {
  await page.goto('/nowhere/12');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('/nowhere/12');
  await page.getByRole('main').getByRole('link', { name: 'Cases' }).click();
  await expect(page).toHaveURL(/\/cases$/);
  await page.goto('/nowhere/12');
  await page.getByRole('main').getByRole('button', { name: 'Search or jump…' }).click();
  await expect(page.getByRole('dialog', { name: 'Search or jump' })).toBeVisible();
  await page.goto('/cases/abc');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.goto('/cases/999999');
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
});

test('a question that the server fails at can be asked again', async ({ page, scene }) => {
  await scene.analyst.enter(page);
  await page.route('**/page/event/search', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: '0123abcd' } } }),
  );
  const events = new EventsPage(page);
  await page.goto(`/events?customer=${scene.many.id}`);
  const failure = page.getByRole('alert').filter({ hasText: '0123abcd' });
  await expect(failure).toHaveCount(1);
  await expect(failure).toContainText('request id 0123abcd');
  await expect(page.getByRole('slider', { name: /^Time/ }), 'the rest of the page works').toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.unroute('**/page/event/search');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toHaveCount(0);
  await events.counts(130);
});

test('an order that the server fails at is one message with its request id', async ({ page, anna }) => {
  const id = await (await anna.session()).createCase(anna.customer, 'To be switched to');
  await page.goto(`/cases/${id}`);
  await page.route('**/page/session/switch-case', (route) =>
    route.fulfill({ status: 500, json: { Server: { request_id: '4567cdef' } } }),
  );
  const button = page.getByRole('button', { name: 'Switch to this case' });
  await button.click();
  const messages = page.getByRole('log', { name: 'Messages' });
  await expect(messages).toContainText('request id 4567cdef');
  await button.click();
  await expect(messages.getByRole('paragraph'), 'the same is not said twice').toHaveCount(1);
  await messages.getByRole('button', { name: 'Dismiss' }).click();
  await expect(messages).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('To be switched to');
  await page.unroute('**/page/session/switch-case');
  await button.click();
  await expect(page.getByText('You work in this case')).toBeVisible();
});

test('an answer that is no answer of ours never blanks the page', async ({ page, anna }) => {
  for (const answer of [
    { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
    { status: 200, contentType: 'application/json', body: '{"rows": 7' },
    { status: 200, contentType: 'application/json', body: '' },
  ]) {
    await page.route('**/page/case/list', (route) => route.fulfill(answer));
    await page.goto('/cases');
    await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText('The server could not do this. Try again');
    await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
    await page.unroute('**/page/case/list');
  }
});
