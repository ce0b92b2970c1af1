import type { LettersOf } from './letter.ts';

const IGNORE = {
  fr: 'Vous n’avez rien demandé ? Ne faites rien : sans votre clic, rien ne se passe.',
  en: 'You asked for nothing? Do nothing: without your click, nothing happens.',
};
const ACCOUNT = {
  fr: 'Ce message concerne votre compte Focus Racer.',
  en: 'This message is about your Focus Racer account.',
};

export const ACCOUNT_LETTERS: LettersOf<
  | 'VERIFY_EMAIL'
  | 'SIGN_UP_KNOWN'
  | 'RESET_PASSWORD'
  | 'PASSWORD_CHANGED'
  | 'EMAIL_CHANGE_OLD'
  | 'EMAIL_CHANGE_NEW'
  | 'EMAIL_CHANGED'
  | 'ACCOUNT_CLOSED'
> = {
  VERIFY_EMAIL: {
    fr: ({ displayName, url }) => ({
      subject: 'Confirmez votre adresse',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Cette adresse a été donnée pour ouvrir un compte Focus Racer. Confirmez qu’elle est à vous ; le lien vaut 48 heures.',
      ],
      button: { label: 'Confirmer mon adresse', url },
      reason: IGNORE.fr,
    }),
    en: ({ displayName, url }) => ({
      subject: 'Confirm your address',
      paragraphs: [
        `Hello ${displayName},`,
        'This address was given to open a Focus Racer account. Confirm that it is yours; the link works for 48 hours.',
      ],
      button: { label: 'Confirm my address', url },
      reason: IGNORE.en,
    }),
  },
  SIGN_UP_KNOWN: {
    fr: ({ displayName, url }) => ({
      subject: 'Vous avez déjà un compte',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Quelqu’un vient de demander un compte Focus Racer avec votre adresse. Vous en avez déjà un : il n’a pas changé. Si c’était vous, connectez-vous ; le mot de passe peut y être changé.',
      ],
      button: { label: 'Me connecter', url },
      reason: 'Si ce n’était pas vous, il n’y a rien à faire.',
    }),
    en: ({ displayName, url }) => ({
      subject: 'You have an account already',
      paragraphs: [
        `Hello ${displayName},`,
        'Somebody has just asked for a Focus Racer account with your address. You have one already, and it has not changed. If it was you, sign in; the password can be changed there.',
      ],
      button: { label: 'Sign in', url },
      reason: 'If it was not you, there is nothing to do.',
    }),
  },
  RESET_PASSWORD: {
    fr: ({ displayName, url }) => ({
      subject: 'Choisissez un nouveau mot de passe',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Voici le lien pour choisir un nouveau mot de passe. Il vaut une heure et une seule fois.',
      ],
      button: { label: 'Choisir un mot de passe', url },
      reason: IGNORE.fr,
    }),
    en: ({ displayName, url }) => ({
      subject: 'Choose a new password',
      paragraphs: [
        `Hello ${displayName},`,
        'Here is the link to choose a new password. It works for one hour and once only.',
      ],
      button: { label: 'Choose a password', url },
      reason: IGNORE.en,
    }),
  },
  PASSWORD_CHANGED: {
    fr: ({ displayName, url }) => ({
      subject: 'Votre mot de passe a changé',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Le mot de passe de votre compte vient d’être changé, et vos autres sessions sont terminées. Si ce n’était pas vous, choisissez-en un nouveau maintenant.',
      ],
      button: { label: 'Ce n’était pas moi', url },
      reason: ACCOUNT.fr,
    }),
    en: ({ displayName, url }) => ({
      subject: 'Your password has changed',
      paragraphs: [
        `Hello ${displayName},`,
        'The password of your account has just been changed, and your other sessions have ended. If it was not you, choose a new one now.',
      ],
      button: { label: 'It was not me', url },
      reason: ACCOUNT.en,
    }),
  },
  EMAIL_CHANGE_OLD: {
    fr: ({ displayName, newEmail, url }) => ({
      subject: 'Confirmez le changement d’adresse',
      paragraphs: [
        `Bonjour ${displayName},`,
        `On a demandé que votre compte passe à l’adresse ${newEmail}. Le changement a lieu quand les deux adresses l’ont confirmé ; le lien vaut 24 heures.`,
      ],
      button: { label: 'Confirmer le changement', url },
      reason: IGNORE.fr,
    }),
    en: ({ displayName, newEmail, url }) => ({
      subject: 'Confirm the change of address',
      paragraphs: [
        `Hello ${displayName},`,
        `Your account was asked to move to the address ${newEmail}. It moves once both addresses have confirmed it; the link works for 24 hours.`,
      ],
      button: { label: 'Confirm the change', url },
      reason: IGNORE.en,
    }),
  },
  EMAIL_CHANGE_NEW: {
    fr: ({ displayName, url }) => ({
      subject: 'Confirmez votre nouvelle adresse',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Un compte Focus Racer doit passer à cette adresse. Confirmez qu’elle est à vous ; le lien vaut 24 heures.',
      ],
      button: { label: 'Confirmer mon adresse', url },
      reason: IGNORE.fr,
    }),
    en: ({ displayName, url }) => ({
      subject: 'Confirm your new address',
      paragraphs: [
        `Hello ${displayName},`,
        'A Focus Racer account is to move to this address. Confirm that it is yours; the link works for 24 hours.',
      ],
      button: { label: 'Confirm my address', url },
      reason: IGNORE.en,
    }),
  },
  EMAIL_CHANGED: {
    fr: ({ displayName, newEmail }) => ({
      subject: 'Votre adresse a changé',
      paragraphs: [
        `Bonjour ${displayName},`,
        `Votre compte Focus Racer est désormais à l’adresse ${newEmail}.`,
      ],
      reason: 'Si ce n’était pas vous, répondez-nous sans tarder.',
    }),
    en: ({ displayName, newEmail }) => ({
      subject: 'Your address has changed',
      paragraphs: [
        `Hello ${displayName},`,
        `Your Focus Racer account is now at the address ${newEmail}.`,
      ],
      reason: 'If it was not you, write to us without delay.',
    }),
  },
  ACCOUNT_CLOSED: {
    fr: ({ displayName }) => ({
      subject: 'Votre compte est fermé',
      paragraphs: [
        `Bonjour ${displayName},`,
        'Votre compte Focus Racer est fermé et ses sessions sont terminées. L’effacement de vos données est enregistré.',
      ],
      reason: 'C’est le dernier message à propos de ce compte.',
    }),
    en: ({ displayName }) => ({
      subject: 'Your account is closed',
      paragraphs: [
        `Hello ${displayName},`,
        'Your Focus Racer account is closed and its sessions have ended. The erasure of your data is on record.',
      ],
      reason: 'This is the last message about this account.',
    }),
  },
};
