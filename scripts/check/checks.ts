/** What must hold before any test runs; each is one command of a package or of ours. */
export interface Check {
  name: string;
  /** Run one after the other, until one fails. */
  commands: { file: string; args: string[]; loader?: boolean; cwd?: string }[];
}

const LAYOUT = ['packages', 'subgraphs', 'gateway', 'workflows', 'scripts', 'tests', 'bench'];

export const CHECKS: readonly Check[] = [
  {
    name: 'format',
    commands: [
      {
        file: 'node_modules/prettier/bin/prettier.cjs',
        args: ['--check', '--log-level', 'warn', '.'],
      },
    ],
  },
  { name: 'lint', commands: [{ file: 'node_modules/eslint/bin/eslint.js', args: ['.'] }] },
  {
    name: 'types',
    commands: [{ file: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] }],
  },
  {
    name: 'types of the web',
    commands: [
      { file: 'node_modules/nuxt/bin/nuxt.mjs', args: ['prepare'], cwd: 'web' },
      {
        file: 'node_modules/vue-tsc/bin/vue-tsc.js',
        args: ['-b', '--noEmit'],
        cwd: 'web',
      },
    ],
  },
  {
    name: 'boundaries',
    commands: [
      {
        file: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        args: ['--config', '.dependency-cruiser.cjs', ...LAYOUT, 'web/app', 'web/server'],
      },
    ],
  },
  {
    name: 'environment keys',
    commands: [{ file: 'scripts/check/environment-keys.ts', args: [] }],
  },
  {
    name: 'compose file',
    commands: [{ file: 'scripts/check-compose.ts', args: [], loader: true }],
  },
  {
    name: 'generated files',
    commands: [
      { file: 'scripts/generate.ts', args: ['--check'], loader: true },
      { file: 'scripts/generate-documents.ts', args: ['--check'] },
    ],
  },
  { name: 'unused code', commands: [{ file: 'node_modules/knip/bin/knip.js', args: [] }] },
];
