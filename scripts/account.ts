import {
  createAccount,
  endAccountSessions,
  ORGANIZATION_KINDS,
  type OrganizationKind,
} from '@focus-racer/contracts';
import { AppError, createInternalClient, type InternalClient } from '@focus-racer/service-kit';
import { choosePassword } from './account/password.ts';
import { readCommandLine } from './command-line.ts';
import { readEnvFile } from './system/env-file.ts';
import { reachIdentity } from './system/running-system.ts';

const USAGE = `npm run account -- --email a@b.fr --kind ${ORGANIZATION_KINDS.join('|')}|RUNNER
npm run account -- --email a@b.fr --admin
npm run account -- --email a@b.fr --end-sessions

Makes an account in the running system, or ends all of its sessions. --name and --language fr|en say
how to address its owner; --password gives a password: otherwise it is asked for, or made and printed
once. Another system than the one of npm start is named by IDENTITY_URL and SERVICE_TOKEN.`;

/** undefined for what is no kind of account, null for an account without an organization. */
function organizationKindOf(kind: string | undefined): OrganizationKind | null | undefined {
  if (kind === undefined || kind === 'RUNNER') return null;
  return ORGANIZATION_KINDS.find((known) => known === kind);
}

const { values } = readCommandLine(
  {
    options: {
      email: { type: 'string' },
      kind: { type: 'string' },
      admin: { type: 'boolean', default: false },
      'end-sessions': { type: 'boolean', default: false },
      name: { type: 'string' },
      language: { type: 'string', default: 'fr' },
      password: { type: 'string' },
    },
  },
  USAGE,
);
const { email, language } = values;
const organizationKind = organizationKindOf(values.kind);
const knownLanguage = language === 'fr' || language === 'en' ? language : undefined;
const endsSessions = values['end-sessions'];
const isWhole = endsSessions || values.kind !== undefined || values.admin;
if (!email || organizationKind === undefined || !knownLanguage || !isWhole) {
  console.error(USAGE);
  process.exit(2);
}

try {
  readEnvFile();
  const { url, serviceToken } = reachIdentity(process.env);
  const identity = createInternalClient({ identity: url }, serviceToken);
  await (endsSessions ? endSessions(identity, email) : makeAccount(identity, email));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function makeAccount(identity: InternalClient, address: string): Promise<void> {
  if (organizationKind === undefined || !knownLanguage) return;
  const { password, generated } = await choosePassword(values.password);
  const created = await identity.ask(createAccount, {
    email: address,
    password,
    displayName: values.name ?? address.replace(/@.*/, ''),
    organizationKind,
    admin: values.admin,
    language: knownLanguage,
  });
  console.log(`account       ${created.accountId}`);
  if (created.organizationId) console.log(`organization  ${created.organizationId}`);
  if (generated) console.log(`password      ${password}`);
}

async function endSessions(identity: InternalClient, address: string): Promise<void> {
  const ended = await identity.ask(endAccountSessions, { email: address });
  console.log(`sessions      ${ended} ended`);
}

function explain(error: unknown): string {
  if (error instanceof AppError) return `${error.message} (${error.code})`;
  if (error instanceof TypeError) return 'Identity does not answer: is the system running?';
  return error instanceof Error ? error.message : String(error);
}
