import { runChecks } from './check/run-checks.ts';
import { installWithGo, findProgram } from './system/programs.ts';
import { temporalProgram } from './system/temporal-program.ts';
import { PROJECTS, runJest, type Tally } from './test/run-jest.ts';

const VERSITYGW = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';
const say = (line: string): void => console.log(line);
const startedAt = performance.now();

process.env['TEMPORAL_CLI_PATH'] = await temporalProgram(say).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
const versitygw =
  findProgram('versitygw', 'VERSITYGW_PATH') ?? (await installWithGo('versitygw', VERSITYGW, say));
if (versitygw) process.env['VERSITYGW_PATH'] = versitygw;

say('\n# check');
const total: Tally = { ...(await runChecks()), skipped: 0 };
for (const project of PROJECTS) {
  say(`\n# ${project}`);
  const { passed, failed, skipped } = await runJest(project);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

if (!versitygw) {
  say(
    '\nTHE TESTS AGAINST A REAL S3 SERVER WERE SKIPPED: versitygw is not on the PATH and could not be\n' +
      `built. Install Go, or run: go install ${VERSITYGW}`,
  );
}
say(`\nafter ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
