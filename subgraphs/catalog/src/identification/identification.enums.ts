import { graphqlEnum } from '@focus-racer/service-kit';

export const IdentificationState = graphqlEnum(
  'IdentificationState',
  'Where an identification stands.',
  {
    ACTIVE: { description: 'Found by the search.' },
    UNCERTAIN: {
      description: 'Too unsure to be published: it waits for somebody to decide, in no search.',
    },
    SUPERSEDED: { description: 'Gave way; kept as history.' },
    DENIED: { description: 'Somebody said that this bib is not on the photo.' },
  },
);

export const IdentificationDecider = graphqlEnum(
  'IdentificationDecider',
  'Who decided an identification. What is decided by hand is never undone by a reading.',
  {
    READING: { description: 'The reading, with what is known of the event.' },
    HAND: { description: 'Somebody who manages the event.' },
  },
);

export const ChangeReason = graphqlEnum(
  'ChangeReason',
  'Why an identification was made or gave way.',
  {
    READING: { description: 'The photo was read.' },
    START_LIST: { description: "The event's start list changed." },
    EVENT_LENGTHS: { description: 'The event has learnt how long its bibs are.' },
    THRESHOLDS: { description: 'The confidence that the event asks for changed.' },
    RULES: { description: 'The way in which bibs are decided changed.' },
    HAND: { description: 'Somebody decided.' },
  },
);
export type ChangeReason = keyof typeof ChangeReason;
