import { graphqlEnum } from '@focus-racer/service-kit';

export const RetouchChoice = graphqlEnum('RetouchChoice', 'How one photo is shown.', {
  AS_EVENT: { description: 'As its event has it.' },
  RETOUCHED: { description: 'Exposure, contrast and white balance corrected.' },
  AS_TAKEN: { description: 'Untouched.' },
});
