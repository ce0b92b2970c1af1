import { setTimeout as wait } from 'node:timers/promises';
import { createAccount, type MemberRole } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import { enrolSecondFactor } from '../enrol-second-factor.ts';
import { type PublicApi, signIn } from '../../scripts/upload/public-api.ts';

interface StorySystem {
  addresses: {
    web: string;
    graphql: string;
    files: string;
    identity: string;
    commerce: string;
    mailOutbox: string;
  };
  serviceToken: string;
  control: string;
}

/** What tests/story/system.mjs has started. */
export const system = JSON.parse(process.env['STORY_SYSTEM'] ?? '') as StorySystem;
export const { addresses } = system;

export const internal = createInternalClient(
  { identity: addresses.identity, commerce: addresses.commerce },
  system.serviceToken,
);

export interface Person {
  name: string;
  email: string;
  password: string;
  organizationId: string;
  api: PublicApi;
}

const POLL_MS = 250;
const PASSWORD = 'une phrase assez longue';
let people = 0;

/** A photographer with an organization of her own and, beside the welcome credits, 100 more. */
export async function newPhotographer(name: string, credits = 100): Promise<Person> {
  const person = await newPerson(name, { organizationKind: 'PHOTOGRAPHER' });
  // A workflow opens the account and gives the welcome credits.
  while (!(await accountOf(person))) await wait(POLL_MS);
  if (credits > 0) await grantCredits(person.organizationId, credits);
  return person;
}

export function newMember(name: string, organizationId: string, role: MemberRole): Promise<Person> {
  return newPerson(name, { organizationKind: null, organizationId, role });
}

let operator: Promise<Person> | undefined;

/** She has no second factor yet, so nobody's rights but her own. */
export function newAdministrator(name: string): Promise<Person> {
  return newPerson(name, { organizationKind: null, admin: true });
}

async function newOperator(): Promise<Person> {
  const person = await newAdministrator('Opératrice');
  await enrolSecondFactor((document, variables) => person.api.request(document, variables));
  return person;
}

/** As an operator does it, through the public API. */
export async function grantCredits(organizationId: string, amount: number): Promise<void> {
  operator ??= newOperator();
  const { api } = await operator;
  await api.request(
    'mutation Grant($input: GrantCreditsInput!) { grantCredits(input: $input) { available } }',
    { input: { organizationId, amount, reason: 'story' } },
  );
}

export interface Credits {
  available: number;
  held: number;
  consumed: number;
}

/** Once none is held any more: a photo's credit is settled a moment after the photo is decided. */
export async function creditsOf(owner: Person): Promise<Credits> {
  for (;;) {
    const account = await accountOf(owner);
    if (!account) throw new Error(`${owner.name} has no credits`);
    if (account.held === 0) return account;
    await wait(POLL_MS);
  }
}

async function accountOf({ api }: Person): Promise<Credits | null | undefined> {
  const { me } = await api.request<{
    me: { memberships: { organization: { creditAccount: Credits | null } }[] };
  }>('{ me { memberships { organization { creditAccount { available held consumed } } } } }');
  return me.memberships[0]?.organization.creditAccount;
}

/** Kills a part of the system with SIGKILL; answers when it is back. */
export async function killPart(part: string): Promise<void> {
  const response = await fetch(`${system.control}/${part}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
}

async function newPerson(
  name: string,
  kind: {
    organizationKind: 'PHOTOGRAPHER' | null;
    admin?: boolean;
    organizationId?: string;
    role?: MemberRole;
  },
): Promise<Person> {
  const email = `${process.pid}-${Date.now()}-${(people += 1)}@story.example`;
  const { organizationId } = await internal.ask(createAccount, {
    email,
    password: PASSWORD,
    displayName: name,
    admin: false,
    language: 'fr',
    ...kind,
  });
  const api = await signIn(addresses.graphql, { email, password: PASSWORD });
  return { name, email, password: PASSWORD, organizationId: organizationId ?? '', api };
}
