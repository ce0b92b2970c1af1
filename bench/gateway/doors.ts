import { readFileSync } from 'node:fs';
import { type GatewayEnv, startGateway } from '@focus-racer/gateway';
import { ANONYMOUS } from '@focus-racer/contracts';
import { createLogger, createViewerSigner } from '@focus-racer/service-kit';
import { TEST_CLIENT } from '../../tests/client.ts';
import { startBareGateway } from './bare-gateway.ts';

/** What the process of both gateways is told first. */
export interface DoorsOrder {
  env: GatewayEnv;
}
/** What it answers to that, and then to each message: the CPU that it has used, in milliseconds. */
export type DoorsAnswer = { ours: string; bare: string } | { cpuMs: number };

/** A signed viewer is good for a minute. */
const SIGNED_AGAIN_MS = 20_000;

process.once('message', (order: DoorsOrder) => {
  void open(order.env).then((doors) => {
    process.send?.(doors satisfies DoorsAnswer);
    process.on('message', () => {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpuMs: (user + system) / 1000 } satisfies DoorsAnswer);
    });
  });
});
process.once('disconnect', () => process.exit(0));

async function open(env: GatewayEnv): Promise<{ ours: string; bare: string }> {
  const ours = await startGateway(env, createLogger('bench', 'error'));
  const sign = await createViewerSigner(env.VIEWER_SIGNING_KEY);
  const asker = { viewer: ANONYMOUS, client: TEST_CLIENT };
  let viewer = await sign(asker);
  setInterval(() => void sign(asker).then((next) => (viewer = next)), SIGNED_AGAIN_MS).unref();
  const bare = await startBareGateway({
    sdl: readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'),
    urls: {
      catalog: env.CATALOG_URL,
      identity: env.IDENTITY_URL,
      commerce: env.COMMERCE_URL,
      compliance: env.COMPLIANCE_URL,
    },
    viewer: () => viewer,
  });
  return { ours: `http://127.0.0.1:${ours.port}/graphql`, bare: bare.url };
}
