import { runInWorkspace } from './bootstrap.mjs';

await runInWorkspace('start.ts');
