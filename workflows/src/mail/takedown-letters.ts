import type { MailLanguage, TAKEDOWN_MAIL_DECISIONS } from '@focus-racer/contracts';
import type { LettersOf } from './letter.ts';
import { atTime, named } from './words.ts';

type Decision = (typeof TAKEDOWN_MAIL_DECISIONS)[number];
const DECISIONS: Record<MailLanguage, Record<Decision, string>> = {
  fr: {
    TAKEN_DOWN: 'La photo est retirée : personne ne la trouve ni ne la voit plus.',
    KEPT: 'La photo reste en ligne.',
    PUT_BACK: 'La photo est remise en ligne, à une nouvelle adresse.',
  },
  en: {
    TAKEN_DOWN: 'The photo is taken down: nobody finds or sees it any more.',
    KEPT: 'The photo stays online.',
    PUT_BACK: 'The photo is online again, at a new address.',
  },
};

export const TAKEDOWN_LETTERS: LettersOf<
  'TAKEDOWN_RECEIVED' | 'TAKEDOWN_TO_DECIDE' | 'TAKEDOWN_DECIDED'
> = {
  TAKEDOWN_RECEIVED: {
    fr: ({ event, reference, deadline }) => ({
      subject: `Votre signalement ${reference}`,
      paragraphs: [
        'Bonjour,',
        `Nous avons reçu votre signalement d’une photo de ${event}. Une décision sera prise avant le ${atTime(deadline, 'fr')}, et vous en serez averti.`,
        `Référence : ${reference}`,
      ],
      reason: 'Vous recevez ce message parce que cette adresse a été donnée avec le signalement.',
    }),
    en: ({ event, reference, deadline }) => ({
      subject: `Your report ${reference}`,
      paragraphs: [
        'Hello,',
        `We have received your report of a photo of ${event}. It will be decided before ${atTime(deadline, 'en')}, and you will be told.`,
        `Reference: ${reference}`,
      ],
      reason: 'You receive this message because this address was given with the report.',
    }),
  },
  TAKEDOWN_TO_DECIDE: {
    fr: ({ event, reference, deadline, url }) => ({
      subject: `Une photo de ${event} est signalée`,
      paragraphs: [
        'Bonjour,',
        `Quelqu’un demande le retrait d’une photo de ${event}. La décision vous revient, avant le ${atTime(deadline, 'fr')}.`,
        `Référence : ${reference}`,
      ],
      button: { label: 'Examiner et décider', url },
      reason: 'Vous recevez ce message parce que vous répondez de cet événement.',
    }),
    en: ({ event, reference, deadline, url }) => ({
      subject: `A photo of ${event} was reported`,
      paragraphs: [
        'Hello,',
        `Somebody asks for a photo of ${event} to be taken down. The decision is yours, before ${atTime(deadline, 'en')}.`,
        `Reference: ${reference}`,
      ],
      button: { label: 'Look and decide', url },
      reason: 'You receive this message because you answer for this event.',
    }),
  },
  TAKEDOWN_DECIDED: {
    fr: ({ event, reference, decision, url }) => ({
      subject: `Décision sur le signalement ${reference}`,
      paragraphs: [
        'Bonjour,',
        `Le signalement d’une photo de ${event} est décidé. ${named(DECISIONS.fr, decision)}`,
        `Référence : ${reference}`,
      ],
      button: { label: 'Voir la décision', url },
      reason: 'Les deux parties d’un signalement reçoivent ce message.',
    }),
    en: ({ event, reference, decision, url }) => ({
      subject: `Decision on the report ${reference}`,
      paragraphs: [
        'Hello,',
        `The report of a photo of ${event} is decided. ${named(DECISIONS.en, decision)}`,
        `Reference: ${reference}`,
      ],
      button: { label: 'See the decision', url },
      reason: 'Both sides of a report receive this message.',
    }),
  },
};
