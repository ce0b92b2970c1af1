import { startComplianceOrm, verifyChain } from '@focus-racer/compliance';
import { complianceDatabase } from './system/running-system.ts';

const orm = await startComplianceOrm(complianceDatabase(process.env));
try {
  const { head, brokenAt } = await verifyChain(orm.em);
  if (brokenAt === null) {
    console.log(`The chain of ${head.seq} lines is whole. Its head is ${head.hash}`);
  } else {
    console.error(`The chain is broken at line ${brokenAt}: it is missing or was changed.`);
    process.exitCode = 1;
  }
} finally {
  await orm.close(true);
}
