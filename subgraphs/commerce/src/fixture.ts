import { newId, type MemberRole, type Viewer } from '@focus-racer/contracts';
import { OutboxRow } from '@focus-racer/service-kit';
import { graphql, type GraphQLSchema } from 'graphql';
import { TEST_CLIENT } from '../../../tests/client.ts';
import { createTestDatabase } from '../../../tests/database.ts';
import { commerceContext } from './context.ts';
import { sumLedger } from './ledger/ledger-totals.ts';
import { migrate } from './migrate.ts';
import { startCommerceOrm } from './orm.ts';
import { buildCommerceSchemas } from './schema.ts';

export interface Answer {
  data: Record<string, unknown>;
  codes: unknown[];
}

/** Commerce on a database of its own, without its HTTP door. */
export async function openCommerce(welcomeCredits = 10) {
  const database = await createTestDatabase('commerce');
  await migrate(database.ownerUrl);
  const orm = await startCommerceOrm(database.appUrl);
  const { publicSchema, internalSchema } = await buildCommerceSchemas();
  const createContext = commerceContext({
    welcomeCredits,
    readingPrice: { engine: 'rekognition', centsPerThousandPhotos: 300 },
  });
  const contextFor = (viewer: Viewer) =>
    createContext({ viewer, em: orm.em.fork(), client: TEST_CLIENT, requestHeaders: {} });

  async function ask(
    schema: GraphQLSchema,
    viewer: Viewer,
    source: string,
    variableValues: Record<string, unknown>,
  ): Promise<Answer> {
    const contextValue = contextFor(viewer);
    const answer = await graphql({ schema, source, variableValues, contextValue });
    const codes = (answer.errors ?? []).map((error) => error.extensions['code'] ?? error.message);
    return { data: answer.data ?? {}, codes };
  }

  return {
    orm,
    database,
    /** The services as one request gets them. */
    request: () => contextFor({ kind: 'anonymous' }),
    ask: (viewer: Viewer, source: string, variables: Record<string, unknown> = {}) =>
      ask(publicSchema.schema, viewer, source, variables),
    askInternal: (source: string, variables: Record<string, unknown> = {}) =>
      ask(internalSchema, { kind: 'anonymous' }, source, variables),
    async openOrganization(): Promise<string> {
      const organizationId = newId();
      await contextFor({ kind: 'anonymous' }).creditAccounts.openCreditAccount(organizationId);
      return organizationId;
    },
    creditsOf: (organizationId: string) =>
      contextFor({ kind: 'anonymous' }).loaders.creditAccount.load(organizationId),
    totals: () => sumLedger(orm.em.fork()),
    async resumesOf(organizationId: string): Promise<number> {
      const rows = await orm.em.fork().find(OutboxRow, { kind: 'workflow' });
      return rows.filter(
        ({ payload }) =>
          'workflow' in payload &&
          payload.workflow === 'resumePhotos' &&
          payload.input['organizationId'] === organizationId,
      ).length;
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
}

export function memberOf(organizationId: string, role: MemberRole): Viewer {
  return {
    kind: 'account',
    accountId: newId(),
    sessionId: newId(),
    admin: false,
    memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role }],
  };
}

export function administrator(): Viewer {
  return {
    kind: 'account',
    accountId: newId(),
    sessionId: newId(),
    admin: true,
    memberships: [],
  };
}
