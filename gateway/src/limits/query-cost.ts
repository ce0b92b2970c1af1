import { AppError } from '@focus-racer/service-kit';
import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  type OperationDefinitionNode,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { RecentMap } from '../recent-map.ts';
import { OPERATION_LIMITS } from './limits.ts';

/** What a list without `first` is taken for: races, bibs on a photo, memberships. */
const SHORT_LIST = 5;
/** Fields looked at, fragments unfolded: few tokens can spell out millions. */
const MAX_FIELDS = 10_000;

/**
 * The objects that an answer may hold: one for each field of an object type, times `first` below a
 * page, times five below a short list. Scalars and introspection are free.
 */
function estimate({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (field.name.startsWith('__') || !isCompositeType(getNamedType(field.type))) return 0;
  return 1 + sizeOf(field, args) * childComplexity;
}

function sizeOf(field: GraphQLField<unknown, unknown>, args: Record<string, unknown>): number {
  if (typeof args['first'] === 'number') return Math.max(args['first'], 1);
  // A page's edges are counted by the page's own `first`.
  return isListType(getNullableType(field.type)) && field.name !== 'edges' ? SHORT_LIST : 1;
}

/**
 * What an operation of this document costs. Throws BAD_USER_INPUT when it asks for too much with
 * these variables.
 */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const max = OPERATION_LIMITS.cost;
  const cost = rememberedCost(document, operation, variables, () =>
    costOf(schema, document, operation, variables),
  );
  if (cost <= max) return cost;
  throw new AppError(
    'BAD_USER_INPUT',
    `This operation costs ${cost}, at most ${max}: ask for smaller pages or fewer fields`,
    { limit: 'cost', max, found: cost },
  );
}

/** Apollo Server hands out the same document for the same text, and most ask the same of it again. */
const costs = new WeakMap<DocumentNode, RecentMap<number>>();
const COSTS_A_DOCUMENT = 50;
/** A start list travels as a variable: such a thing is not worth remembering. */
const MAX_REMEMBERED_CHARACTERS = 500;

function rememberedCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  cost: () => number,
): number {
  const key = `${operation.name?.value} ${JSON.stringify(variables)}`;
  if (key.length > MAX_REMEMBERED_CHARACTERS) return cost();
  const known = costs.get(document) ?? new RecentMap<number>(COSTS_A_DOCUMENT);
  costs.set(document, known);
  const remembered = known.get(key) ?? cost();
  known.set(key, remembered);
  return remembered;
}

function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
    hideSuggestions: true,
  });
  const [wrong] = errors ?? [];
  if (wrong) throw new AppError('BAD_USER_INPUT', wrong.message);
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [estimate],
      maxQueryNodes: MAX_FIELDS,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tooMany = error.message.startsWith('Query exceeds the maximum allowed number of nodes');
    throw new AppError(
      'BAD_USER_INPUT',
      error.message,
      tooMany ? { limit: 'fields', max: MAX_FIELDS } : undefined,
    );
  }
}
