import type { Client } from '@focus-racer/contracts';

/** Where the requests of tests come from. */
export const TEST_CLIENT: Client = { address: '192.0.2.1', userAgent: 'a test', device: '' };
