import { graphqlEnum } from '@focus-racer/service-kit';

export const RerenderState = graphqlEnum(
  'RerenderState',
  'How far the photos of an event are with its present look.',
  {
    RUNNING: { description: 'Photos are rendered again, some at a time.' },
    PAUSED: { description: 'Stands still until it is resumed.' },
    CANCELLED: { description: 'Photos that were not reached keep their former look.' },
    DONE: { description: 'Every photo was reached.' },
  },
);
