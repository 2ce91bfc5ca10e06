import { defineConfig } from '@playwright/test';
import { common } from './browser';

export default defineConfig({
  ...common,
  testDir: 'tests',
  fullyParallel: true,
  // Generous, because a machine that does other things too must not fail a test.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
