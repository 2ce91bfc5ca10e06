/**
 * Pictures of pages for looking at by eye: two widths, light and dark.
 *
 * `cargo xtask shots --out FOLDER /events /cases` takes them.
 */
import path from 'node:path';
import { output } from '../browser';
import { login, test } from '../harness/test';

const folder = process.env.SHOTS_FOLDER ?? path.join(output, 'shots');
const paths = (process.env.SHOTS_PATHS ?? '/login / /events /alerts /cases /activities /dim-tasks').split(/\s+/);

for (const address of paths) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1400, 380]) {
      test(`${address} ${width} ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: width > 600 ? 900 : 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (address !== '/login') {
          await login(page);
        }
        await page.goto(address);
        // The live stream keeps a connection open, so "no network activity" would never come.
        await page.waitForLoadState('load');
        await page.waitForTimeout(1_000);
        const name = address.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'start';
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) });
      });
    }
  }
}
