import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { documentRules } from './document-rules.ts';
import { OPERATION_LIMITS } from './limits.ts';
import { checkCost } from './query-cost.ts';

export interface PreparedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/**
 * Reads an operation of a socket under the limits that Apollo Server applies to requests. Throws
 * GraphQLError with code BAD_USER_INPUT.
 */
export function parseOperation(query: string, operationName?: string | null): PreparedOperation {
  const document = refusing(() => parse(query, { maxTokens: OPERATION_LIMITS.tokens }));
  const operation = getOperationAST(document, operationName);
  if (!operation) throw badInput(new GraphQLError('Which operation is meant is not clear'));
  return { document, operation };
}

/** Answers what it costs. Throws like `parseOperation`. */
export function checkOperation(
  schema: GraphQLSchema,
  { document, operation }: PreparedOperation,
  variables: Record<string, unknown>,
): number {
  const [error] = validate(schema, document, [...specifiedRules, ...documentRules], {
    maxErrors: 10,
    hideSuggestions: true,
  });
  if (error) throw badInput(error);
  return checkCost(schema, document, operation, variables);
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GraphQLError ? badInput(error) : error;
  }
}

function badInput(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    extensions: { ...extensions, code: 'BAD_USER_INPUT' },
  });
}
