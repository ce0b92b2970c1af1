export { type GatewayEnv, gatewayEnvSchema } from './env.ts';
export { migrate } from './migrate.ts';
export { startGateway } from './start.ts';
