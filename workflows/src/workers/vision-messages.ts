/** What a vision child tells its parent. It cannot speak while an inference runs. */
export type FromVisionChild = { type: 'ready' } | { type: 'alive' };

export const ALIVE_EVERY_MS = 1_000;
export const SILENT_LIMIT_MS = 60_000;
