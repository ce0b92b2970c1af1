import { graphqlEnum } from '@focus-racer/service-kit';

export const TakedownReasonEnum = graphqlEnum('TakedownReason', 'Why a photo should go.', {
  I_AM_ON_IT: { description: 'The reporter is on it and does not want to be.' },
  MY_CHILD: { description: "It shows the reporter's child. Hidden at once, until decided." },
  INTIMATE_OR_DEGRADING: {
    description: 'It shows somebody as nobody should be shown. Hidden at once, until decided.',
  },
  NOT_PART_OF_EVENT: { description: 'It shows something or somebody that was not there to race.' },
  COPYRIGHT: { description: "It is the reporter's own picture." },
  OTHER: { description: 'As the message says.' },
});

export const TakedownStateEnum = graphqlEnum(
  'TakedownState',
  'Where a request to take a photo down stands.',
  {
    OPEN: { description: 'Waits for a decision.' },
    HIDDEN: { description: 'Decided: the photo is gone.' },
    KEPT: { description: 'Decided: the photo stays.' },
    PUT_BACK: { description: 'The photo was gone and is back, at another address.' },
  },
);

export const TakedownDecisionEnum = graphqlEnum('TakedownDecision', 'What becomes of the photo.', {
  HIDE: {
    description: 'It goes: out of galleries and searches at once, its public files with it.',
  },
  KEEP: { description: 'It stays, or comes back when it was hidden meanwhile.' },
});

export const TakedownQueue = graphqlEnum('TakedownQueue', 'Which requests to list.', {
  OPEN: { description: 'What is to be decided, the most urgent first.' },
  DECIDED: { description: 'What was decided, the newest request first.' },
});
