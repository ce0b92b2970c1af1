import { startTestPostgres, startTestTemporal } from '../scripts/system/test-services.ts';

const NEEDS = {
  int: ['TEST_DATABASE_URL'],
  workflow: ['TEST_TEMPORAL_ADDRESS'],
  graph: ['TEST_DATABASE_URL'],
};
const STARTS = { TEST_DATABASE_URL: startTestPostgres, TEST_TEMPORAL_ADDRESS: startTestTemporal };

/** Starts what the project's tests need and nobody has started yet; services-end.mjs stops it. */
export default async function startServices(_config, project) {
  globalThis.focusRacerServices ??= [];
  for (const name of NEEDS[project.displayName.name]) {
    if (process.env[name]) continue;
    const services = await STARTS[name]();
    globalThis.focusRacerServices.push(services);
    Object.assign(process.env, services.env);
  }
}
