import { graphqlEnum } from '@focus-racer/service-kit';

export const EventVisibility = graphqlEnum('EventVisibility', 'Who may see an event.', {
  DRAFT: { description: "Only its organization's members. Every event begins so." },
  UNLISTED: { description: 'Whoever has its link; not on the home page.' },
  PUBLIC: { description: 'Everybody; listed on the home page.' },
});
