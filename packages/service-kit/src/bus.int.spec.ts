import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BusMessages } from '@focus-racer/contracts';
import pg from 'pg';
import { createTestDatabase } from '../../../tests/database.ts';
import { type Bus, connectBus } from './bus.ts';
import { createLogger } from './logger.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase('catalog');
  bus = await connectBus(database.appUrl, createLogger('test', 'silent'));
});
afterAll(async () => {
  await bus.close();
  await database.drop();
});

const message = { eventId: 'e', searchablePhotoIds: ['p'] };

function nextMessage(): Promise<BusMessages['event.changed']> {
  return new Promise((resolve) => {
    const stop = bus.subscribe('event.changed', (received) => {
      stop();
      resolve(received);
    });
  });
}

async function asAdmin(sql: string): Promise<pg.QueryResult> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    return await admin.query(sql);
  } finally {
    await admin.end();
  }
}

const CUT_OFF = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe('the bus', () => {
  test('carries a message to whoever listens', async () => {
    const received = nextMessage();
    await bus.publish('event.changed', message);
    expect(await received).toEqual(message);
  });

  test('survives what it does not understand', async () => {
    const received = nextMessage();
    await asAdmin(`notify focus_racer, '["photo.sung", {"x": 1}]'`);
    await asAdmin(`notify focus_racer, '["event.changed", {"x": 1}]'`);
    await bus.publish('event.changed', message);
    expect(await received).toEqual(message);
  });

  test('says that it was deaf, and listens again with one connection', async () => {
    const heardAgain = new Promise<void>((resolve) => {
      const stop = bus.onGap(() => {
        stop();
        resolve();
      });
    });
    await asAdmin(CUT_OFF);
    await heardAgain;
    const received = nextMessage();
    await bus.publish('event.changed', message);
    expect(await received).toEqual(message);
  });

  test('tries again and again while there is no database, without adding up connections', async () => {
    const url = new URL(database.appUrl);
    const name = url.pathname.slice(1);
    const other = new URL(database.adminUrl);
    other.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: other.href });
    await admin.connect();
    try {
      let gaps = 0;
      bus.onGap(() => (gaps += 1));
      await admin.query(`alter database ${name} with allow_connections false`);
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`,
        [name],
      );
      await sleep(1_600);
      await admin.query(`alter database ${name} with allow_connections true`);
      while (gaps === 0) await sleep(50);
      await sleep(1_100);
      const { rowCount } = await admin.query(`select from pg_stat_activity where datname = $1`, [
        name,
      ]);
      expect({ gaps, rowCount }).toEqual({ gaps: 1, rowCount: 1 });
    } finally {
      await admin.end();
    }
  });
});
