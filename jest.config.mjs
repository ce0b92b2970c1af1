const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
      },
    },
  },
];

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

/** Time limits are generous: they end a hung test, they measure nothing. */
export default {
  projects: [
    project('unit', {
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...notUnit],
      testTimeout: 30_000,
    }),
    project('int', { ...services, testMatch: ['**/*.int.spec.ts'], testTimeout: 60_000 }),
    project('workflow', {
      ...services,
      testMatch: ['**/*.workflow.spec.ts'],
      testTimeout: 120_000,
    }),
    project('graph', {
      ...services,
      testMatch: ['<rootDir>/tests/graph/**/*.spec.ts'],
      testTimeout: 120_000,
    }),
    project('story', { testMatch: ['<rootDir>/tests/story/**/*.spec.ts'], testTimeout: 300_000 }),
  ],
};
