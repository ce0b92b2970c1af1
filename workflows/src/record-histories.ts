import { FakeRooms } from './fixture/fake-rooms.ts';
import { forgetHistories, saveHistory } from './fixture/histories.ts';
import { openTestTemporal } from './fixture/temporal.ts';
import { WORKFLOW_PATHS } from './fixture/workflow-paths.ts';

// Without names all are recorded anew, and what began under older code is held to no longer.
const names = process.argv.slice(2);
const server = await openTestTemporal();
if (names.length === 0) forgetHistories();
for (const [name, take] of Object.entries(WORKFLOW_PATHS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  server.rooms = new FakeRooms();
  const workflowId = await take(server, server.rooms);
  saveHistory(name, await server.temporal.client.workflow.getHandle(workflowId).fetchHistory());
  process.stdout.write(`${name}\n`);
}
await server.close();
