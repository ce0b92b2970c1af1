import { swcOptions } from '@focus-racer/service-kit/swc-options';

const swc = ['@swc/jest', swcOptions];

/** @param {string} displayName @param {import('jest').Config} own */
const project = (displayName, own) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': swc },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['/\\.output/', '/\\.nuxt/', '/\\.data/', '/dist/'],
  ...own,
});

const services = {
  globalSetup: '<rootDir>/tests/services.mjs',
  globalTeardown: '<rootDir>/tests/services-end.mjs',
};
const notUnit = ['\\.int\\.spec\\.ts$', '\\.workflow\\.spec\\.ts$', '/tests/(graph|story|faults)/'];

export default {
  // Generous: it ends a hung test and measures nothing. Jest knows one for all projects only.
  testTimeout: 120_000,
  projects: [
    project('unit', {
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...notUnit],
    }),
    project('int', { ...services, testMatch: ['**/*.int.spec.ts'] }),
    project('workflow', {
      ...services,
      testMatch: ['**/*.workflow.spec.ts'],
    }),
    project('graph', {
      ...services,
      testMatch: ['<rootDir>/tests/graph/**/*.spec.ts'],
    }),
    project('story', {
      globalSetup: '<rootDir>/tests/story/system.mjs',
      globalTeardown: '<rootDir>/tests/story/system-end.mjs',
      testMatch: ['<rootDir>/tests/story/**/*.spec.ts'],
    }),
  ],
};
