/**
 * How Chromium is started and where the output goes, for tests and screenshots alike.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from '@playwright/test';

/** Debian's Chromium: Playwright's own download is neither needed nor wanted. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Given by `cargo xtask`; a folder that git ignores otherwise. */
export const output = process.env.ARGUS_TEST_OUTPUT ?? fileURLToPath(new URL('test-output', import.meta.url));

export const common: PlaywrightTestConfig = {
  outputDir: path.join(output, 'results'),
  // Two workers, because a browser and a server each keep a core busy.
  workers: 2,
  // A test that passes only at the second try hides a fault in the product or in itself.
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  use: {
    // Once a service worker has taken a page over, a test can no longer answer its requests in the server's place.
    serviceWorkers: 'block',
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        // Tests may run as root, where the sandbox does not work.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        // Chromium calls home otherwise, and every call is a delay where there is no way out.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
};
