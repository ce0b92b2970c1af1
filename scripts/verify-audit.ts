import { startComplianceOrm, verifyChain } from '@focus-racer/compliance';
import { readEnvFile } from './system/env-file.ts';
import { complianceDatabase } from './system/running-system.ts';

readEnvFile();
try {
  process.exitCode = (await isChainWhole(complianceDatabase(process.env))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function isChainWhole(databaseUrl: string): Promise<boolean> {
  const orm = await startComplianceOrm(databaseUrl);
  try {
    const { head, brokenAt } = await verifyChain(orm.em);
    if (brokenAt === null) {
      console.log(`The chain of ${head.seq} lines is whole. Its head is ${head.hash}`);
    } else {
      console.error(`The chain is broken at line ${brokenAt}: it is missing or was changed.`);
    }
    return brokenAt === null;
  } finally {
    await orm.close(true);
  }
}
