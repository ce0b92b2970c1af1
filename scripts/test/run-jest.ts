import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../system/root.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that failed before their tests ran. */
  numRuntimeErrorTestSuites: number;
  success: boolean;
}

/** In this order; each starts the PostgreSQL and the Temporal that it needs. */
export const PROJECTS = ['unit', 'int', 'workflow', 'graph', 'story'] as const;
/** A story has the whole machine: everything runs, and a browser. */
const ONE_AT_A_TIME = ['story', 'workflow'];

/** Runs one of Jest's projects with its output on the terminal. */
export async function runJest(project: (typeof PROJECTS)[number]): Promise<Tally> {
  const folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-jest-'));
  const reportFile = path.join(folder, 'report.json');
  const jest = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      path.join(ROOT, 'node_modules/jest/bin/jest.js'),
      ...['--config', path.join(ROOT, 'jest.config.mjs'), '--selectProjects', project],
      ...['--json', '--outputFile', reportFile, '--ci', '--verbose=false'],
      ...(ONE_AT_A_TIME.includes(project) ? ['--runInBand'] : ['--maxWorkers=100%']),
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const code = await new Promise<number>((resolve) => {
    jest.on('error', () => resolve(1));
    jest.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return {
      passed: report.numPassedTests,
      // Jest may fail as a whole, in a teardown for instance, when each test passed.
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
