import { defineConfig } from '@playwright/test';
import { common } from './browser';

export default defineConfig({
  ...common,
  testDir: 'shots',
  testMatch: '*.shots.ts',
  fullyParallel: true,
  reporter: [['line']],
});
