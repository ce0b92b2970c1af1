import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { AppError } from '@focus-racer/service-kit';
import type { GraphQLError, ValidationContext, ValidationRule } from 'graphql';
import { OPERATION_LIMITS } from './limits.ts';

type Measured = 'depth' | 'aliases' | 'directives';

/** The rules name the limit and what they found in their message only. */
const FOUND = /found (\d+)/;

function refuse(measured: Measured, max: number) {
  return (context: ValidationContext | null, error: GraphQLError): void => {
    const found = Number(FOUND.exec(error.message)?.[1]);
    context?.reportError(
      new AppError('BAD_USER_INPUT', `This operation has ${measured} ${found}, at most ${max}`, {
        limit: measured,
        max,
        found,
      }),
    );
  };
}

function options(measured: Measured) {
  const max = OPERATION_LIMITS[measured];
  return { n: max, propagateOnRejection: false, onReject: [refuse(measured, max)] };
}

export const documentRules: ValidationRule[] = [
  maxDepthRule({ ...options('depth'), flattenFragments: true }),
  maxAliasesRule(options('aliases')),
  maxDirectivesRule(options('directives')),
];
