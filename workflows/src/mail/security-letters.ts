import type { MailLanguage, SECOND_FACTOR_CHANGES } from '@focus-racer/contracts';
import type { LettersOf } from './letter.ts';
import { atTime, named } from './words.ts';

const WHY = {
  fr: 'Ce message protège votre compte Focus Racer ; il ne peut pas être désactivé.',
  en: 'This message protects your Focus Racer account; it cannot be turned off.',
};

type Change = (typeof SECOND_FACTOR_CHANGES)[number];
const CHANGES: Record<MailLanguage, Record<Change, string>> = {
  fr: {
    TOTP_ADDED: 'Une application d’authentification a été ajoutée à votre compte.',
    TOTP_REMOVED: 'L’application d’authentification de votre compte a été retirée.',
    PASSKEY_ADDED: 'Une clé d’accès a été ajoutée à votre compte.',
    PASSKEY_REMOVED: 'Une clé d’accès de votre compte a été retirée.',
    RECOVERY_CODES_RENEWED: 'De nouveaux codes de secours remplacent les anciens.',
    RECOVERY_CODE_USED: 'Un code de secours a servi à se connecter.',
  },
  en: {
    TOTP_ADDED: 'An authenticator app was added to your account.',
    TOTP_REMOVED: 'The authenticator app of your account was removed.',
    PASSKEY_ADDED: 'A passkey was added to your account.',
    PASSKEY_REMOVED: 'A passkey of your account was removed.',
    RECOVERY_CODES_RENEWED: 'New recovery codes take the place of the old ones.',
    RECOVERY_CODE_USED: 'A recovery code was used to sign in.',
  },
};

export const SECURITY_LETTERS: LettersOf<
  'NEW_DEVICE' | 'SECOND_FACTOR_CHANGED' | 'SIGN_IN_PROOF' | 'API_KEY_CREATED'
> = {
  NEW_DEVICE: {
    fr: ({ displayName, device, at, url }) => ({
      subject: 'Connexion depuis un nouvel appareil',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Votre compte vient d’être ouvert sur un appareil que nous ne connaissions pas : ${device}, ${atTime(at, 'fr')}. Si ce n’était pas vous, terminez cette session et changez de mot de passe.`,
      ],
      button: { label: 'Voir mes sessions', url },
      reason: WHY.fr,
    }),
    en: ({ displayName, device, at, url }) => ({
      subject: 'Sign-in from a new device',
      paragraphs: [
        `Hello ${displayName},`,
        `Your account has just been opened on a device that we did not know: ${device}, ${atTime(at, 'en')}. If it was not you, end that session and change your password.`,
      ],
      button: { label: 'See my sessions', url },
      reason: WHY.en,
    }),
  },
  SECOND_FACTOR_CHANGED: {
    fr: ({ displayName, change, url }) => ({
      subject: 'La sécurité de votre compte a changé',
      paragraphs: [
        `Bonjour ${displayName},`,
        `${named(CHANGES.fr, change)} Si ce n’était pas vous, changez de mot de passe maintenant.`,
      ],
      button: { label: 'Voir la sécurité du compte', url },
      reason: WHY.fr,
    }),
    en: ({ displayName, change, url }) => ({
      subject: 'The security of your account has changed',
      paragraphs: [
        `Hello ${displayName},`,
        `${named(CHANGES.en, change)} If it was not you, change your password now.`,
      ],
      button: { label: 'See the account’s security', url },
      reason: WHY.en,
    }),
  },
  SIGN_IN_PROOF: {
    fr: ({ displayName, url }) => ({
      subject: 'Est-ce vous qui vous connectez ?',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Trop d’essais ont échoué sur votre compte depuis des appareils inconnus. Si vous voulez vous connecter, ouvrez ce lien dans le même navigateur : il vaut 30 minutes. Vos appareils habituels ne sont pas concernés.',
      ],
      button: { label: 'C’est moi, continuer', url },
      reason: 'Si ce n’était pas vous, ne faites rien : votre mot de passe n’a pas été trouvé.',
    }),
    en: ({ displayName, url }) => ({
      subject: 'Is it you who signs in?',
      paragraphs: [
        `Hello ${displayName},`,
        'Too many attempts at your account have failed on unknown devices. If you want to sign in, open this link in the same browser: it works for 30 minutes. Your usual devices are not concerned.',
      ],
      button: { label: 'It is me, go on', url },
      reason: 'If it was not you, do nothing: your password has not been found.',
    }),
  },
  API_KEY_CREATED: {
    fr: ({ organization, keyName, url }) => ({
      subject: 'Nouvelle clé d’API',
      paragraphs: [
        `La clé d’API « ${keyName} » vient d’être créée pour ${organization}. Qui la possède agit au nom de l’organisation, dans les limites qu’elle porte.`,
      ],
      button: { label: 'Voir les clés', url },
      reason: `Vous recevez ce message parce que vous dirigez ${organization}.`,
    }),
    en: ({ organization, keyName, url }) => ({
      subject: 'New API key',
      paragraphs: [
        `The API key “${keyName}” has just been made for ${organization}. Whoever has it acts for the organization, within the limits it carries.`,
      ],
      button: { label: 'See the keys', url },
      reason: `You receive this message because you run ${organization}.`,
    }),
  },
};
