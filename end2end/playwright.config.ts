import { defineConfig } from '@playwright/test';
import { common } from './browser';

export default defineConfig({
  ...common,
  testDir: 'tests',
  fullyParallel: true,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list']],
});
