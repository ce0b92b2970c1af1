import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CreditOutcome, newId } from '@focus-racer/contracts';
import fc from 'fast-check';
import { administrator, openCommerce } from '../fixture.ts';
import { CreditHold } from './credit-hold.entity.ts';
import type { CreditCommand } from './credit-hold.state.ts';

const WELCOME = 10;
let commerce: Awaited<ReturnType<typeof openCommerce>>;
beforeAll(async () => {
  commerce = await openCommerce(WELCOME);
});
afterAll(() => commerce.close());

function apply(
  command: CreditCommand,
  organizationId: string,
  photoId: string,
  generation = 1,
): Promise<CreditOutcome> {
  return commerce.request().photoCredits.apply(command, { photoId, organizationId, generation });
}

async function spendAll(organizationId: string): Promise<string[]> {
  const photoIds = Array.from({ length: WELCOME }, newId);
  for (const photoId of photoIds) await apply('HOLD', organizationId, photoId);
  return photoIds;
}

describe('the credit of a photo', () => {
  test('is held, then captured once however often it is asked', async () => {
    const organizationId = await commerce.openOrganization();
    const photoId = newId();
    expect(await apply('HOLD', organizationId, photoId)).toBe('HELD');
    expect(await apply('HOLD', organizationId, photoId)).toBe('HELD');
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 9, held: 1 });
    const captures = await Promise.all(
      [1, 2, 3].map(() => apply('CAPTURE', organizationId, photoId)),
    );
    expect(captures).toEqual(['CAPTURED', 'CAPTURED', 'CAPTURED']);
    expect(await apply('VOID', organizationId, photoId)).toBe('CAPTURED');
    expect(await apply('HOLD', organizationId, photoId, 2)).toBe('CAPTURED');
    expect(await commerce.creditsOf(organizationId)).toMatchObject({
      available: 9,
      held: 0,
      consumed: 1,
    });
  });

  test('is given back, and taken again when the photo is brought back', async () => {
    const organizationId = await commerce.openOrganization();
    const photoId = newId();
    await apply('HOLD', organizationId, photoId);
    expect(await apply('VOID', organizationId, photoId)).toBe('VOIDED');
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 10, held: 0 });
    expect(await apply('CAPTURE', organizationId, photoId)).toBe('CAPTURED');
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 9, consumed: 1 });
  });

  test('is not held by a worker that wakes up after the photo was decided', async () => {
    const organizationId = await commerce.openOrganization();
    const [held, never] = [newId(), newId()];
    await apply('HOLD', organizationId, held);
    await apply('VOID', organizationId, held);
    await apply('VOID', organizationId, never);
    expect(await apply('HOLD', organizationId, held)).toBe('VOIDED');
    expect(await apply('HOLD', organizationId, never)).toBe('VOIDED');
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 10, held: 0 });
  });

  test('belongs to one organization', async () => {
    const [one, other] = [await commerce.openOrganization(), await commerce.openOrganization()];
    const photoId = newId();
    await apply('HOLD', one, photoId);
    await expect(apply('CAPTURE', other, photoId)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await commerce.creditsOf(other)).toMatchObject({ available: 10, consumed: 0 });
  });
});

describe('out of credits', () => {
  test('holds and late captures wait, what is held is captured all the same', async () => {
    const organizationId = await commerce.openOrganization();
    const [first = ''] = await spendAll(organizationId);
    const late = newId();
    expect(await apply('HOLD', organizationId, late)).toBe('OUT_OF_CREDITS');
    expect(await apply('CAPTURE', organizationId, late)).toBe('OUT_OF_CREDITS');
    expect(await apply('CAPTURE', organizationId, first)).toBe('CAPTURED');
    expect(await commerce.orm.em.fork().findOne(CreditHold, { photoId: late })).toBeNull();
  });

  test('an organization without accounts is out of credits until it is opened', async () => {
    const organizationId = newId();
    const photoId = newId();
    expect(await apply('HOLD', organizationId, photoId)).toBe('OUT_OF_CREDITS');
    expect(await apply('VOID', organizationId, photoId)).toBe('VOIDED');
  });

  test('exactly as many of many concurrent holds succeed as there are credits', async () => {
    const organizationId = await commerce.openOrganization();
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => apply('HOLD', organizationId, newId())),
    );
    expect(outcomes.filter((outcome) => outcome === 'HELD')).toHaveLength(WELCOME);
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 0, held: WELCOME });
  });

  test('a void wakes the waiting photos only when there was nothing left', async () => {
    const organizationId = await commerce.openOrganization();
    const afterWelcome = await commerce.resumesOf(organizationId);
    const [first = '', second = ''] = await spendAll(organizationId);
    await apply('VOID', organizationId, first);
    expect(await commerce.resumesOf(organizationId)).toBe(afterWelcome + 1);
    await apply('VOID', organizationId, second);
    expect(await commerce.resumesOf(organizationId)).toBe(afterWelcome + 1);
  });
});

describe('whatever is asked, in whatever order and at once', () => {
  const command = fc.record({
    command: fc.constantFrom<CreditCommand>('HOLD', 'CAPTURE', 'VOID'),
    photo: fc.nat({ max: 13 }),
    generation: fc.integer({ min: 1, max: 2 }),
  });
  const bursts = fc.array(fc.array(command, { minLength: 1, maxLength: 8 }), { maxLength: 8 });

  test('the ledger sums to 0, no floor is passed, and no photo is captured twice', async () => {
    await fc.assert(
      fc.asyncProperty(bursts, fc.integer({ min: 0, max: 3 }), async (asked, overdraft) => {
        const organizationId = await commerce.openOrganization();
        const photoIds = Array.from({ length: 14 }, newId);
        await allowOverdraft(organizationId, overdraft);
        const captured = new Set<string>();
        for (const burst of asked) {
          await Promise.all(
            burst.map(async ({ command, photo, generation }) => {
              const photoId = photoIds[photo] ?? '';
              const outcome = await apply(command, organizationId, photoId, generation);
              if (outcome === 'CAPTURED') captured.add(photoId);
            }),
          );
        }
        await expectSoundLedger(organizationId, overdraft, captured.size);
      }),
      { numRuns: 30 },
    );
  });

  async function allowOverdraft(organizationId: string, limit: number): Promise<void> {
    const { creditAccounts } = commerce.request();
    await creditAccounts.setOverdraftLimit(administrator(), { organizationId, limit });
  }

  async function expectSoundLedger(organizationId: string, overdraft: number, captured: number) {
    const account = await commerce.creditsOf(organizationId);
    const holds = await commerce.orm.em.fork().find(CreditHold, { organizationId });
    expect(await commerce.totals()).toMatchObject({ sum: 0, balancesOff: 0 });
    expect(account?.consumed).toBe(captured);
    expect(account?.held).toBe(holds.filter((hold) => hold.state === 'HELD').length);
    expect(account?.available).toBeGreaterThanOrEqual(-overdraft);
    expect((account?.available ?? 0) + (account?.held ?? 0) + captured).toBe(WELCOME);
  }
});
