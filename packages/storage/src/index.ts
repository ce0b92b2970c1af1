export * from './create-object-store.ts';
export * from './env.ts';
export * from './object-store.ts';
