import { type AuditLine, type MemberRole, newId, type Viewer } from '@focus-racer/contracts';
import { createLogger, MailRow, OutboxRow } from '@focus-racer/service-kit';
import { graphql, type GraphQLSchema } from 'graphql';
import { TEST_CLIENT } from '../../../tests/client.ts';
import { createTestDatabase } from '../../../tests/database.ts';
import { complianceContext } from './context.ts';
import { migrate } from './migrate.ts';
import { startComplianceOrm } from './orm.ts';
import { buildComplianceSchemas } from './schema.ts';

/** Compliance on a database of its own, without its HTTP door. */
export async function openCompliance() {
  const database = await createTestDatabase('compliance');
  await migrate(database.ownerUrl);
  const orm = await startComplianceOrm(database.appUrl);
  const ownerOrm = await startComplianceOrm(database.ownerUrl);
  const { publicSchema, internalSchema } = await buildComplianceSchemas();
  const answers: Record<string, (variables: never) => unknown> = {};
  const createContext = complianceContext({
    publicUrl: 'http://localhost:3000',
    logger: createLogger('compliance-test', 'silent'),
    internal: {
      ask: async (operation, variables) =>
        operation.result.parse(await answers[operation.field]?.(variables as never)),
    },
  });

  async function ask(
    schema: GraphQLSchema,
    viewer: Viewer,
    source: string,
    variableValues: Record<string, unknown>,
  ) {
    const contextValue = createContext({
      viewer,
      em: orm.em.fork(),
      client: TEST_CLIENT,
      requestHeaders: {},
    });
    const answer = await graphql({ schema, source, variableValues, contextValue });
    const codes = (answer.errors ?? []).map((error) => error.extensions['code'] ?? error.message);
    return { data: (answer.data ?? {}) as Record<string, unknown>, codes };
  }

  return {
    orm,
    /** What the rooms below answer, by the operation's field. */
    answers,
    askInternal: (source: string, variables: Record<string, unknown> = {}) =>
      ask(internalSchema, { kind: 'anonymous' }, source, variables),
    outbox: () => orm.em.fork().find(OutboxRow, {}, { orderBy: { id: 'asc' } }),
    mails: () => orm.em.fork().find(MailRow, {}, { orderBy: { id: 'asc' } }),
    /** As the tables' owner, who may do what the application may not. */
    asOwner: (sql: string) => ownerOrm.em.fork().execute(sql),
    ask: (viewer: Viewer, source: string, variables: Record<string, unknown> = {}) =>
      ask(publicSchema.schema, viewer, source, variables),
    async record(lines: readonly unknown[]) {
      const record = `mutation ($lines: [JSONObject!]!) { recordAuditLines(lines: $lines) { recorded } }`;
      const { data, codes } = await ask(internalSchema, { kind: 'anonymous' }, record, { lines });
      const answer = data['recordAuditLines'] as { recorded: number } | undefined;
      return { recorded: answer?.recorded, codes };
    },
    async close() {
      await orm.close(true);
      await ownerOrm.close(true);
      await database.drop();
    },
  };
}

export function auditLine(wishes: Partial<AuditLine> = {}): AuditLine {
  return {
    id: newId(),
    at: '2026-05-03T10:42:03.120Z',
    actor: `account:${newId()}`,
    action: 'photo.published',
    subject: `photo:${newId()}`,
    details: { generation: 1, credit: 'CAPTURED', byHand: false, reason: null },
    ...wishes,
  };
}

export function account(admin: boolean): Viewer {
  return { kind: 'account', accountId: newId(), sessionId: newId(), admin, memberships: [] };
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
