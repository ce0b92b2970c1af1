import cliProgress from 'cli-progress';
import { readCommandLine } from './command-line.ts';
import { findFiles } from './upload/find-files.ts';
import { readEnvFile } from './system/env-file.ts';
import { graphqlAddress } from './system/running-system.ts';
import { ApiError, type PublicApi, signIn, useKey } from './upload/public-api.ts';
import { type FileOutcome, uploadFiles } from './upload/upload-files.ts';

const USAGE = `npm run upload -- --event <slug> DIR [--key fr_live_… | --email … --password …] [--api …/graphql]

Uploads every file below DIR into the event. Run it again after an interruption: what the event has
already is recognised and skipped. A key needs the scopes events:read and photos:write. The key may
also stand in FOCUS_RACER_API_KEY, credentials in FOCUS_RACER_EMAIL and FOCUS_RACER_PASSWORD, the
address of the API in FOCUS_RACER_API; without one it is the system that npm start runs.`;

const REASONS: Record<string, string> = {
  NOT_AN_IMAGE: 'not a JPEG, PNG or WebP image',
  EMPTY_FILE: 'the file is empty',
  TOO_LARGE: 'the file is too large',
  TOO_SMALL: 'the image is too small',
  UNREADABLE: 'the image cannot be read',
  BYTES_DIFFER: 'the bytes changed while they were sent',
  SAME_FILE: 'the event has this very file from another photographer',
};

readEnvFile();
const { values, positionals } = readCommandLine(
  {
    allowPositionals: true,
    options: {
      event: { type: 'string' },
      key: { type: 'string', default: process.env['FOCUS_RACER_API_KEY'] },
      email: { type: 'string', default: process.env['FOCUS_RACER_EMAIL'] },
      password: { type: 'string', default: process.env['FOCUS_RACER_PASSWORD'] },
      api: {
        type: 'string',
        default: process.env['FOCUS_RACER_API'] || graphqlAddress(process.env),
      },
    },
  },
  USAGE,
);
const [folder] = positionals;
const { email, password } = values;
if (!values.event || !folder || !(values.key || (email && password))) {
  console.error(USAGE);
  process.exit(2);
}

try {
  const api = values.key
    ? useKey(values.api, values.key)
    : await signIn(values.api, { email: email ?? '', password: password ?? '' });
  const failed = await run(api, folder, values.event);
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(api: PublicApi, dir: string, slug: string): Promise<boolean> {
  const { event } = await api.request<{ event: { id: string; name: string } }>(
    'query Event($slug: String!) { event(slug: $slug) { id name } }',
    { slug },
  );
  const paths = await findFiles(dir);
  console.log(`${paths.length} files for ${event.name}`);

  const outcomes = new Map<string, FileOutcome>();
  const bar = new cliProgress.SingleBar(
    { format: '[{bar}] {value}/{total} · about {eta_formatted} left', hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(paths.length, 0);
  try {
    await uploadFiles(api, event.id, paths, (path, outcome) => {
      outcomes.set(path, outcome);
      bar.update(outcomes.size);
    });
  } finally {
    bar.stop();
  }
  return report(outcomes);
}

/** Prints what became of the files; true when any of them did not get into the event. */
function report(outcomes: Map<string, FileOutcome>): boolean {
  const count = (kind: FileOutcome['kind']): number =>
    [...outcomes.values()].filter((outcome) => outcome.kind === kind).length;
  const troubled = [...outcomes].flatMap(([path, outcome]) =>
    'reason' in outcome ? [`  ${path}: ${REASONS[outcome.reason] ?? outcome.reason}`] : [],
  );
  console.log(`${count('uploaded')} uploaded, ${count('known')} already there`);
  if (troubled.length > 0) console.log(`${troubled.length} not accepted:\n${troubled.join('\n')}`);
  return troubled.length > 0;
}

function explain(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.code === 'NOT_FOUND') return 'There is no such event that you may upload to.';
    if (error.code === 'UNAUTHENTICATED') {
      return values.key
        ? 'This key is not valid (any more).'
        : 'The e-mail address or the password is wrong.';
    }
    return error.message;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'path' in error) return message;
  return `${message}\nIs the system running, and is --api its GraphQL address?`;
}
