import { FakeRooms } from './fixture/fake-rooms.ts';
import { forgetHistories, saveHistory } from './fixture/histories.ts';
import { openTestTemporal } from './fixture/temporal.ts';
import { WORKFLOW_PATHS } from './fixture/workflow-paths.ts';

const server = await openTestTemporal();
forgetHistories();
for (const [name, take] of Object.entries(WORKFLOW_PATHS)) {
  server.rooms = new FakeRooms();
  const workflowId = await take(server, server.rooms);
  saveHistory(name, await server.temporal.client.workflow.getHandle(workflowId).fetchHistory());
  process.stdout.write(`${name}\n`);
}
await server.close();
