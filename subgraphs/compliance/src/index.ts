export { verifyChain } from './audit/verify-chain.ts';
export { type ComplianceContext, complianceContext } from './context.ts';
export { type ComplianceEnv, complianceEnvSchema } from './env.ts';
export { migrate } from './migrate.ts';
export { startComplianceOrm } from './orm.ts';
export { buildComplianceSchemas } from './schema.ts';
export { startCompliance } from './start.ts';
