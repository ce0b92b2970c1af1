import type { MailLanguage, MemberRole } from '@focus-racer/contracts';
import type { LettersOf } from './letter.ts';
import { named } from './words.ts';

const ROLES: Record<MailLanguage, Record<MemberRole, string>> = {
  fr: {
    OWNER: 'propriétaire',
    MANAGER: 'gestionnaire',
    SHOOTER: 'photographe',
    READER: 'lecteur ou lectrice',
  },
  en: { OWNER: 'owner', MANAGER: 'manager', SHOOTER: 'photographer', READER: 'reader' },
};

export const ORGANIZATION_LETTERS: LettersOf<
  'INVITATION' | 'EVENT_INVITATION' | 'MEMBERSHIP_ENDED'
> = {
  INVITATION: {
    fr: ({ organization, inviter, role, url }) => ({
      subject: `${organization} vous invite`,
      paragraphs: [
        'Bonjour,',
        `${inviter} vous invite à rejoindre ${organization} sur Focus Racer, comme ${named(ROLES.fr, role)}. L’invitation vaut 14 jours.`,
      ],
      button: { label: 'Voir l’invitation', url },
      reason: 'Vous ne connaissez pas cette organisation ? Ne faites rien.',
    }),
    en: ({ organization, inviter, role, url }) => ({
      subject: `${organization} invites you`,
      paragraphs: [
        'Hello,',
        `${inviter} invites you to join ${organization} on Focus Racer as ${named(ROLES.en, role)}. The invitation stands for 14 days.`,
      ],
      button: { label: 'See the invitation', url },
      reason: 'You do not know this organisation? Do nothing.',
    }),
  },
  EVENT_INVITATION: {
    fr: ({ event, organization, inviter, url }) => ({
      subject: `${organization} vous invite à photographier ${event}`,
      paragraphs: [
        'Bonjour,',
        `${inviter}, de ${organization}, vous invite à photographier ${event}. Vos photos restent les vôtres : vous en êtes l’auteur.`,
      ],
      button: { label: 'Voir l’invitation', url },
      reason: 'Vous ne connaissez pas cette organisation ? Ne faites rien.',
    }),
    en: ({ event, organization, inviter, url }) => ({
      subject: `${organization} invites you to photograph ${event}`,
      paragraphs: [
        'Hello,',
        `${inviter} of ${organization} invites you to photograph ${event}. Your photos stay yours: you are their author.`,
      ],
      button: { label: 'See the invitation', url },
      reason: 'You do not know this organisation? Do nothing.',
    }),
  },
  MEMBERSHIP_ENDED: {
    fr: ({ organization }) => ({
      subject: `Vous ne faites plus partie de ${organization}`,
      paragraphs: [
        'Bonjour,',
        `Votre place dans ${organization} a pris fin. Vos photos gardent votre nom ; votre compte reste le vôtre.`,
      ],
      reason: 'Ce message concerne votre compte Focus Racer.',
    }),
    en: ({ organization }) => ({
      subject: `You are no longer part of ${organization}`,
      paragraphs: [
        'Hello,',
        `Your place in ${organization} has ended. Your photos keep your name; your account stays yours.`,
      ],
      reason: 'This message is about your Focus Racer account.',
    }),
  },
};
