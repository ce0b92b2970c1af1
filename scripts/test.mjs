import { runInWorkspace } from './bootstrap.mjs';

await runInWorkspace('test.ts');
