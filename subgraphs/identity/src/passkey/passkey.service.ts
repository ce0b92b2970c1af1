import { type AccountViewer, newId } from '@focus-racer/contracts';
import { AppError, type Bus, checkInput, notFound } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { Account } from '../account/account.entity.ts';
import { recordFactorChange } from '../second-factor/record-factor-change.ts';
import { requireOwnFactor } from '../second-factor/require-own-factor.ts';
import { announceSettled, raiseSession, settleFactors } from '../second-factor/settle-factors.ts';
import { Totp } from '../second-factor/totp.entity.ts';
import { announceOutdated } from '../session/outdate-claims.ts';
import type { SelfProofService } from '../session/self-proof.service.ts';
import { keepChallenge, takeChallenge } from './passkey-challenges.ts';
import { Passkey } from './passkey.entity.ts';
import { passkeyNameSchema } from './passkey.inputs.ts';
import type { RelyingParty } from './relying-party.ts';
import {
  readAuthentication,
  readRegistration,
  verifyAuthentication,
  verifyRegistration,
} from './verify-passkey.ts';

/** More than anybody has devices. */
const PASSKEYS_AN_ACCOUNT = 20;

export interface PasskeyParts {
  relyingParty: RelyingParty;
  bus: Pick<Bus, 'publish'>;
}

/** Passkeys: adding, signing in by, naming and removing them. */
export class PasskeyService {
  private readonly em: EntityManager;
  private readonly proofs: SelfProofService;
  private readonly parts: PasskeyParts;
  private readonly now: () => Date;

  constructor(
    em: EntityManager,
    proofs: SelfProofService,
    parts: PasskeyParts,
    now = () => new Date(),
  ) {
    this.em = em;
    this.proofs = proofs;
    this.parts = parts;
    this.now = now;
  }

  listOf(accountId: string): Promise<Passkey[]> {
    return this.em.find(Passkey, { account: accountId }, { orderBy: { id: 'asc' } });
  }

  /** What the browser is to make; null when the sign-in is not fresh. */
  async beginRegistration(viewer: AccountViewer) {
    await requireOwnFactor(this.em, viewer);
    if (!(await this.proofs.freshUntil(viewer))) return null;
    const account = await this.em.findOneOrFail(Account, { id: viewer.accountId });
    const known = await this.listOf(account.id);
    if (known.length >= PASSKEYS_AN_ACCOUNT) {
      throw new AppError('CONFLICT', 'There are too many passkeys: remove one', {
        max: PASSKEYS_AN_ACCOUNT,
      });
    }
    const { id, name } = this.parts.relyingParty;
    const options = await generateRegistrationOptions({
      rpName: name,
      rpID: id,
      userName: account.email,
      userID: new TextEncoder().encode(account.id),
      userDisplayName: account.displayName,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await keepChallenge(this.em, options.challenge, account.id, this.now());
    return options;
  }

  /**
   * The new passkey, or null when the answer is not what was asked for. Whoever made it has shown a
   * second factor with it: the session counts as having one from now on.
   */
  async register(viewer: AccountViewer, name: string, answer: unknown): Promise<Passkey | null> {
    const wanted = checkInput(passkeyNameSchema, { name });
    const response = readRegistration(answer);
    const { accountId } = viewer;
    const challenge = (signed: string) => takeChallenge(this.em, signed, accountId, this.now());
    const credential =
      response && (await verifyRegistration(response, challenge, this.parts.relyingParty));
    if (!credential) return null;
    if ((await this.em.count(Passkey, { credentialId: credential.id })) > 0) return null;
    const session = await this.proofs.findSession(viewer);
    const account = await this.em.findOneOrFail(Account, { id: accountId });
    const now = this.now();
    const passkey = this.em.create(Passkey, {
      id: newId(),
      account,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: wanted.name,
      createdAt: now,
      lastUsedAt: null,
    });
    recordFactorChange(this.em, account, 'PASSKEY_ADDED', now);
    const outdated = raiseSession(session, now);
    await this.em.flush();
    await announceOutdated(this.parts.bus, outdated);
    return passkey;
  }

  /** What any passkey of ours may sign: who it is comes with the answer. */
  async beginSignIn() {
    const options = await generateAuthenticationOptions({
      rpID: this.parts.relyingParty.id,
      userVerification: 'required',
    });
    await keepChallenge(this.em, options.challenge, null, this.now());
    return options;
  }

  /** Whose passkey it is, or null. */
  async signIn(answer: unknown): Promise<Account | null> {
    const response = readAuthentication(answer);
    if (!response) return null;
    return this.em.transactional(async (em) => {
      const passkey = await em.findOne(
        Passkey,
        { credentialId: response.id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!passkey) return null;
      const challenge = (signed: string) => takeChallenge(em, signed, null, this.now());
      const { relyingParty } = this.parts;
      const counter = await verifyAuthentication(response, challenge, relyingParty, passkey);
      if (counter === null) return null;
      passkey.counter = counter;
      passkey.lastUsedAt = this.now();
      return em.findOne(Account, { id: passkey.account.id, closedAt: null });
    });
  }

  async rename(viewer: AccountViewer, id: string, name: string): Promise<Passkey> {
    const wanted = checkInput(passkeyNameSchema, { name });
    const passkey = await this.find(viewer, id);
    passkey.name = wanted.name;
    await this.em.flush();
    return passkey;
  }

  /**
   * Removes it and ends the other sessions, which may have been opened by it. false when the sign-in
   * is not fresh.
   */
  async remove(viewer: AccountViewer, id: string): Promise<boolean> {
    const passkey = await this.find(viewer, id);
    await requireOwnFactor(this.em, viewer);
    if (!(await this.proofs.freshUntil(viewer))) return false;
    const now = this.now();
    const { accountId } = viewer;
    const settled = await this.em.transactional(async (em) => {
      await em.nativeDelete(Passkey, { id: passkey.id });
      const account = await em.findOneOrFail(Account, { id: accountId });
      recordFactorChange(em, account, 'PASSKEY_REMOVED', now);
      const passkeys = await em.count(Passkey, { account: accountId });
      const totps = await em.count(Totp, { account: accountId, confirmedAt: { $ne: null } });
      const { secondFactorAt } = await this.proofs.findSession(viewer);
      return settleFactors(em, viewer, passkeys + totps > 0 ? secondFactorAt : null, now);
    });
    await announceSettled(this.parts.bus, settled);
    return true;
  }

  private async find({ accountId }: AccountViewer, id: string): Promise<Passkey> {
    const passkey = await this.em.findOne(Passkey, { id, account: accountId });
    if (!passkey) throw notFound('passkey');
    return passkey;
  }
}
