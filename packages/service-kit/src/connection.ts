import { Field, InterfaceType, Directive, ObjectType } from 'type-graphql';
import { type z } from 'zod';
import { AppError } from './errors.ts';

export const MAX_PAGE_SIZE = 100;

@Directive('@shareable')
@ObjectType({ description: 'Where a page of a list stands in the whole.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after the last edge.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page.' })
  endCursor!: string | null;
}

@InterfaceType({
  description:
    'An outcome that a careful user can meet. The type says which; `message` is for developers.',
})
export abstract class UserError {
  @Field(() => String)
  message!: string;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}
export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

/** Declares `<Name>Edge` and `<Name>Connection` for a node type. Both need to be exported by the caller. */
export function connectionTypes<T extends object>(name: string, node: () => new () => T) {
  @ObjectType(`${name}Edge`, { description: `A ${name} with its place in the list.` })
  class EdgeType implements Edge<T> {
    @Field(() => String)
    cursor!: string;

    @Field(() => node())
    node!: T;
  }
  @ObjectType(`${name}Connection`, { description: 'A page of a list.' })
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return { EdgeType, ConnectionType };
}

/** An opaque cursor over the values of a sort key. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Throws BAD_USER_INPUT for anything that `encodeCursor` did not make for this key. */
export function decodeCursor<S extends z.ZodType>(cursor: string, schema: S): z.infer<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new AppError('BAD_USER_INPUT', 'This cursor was not made by this list', {
      field: 'after',
    });
  }
}

/** Throws BAD_USER_INPUT unless 1 ≤ first ≤ 100. */
export function checkPageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw new AppError('BAD_USER_INPUT', `first must be between 1 and ${MAX_PAGE_SIZE}`, {
      field: 'first',
      max: MAX_PAGE_SIZE,
    });
  }
  return first;
}

/** Makes a page of `first` from a query that fetched one row more than asked. */
export function toConnection<R, T>(
  rows: readonly R[],
  first: number,
  keyOf: (row: R) => readonly (string | number)[],
  nodeOf: (row: R) => T,
): Connection<T> {
  const edges = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor(keyOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
