import 'reflect-metadata';

export * from './bus.ts';
export * from './connection.ts';
export * from './env.ts';
export * from './errors.ts';
export * from './internal-client.ts';
export * from './live-iterator.ts';
export * from './logger.ts';
export * from './orm.ts';
export * from './outbox.entity.ts';
export * from './outbox.ts';
export * from './outbox-relay.ts';
export * from './run-process.ts';
export * from './schemas.ts';
export * from './subgraph-server.ts';
export * from './temporal.ts';
export * from './tracing.ts';
export * from './viewer.ts';
