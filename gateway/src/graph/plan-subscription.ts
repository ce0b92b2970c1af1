import { executeQueryPlan, buildOperationContext, type GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument } from '@apollo/federation-internals';
import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { Logger } from '@focus-racer/service-kit';
import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from './gateway-context.ts';
import type { Graph } from './graph.ts';

export interface SubscriptionRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

export interface SubscriptionPlan {
  /** Sends the items. */
  subgraph: string;
  /** What to ask of it. */
  operation: { query: string; operationName?: string; variables: Record<string, unknown> };
  /** Makes the client's answer of one item: fetches what other subgraphs know of it. */
  complete(item: ExecutionResult, context: GatewayContext): Promise<ExecutionResult>;
}

/**
 * @apollo/gateway refuses subscriptions, but its planner plans them: a primary fetch that is the
 * subscription itself and a rest, executed for each item as if the primary had just answered.
 */
export function planSubscription(
  graph: Graph,
  request: SubscriptionRequest,
  logger: Logger,
): SubscriptionPlan {
  const { document, variables } = request;
  const operationName = request.operation.name?.value;
  const operation = operationFromDocument(graph.apiSchema, document, { operationName });
  const { node } = graph.planner.buildQueryPlan(operation);
  if (node?.kind !== 'Subscription') throw new Error('only subscriptions are planned here');
  const { primary, rest } = node;
  const plan: PlanNode = { kind: 'Sequence', nodes: rest ? [primary, rest] : [primary] };
  const operationContext = buildOperationContext({
    schema: graph.publicSchema,
    operationDocument: document,
    operationName,
  });

  return {
    subgraph: primary.serviceName,
    operation: {
      query: primary.operation,
      ...(primary.operationName && { operationName: primary.operationName }),
      variables: usedVariables(primary, variables),
    },
    complete: (item, context) =>
      executeQueryPlan(
        { kind: 'QueryPlan', node: plan },
        withPrimaryAnswer(graph, primary.serviceName, item),
        // The parts of Apollo Server's request context that the executor reads.
        { request: { variables }, context, logger, metrics: {} } as unknown as Parameters<
          typeof executeQueryPlan
        >[2],
        operationContext,
        graph.supergraphSchema,
        graph.apiSchema,
      ),
  };
}

function usedVariables(primary: FetchNode, variables: Record<string, unknown>) {
  const used = new Set(primary.variableUsages ?? []);
  return Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name)));
}

/** The first thing asked of the primary subgraph is the item; what follows goes there. */
function withPrimaryAnswer(graph: Graph, subgraph: string, item: ExecutionResult) {
  const real = graph.sources[subgraph] as GraphQLDataSource;
  let answered = false;
  const primary: GraphQLDataSource = {
    process(options) {
      if (answered) return real.process(options);
      answered = true;
      return Promise.resolve(item as Awaited<ReturnType<GraphQLDataSource['process']>>);
    },
  };
  return { ...graph.sources, [subgraph]: primary };
}
