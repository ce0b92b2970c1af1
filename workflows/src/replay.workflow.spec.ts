import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { listHistories, readHistory } from './fixture/histories.ts';
import { silenceRuntime, testBundle } from './fixture/temporal.ts';
import { WORKFLOW_PATHS } from './fixture/workflow-paths.ts';

jest.setTimeout(60_000);

let workflowBundle: { codePath: string };
beforeAll(async () => {
  silenceRuntime();
  workflowBundle = await testBundle();
});

test('every path has a saved history', () => {
  expect(listHistories().toSorted()).toEqual(Object.keys(WORKFLOW_PATHS).toSorted());
});

describe('a workflow that began under the saved code goes on under this one', () => {
  test.each(listHistories())('%s', async (name) => {
    await Worker.runReplayHistory({ workflowBundle }, readHistory(name));
  });
});
