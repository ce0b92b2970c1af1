import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { AppError, maskFaults } from './errors.ts';
import { createLogger } from './logger.ts';

const mask = maskFaults(createLogger('test', 'silent'));

describe('what leaves the process', () => {
  test('a refusal with its code and parameters', () => {
    const error = new AppError('NOT_FOUND', 'event not found', { what: 'event' });
    expect(mask(error.toJSON(), error)).toMatchObject({
      message: 'event not found',
      extensions: { code: 'NOT_FOUND', params: { what: 'event' } },
    });
  });

  test("a mistake in the query is the asker's", () => {
    const error = new GraphQLError('Cannot query field', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(mask(error.toJSON(), error).extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('a fault masked behind a trace id', () => {
    const error = new GraphQLError('x', { originalError: new Error('password=1234 at db') });
    const masked = mask(error.toJSON(), error);
    expect(JSON.stringify(masked)).not.toContain('1234');
    expect(masked.extensions?.['traceId']).toMatch(/^[0-9a-f]{32}$/);
  });
});
