import { SEARCH_ATTRIBUTES } from '@focus-racer/contracts';
import { createTemporalClient, readEnv } from '@focus-racer/service-kit';
import { temporalEnvSchema } from './system/temporal-env.ts';

/** INDEXED_VALUE_TYPE_KEYWORD of Temporal's API. */
const KEYWORD = 2;

const env = readEnv(temporalEnvSchema);
const temporal = createTemporalClient({
  address: env.TEMPORAL_ADDRESS,
  namespace: env.TEMPORAL_NAMESPACE,
});
const { operatorService } = temporal.client.connection;
const namespace = env.TEMPORAL_NAMESPACE;
const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
const missing = Object.values(SEARCH_ATTRIBUTES).filter((name) => !(name in customAttributes));
if (missing.length > 0) {
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
  await operatorService.addSearchAttributes({ namespace, searchAttributes });
}
console.log(missing.length > 0 ? `registered ${missing.join(', ')}` : 'nothing to do');
await temporal.close();
