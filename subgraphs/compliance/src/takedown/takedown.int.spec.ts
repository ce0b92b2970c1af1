import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import { account, memberOf, openCompliance } from '../fixture.ts';
import { MOST_HIDDEN_UNDECIDED_OF_EVENT } from './takedown-rules.ts';

let compliance: Awaited<ReturnType<typeof openCompliance>>;
let organizationId: string;
let eventOrganizationId: string;
let eventId: string;
let owner: Viewer;
/** What the catalog was told: of each takedown its versions and whether it holds. */
let holds: { takedownId: string; photoId: string; version: number; held: boolean }[];
let contacts: { accountId: string; email: string; language: 'fr' | 'en' }[];

beforeAll(async () => {
  compliance = await openCompliance();
});
afterAll(() => compliance.close());
beforeEach(() => {
  organizationId = newId();
  eventOrganizationId = organizationId;
  eventId = newId();
  owner = memberOf(organizationId, 'OWNER');
  holds = [];
  contacts = [
    { accountId: accountOf(owner), email: 'owner@club.example', language: 'fr' },
    { accountId: newId(), email: 'manager@club.example', language: 'en' },
  ];
  Object.assign(compliance.answers, {
    reportablePhoto: ({ photoId }: { photoId: string }) => ({
      photoId,
      eventId,
      organizationId,
      eventOrganizationId,
    }),
    contactsOfOrganization: () => contacts,
    reportedEvent: () => ({ name: 'Foulées de Valmont' }),
    holdPhotoDown: (hold: (typeof holds)[number]) => {
      holds.push(hold);
      return { state: hold.held ? 'TAKEN_DOWN' : 'PUBLISHED' };
    },
  });
});

function accountOf(viewer: Viewer): string {
  return viewer.kind === 'anonymous' ? '' : viewer.accountId;
}

const STATUS = '{ reference state held deadline createdAt decidedAt }';
const REPORT = `mutation ($input: ReportPhotoInput!) { reportPhoto(input: $input) ${STATUS} }`;
const DECIDE = `mutation ($input: DecideTakedownInput!) { decideTakedown(input: $input) { state held note decidedBy { id } } }`;
const PUT_BACK = 'mutation ($id: ID!) { putBackTakedown(id: $id) { state held } }';
const LIST = `query ($queue: TakedownQueue!, $organizationId: ID, $first: Int!, $after: String) {
  takedowns(queue: $queue, organizationId: $organizationId, first: $first, after: $after) {
    edges { node { id reason message state overdue deadline photo { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
interface Status {
  reference: string;
  state: string;
  held: boolean;
  deadline: string;
  createdAt: string;
}
interface Listed {
  edges: { node: { id: string; reason: string; overdue: boolean; photo: { id: string } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const wish = (facts: object = {}) => ({
  photoId: newId(),
  reason: 'I_AM_ON_IT',
  message: 'Please.',
  email: 'Runner@People.example',
  language: 'fr',
  ...facts,
});
async function report(facts: object = {}, viewer: Viewer = ANONYMOUS): Promise<Status> {
  const { data, codes } = await compliance.ask(viewer, REPORT, { input: wish(facts) });
  expect(codes).toEqual([]);
  return data['reportPhoto'] as Status;
}
async function list(viewer: Viewer, facts: object = {}): Promise<Listed> {
  const { data, codes } = await compliance.ask(viewer, LIST, {
    queue: 'OPEN',
    organizationId,
    first: 10,
    ...facts,
  });
  expect(codes).toEqual([]);
  return data['takedowns'] as Listed;
}
async function reported(facts: object = {}): Promise<string> {
  const photoId = newId();
  await report({ photoId, ...facts });
  const { edges } = await list(owner, { first: 100 });
  const found = edges.find(({ node }) => node.photo.id === photoId);
  return found?.node.id ?? '';
}
const decide = (viewer: Viewer, id: string, decision: string, note: string | null = null) =>
  compliance.ask(viewer, DECIDE, { input: { id, decision, note } });
const subjectOf = (id: string) => `takedown:${id}`;
async function mailsOf(id: string) {
  const mails = await compliance.mails();
  return mails
    .filter(({ subjectId }) => subjectId === id)
    .map(({ id: mailId, kind, email, accountId }) => ({ mailId, kind, email, accountId }));
}
async function compose(mailId: string) {
  const { data, codes } = await compliance.askInternal(
    'mutation ($mailId: ID!) { composeMail(mailId: $mailId) { to language values } }',
    { mailId },
  );
  expect(codes).toEqual([]);
  return data['composeMail'] as { to: string; values: Record<string, string> } | null;
}

describe('a report', () => {
  test('answers a reference and a deadline, and the page of the reference says no more', async () => {
    const status = await report();
    expect(status).toMatchObject({ state: 'OPEN', held: false, decidedAt: null });
    expect(Date.parse(status.deadline) - Date.parse(status.createdAt)).toBe(72 * 3_600_000);
    const asked = await compliance.ask(
      ANONYMOUS,
      `query ($reference: String!) { takedownStatus(reference: $reference) ${STATUS} }`,
      { reference: status.reference.toLowerCase() },
    );
    expect(asked.data['takedownStatus']).toEqual(status);
  });

  test('again from the same address is the same request, from another one another', async () => {
    const photoId = newId();
    const [first, again] = await Promise.all([
      report({ photoId }),
      report({ photoId, email: 'runner@people.EXAMPLE', reason: 'OTHER' }),
    ]);
    expect(again.reference).toBe(first.reference);
    const other = await report({ photoId, email: 'other@people.example' });
    expect(other.reference).not.toBe(first.reference);
    expect((await list(owner)).edges).toHaveLength(2);
  });

  test('decided, it can be made again', async () => {
    const photoId = newId();
    const first = await report({ photoId });
    const [edge] = (await list(owner)).edges;
    await decide(owner, edge?.node.id ?? '', 'KEEP');
    expect((await report({ photoId })).reference).not.toBe(first.reference);
  });

  test.each([
    { message: 'x'.repeat(2001) },
    { email: 'no address' },
    { email: 'a@b.example\r\nBcc: c@d.example' },
    { language: 'de' },
  ])('%j is refused', async (facts) => {
    const { codes } = await compliance.ask(ANONYMOUS, REPORT, { input: wish(facts) });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  test('of a photo that the viewer may not see is not found', async () => {
    compliance.answers['reportablePhoto'] = () => {
      throw new AppError('NOT_FOUND', 'Photo not found');
    };
    const { codes } = await compliance.ask(ANONYMOUS, REPORT, { input: wish() });
    expect(codes).toEqual(['NOT_FOUND']);
  });

  test('of a child hides at once, and holds a day; word of strangers hides only so much', async () => {
    const status = await report({ reason: 'MY_CHILD' });
    expect(status.held).toBe(true);
    expect(Date.parse(status.deadline) - Date.parse(status.createdAt)).toBe(24 * 3_600_000);
    expect(holds).toMatchObject([{ version: 1, held: true }]);
    for (let i = 1; i < MOST_HIDDEN_UNDECIDED_OF_EVENT; i++) {
      await report({ reason: 'INTIMATE_OR_DEGRADING', email: `${i}@people.example` });
    }
    expect((await report({ reason: 'MY_CHILD', email: 'late@people.example' })).held).toBe(false);
    expect(holds).toHaveLength(MOST_HIDDEN_UNDECIDED_OF_EVENT);
  });

  test('of a photo that was looked at and kept hides it no more', async () => {
    const photoId = newId();
    await report({ photoId, reason: 'MY_CHILD' });
    const [edge] = (await list(owner)).edges;
    await decide(owner, edge?.node.id ?? '', 'KEEP');
    expect(holds.at(-1)).toMatchObject({ photoId, version: 2, held: false });
    expect((await report({ photoId, reason: 'MY_CHILD', email: 'b@c.example' })).held).toBe(false);
  });

  test('is mailed to the reporter, and to who decides; nothing says who reported', async () => {
    const id = await reported();
    const mails = await mailsOf(id);
    expect(mails).toMatchObject([
      { kind: 'TAKEDOWN_RECEIVED', email: 'runner@people.example', accountId: null },
      ...contacts.map(({ accountId }) => ({ kind: 'TAKEDOWN_TO_DECIDE', email: null, accountId })),
    ]);
    const [received, toDecide, toManager] = mails;
    expect(await compose(received?.mailId ?? '')).toMatchObject({
      to: 'runner@people.example',
      values: { event: 'Foulées de Valmont' },
    });
    const written = await compose(toDecide?.mailId ?? '');
    expect(written).toMatchObject({
      to: 'owner@club.example',
      values: { url: 'http://localhost:3000/pro/takedowns' },
    });
    expect(JSON.stringify(written)).not.toContain('runner@');
    contacts.pop();
    expect(await compose(toManager?.mailId ?? '')).toBeNull();
    await decide(owner, id, 'HIDE');
    expect(await compose(toDecide?.mailId ?? '')).toBeNull();
  });
});

describe('a decision', () => {
  test('hides the photo, tells the reporter and the colleagues, and stands in the audit log', async () => {
    const id = await reported();
    const { data } = await decide(owner, id, 'HIDE', 'She asked twice.');
    expect(data['decideTakedown']).toEqual({
      state: 'HIDDEN',
      held: true,
      note: 'She asked twice.',
      decidedBy: { id: accountOf(owner) },
    });
    expect(holds).toMatchObject([{ takedownId: id, version: 1, held: true }]);
    const decided = (await mailsOf(id)).filter(({ kind }) => kind === 'TAKEDOWN_DECIDED');
    expect(decided).toMatchObject([
      { email: 'runner@people.example' },
      { accountId: contacts[1]?.accountId },
    ]);
    expect(await compose(decided[0]?.mailId ?? '')).toMatchObject({
      values: { decision: 'TAKEN_DOWN', url: expect.stringMatching(/\/takedown\/[0-9A-Z-]{17}$/) },
    });
    const rows = (await compliance.outbox()).filter(
      ({ payload }) => 'subject' in payload && payload.subject === subjectOf(id),
    );
    expect(rows.map(({ payload }) => 'action' in payload && payload.action)).toEqual([
      'takedown.reported',
      'takedown.decided',
    ]);
    expect(JSON.stringify(rows)).not.toContain('people.example');
  });

  test('the same again changes nothing; another one is a conflict', async () => {
    const id = await reported();
    await decide(owner, id, 'HIDE');
    expect((await decide(owner, id, 'HIDE')).codes).toEqual([]);
    expect((await decide(owner, id, 'KEEP')).codes).toEqual(['CONFLICT']);
    expect((await mailsOf(id)).filter(({ kind }) => kind === 'TAKEDOWN_DECIDED')).toHaveLength(2);
  });

  test('of what was hidden meanwhile to keep it shows it again', async () => {
    const id = await reported({ reason: 'INTIMATE_OR_DEGRADING' });
    const { data } = await decide(owner, id, 'KEEP');
    expect(data['decideTakedown']).toMatchObject({ state: 'KEPT', held: false });
    expect(holds).toMatchObject([
      { version: 1, held: true },
      { version: 2, held: false },
    ]);
  });

  test('is taken though the catalog is away: the workflow tells it', async () => {
    const id = await reported();
    compliance.answers['holdPhotoDown'] = () => Promise.reject(new Error('away'));
    expect((await decide(owner, id, 'HIDE')).codes).toEqual([]);
    const starts = (await compliance.outbox()).filter(
      ({ payload }) =>
        'workflow' in payload &&
        payload.workflow === 'enforceTakedown' &&
        payload.input['takedownId'] === id,
    );
    expect(starts).toMatchObject([{ payload: { input: { version: 1, held: true } } }]);
  });

  test('can be taken back, once', async () => {
    const id = await reported();
    expect((await compliance.ask(owner, PUT_BACK, { id })).codes).toEqual(['CONFLICT']);
    await decide(owner, id, 'HIDE');
    const { data } = await compliance.ask(owner, PUT_BACK, { id });
    expect(data['putBackTakedown']).toEqual({ state: 'PUT_BACK', held: false });
    expect(holds.at(-1)).toMatchObject({ version: 2, held: false });
    expect((await compliance.ask(owner, PUT_BACK, { id })).codes).toEqual([]);
    expect(holds.filter(({ version }) => version > 2)).toEqual([]);
  });

  test("is the event's organization's, too, and an admin's; nobody else's", async () => {
    eventOrganizationId = newId();
    const ids = [await reported(), await reported(), await reported()];
    const deciders = [owner, memberOf(eventOrganizationId, 'MANAGER'), account(true)];
    for (const [i, decider] of deciders.entries()) {
      const id = ids[i] ?? '';
      for (const [other, code] of [
        [memberOf(newId(), 'OWNER'), 'NOT_FOUND'],
        [memberOf(organizationId, 'SHOOTER'), 'FORBIDDEN'],
        [ANONYMOUS, 'UNAUTHENTICATED'],
      ] as const) {
        expect((await decide(other, id, 'HIDE')).codes).toEqual([code]);
      }
      expect((await decide(decider, id, 'HIDE')).codes).toEqual([]);
    }
  });
});

describe('the desk', () => {
  test('shows what is overdue first, pages, and counts', async () => {
    const late = await reported();
    await reported();
    await reported({ reason: 'MY_CHILD' });
    await compliance.asOwner(
      `update compliance.takedown set deadline = now() - interval '1 hour' where id = '${late}'`,
    );
    const first = await list(owner, { first: 2 });
    expect(first.edges.map(({ node }) => [node.reason, node.overdue])).toEqual([
      ['I_AM_ON_IT', true],
      ['MY_CHILD', false],
    ]);
    const rest = await list(owner, { first: 2, after: first.pageInfo.endCursor });
    expect(rest.edges).toHaveLength(1);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const COUNTS =
      'query ($organizationId: ID) { takedownCounts(organizationId: $organizationId) { open overdue } }';
    const { data } = await compliance.ask(owner, COUNTS, { organizationId });
    expect(data['takedownCounts']).toEqual({ open: 3, overdue: 1 });
    expect((await compliance.ask(owner, COUNTS)).codes).toEqual(['FORBIDDEN']);
    const all = await compliance.ask(account(true), COUNTS);
    expect((all.data['takedownCounts'] as { overdue: number }).overdue).toBeGreaterThanOrEqual(1);
  });

  test('keeps what was decided, the newest first, and shows none of another organization', async () => {
    const [older, newer] = [await reported(), await reported()];
    await decide(owner, newer, 'KEEP');
    await decide(owner, older, 'HIDE');
    const { edges } = await list(owner, { queue: 'DECIDED' });
    expect(edges.map(({ node }) => node.id)).toEqual([newer, older]);
    const elsewhere = newId();
    const stranger = memberOf(elsewhere, 'OWNER');
    expect((await list(stranger, { organizationId: elsewhere })).edges).toEqual([]);
    const asked = await compliance.ask(stranger, LIST, { queue: 'OPEN', organizationId, first: 1 });
    expect(asked.codes).toEqual(['NOT_FOUND']);
  });
});
