import type { ApiKeyScope, Viewer } from '@focus-racer/contracts';
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import { AppError } from './errors.ts';

const EXTENSION = 'keyScope';
/** Of the federation itself; the gateway alone asks for them, to complete what a root field began. */
const MACHINERY = new Set(['_entities', '_service']);

type Field = GraphQLField<unknown, { viewer: Viewer }>;
type Scopes = ReadonlyMap<string, ApiKeyScope>;

/**
 * What an API key needs for a field. A query, mutation or subscription without it is not for keys; a
 * field of a type needs it only when it leads to more than the root field's scope covers.
 */
export function KeyScope(scope: ApiKeyScope): MethodDecorator & PropertyDecorator {
  return Extensions({ [EXTENSION]: scope });
}

/** Throws FORBIDDEN naming the scope when a key lacks it. Accounts and visitors have no scopes. */
export function requireKeyScope(viewer: Viewer, scope: ApiKeyScope): void {
  if (hasKeyScope(viewer, scope)) return;
  throw new AppError('FORBIDDEN', `This key lacks the scope ${scope}`, { scope });
}

export function hasKeyScope(viewer: Viewer, scope: ApiKeyScope): boolean {
  return viewer.kind !== 'apiKey' || viewer.scopes.includes(scope);
}

/**
 * Has every root field, and every field that declares a scope, ask for it. Entities need no check of
 * their own: the gateway reads them below a root field that this viewer was let through, and what an
 * entity shows to whom is its own policy's.
 */
export function enforceKeyScopes(schema: GraphQLSchema, declared: GraphQLSchema): void {
  const scopes = scopesOf(declared);
  const roots = new Set([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = roots.has(type);
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (isRoot && MACHINERY.has(field.name)) continue;
      guard(field, scopes.get(`${type.name}.${field.name}`), isRoot);
    }
  }
}

function scopesOf(schema: GraphQLSchema): Scopes {
  return new Map(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field): [string, ApiKeyScope][] => {
          const scope = field.extensions[EXTENSION] as ApiKeyScope | undefined;
          return scope ? [[`${type.name}.${field.name}`, scope]] : [];
        }),
      ),
  );
}

function guard(field: Field, scope: ApiKeyScope | undefined, isRoot: boolean): void {
  if (!scope && !isRoot) return;
  const check = (viewer: Viewer): void => {
    if (scope) requireKeyScope(viewer, scope);
    else if (viewer.kind === 'apiKey') {
      throw new AppError('FORBIDDEN', `${field.name} is not for API keys`);
    }
  };
  const { resolve = defaultFieldResolver, subscribe } = field;
  if (subscribe) {
    field.subscribe = (source, args, context, info) => {
      check(context.viewer);
      return subscribe(source, args, context, info);
    };
    return;
  }
  field.resolve = (source, args, context, info): unknown => {
    check(context.viewer);
    return resolve(source, args, context, info);
  };
}
