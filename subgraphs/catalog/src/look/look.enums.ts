import { graphqlEnum } from '@focus-racer/service-kit';

export const WatermarkPosition = graphqlEnum('WatermarkPosition', 'Where the logo stands.', {
  TOP_LEFT: { description: 'In the upper left corner.' },
  TOP_RIGHT: { description: 'In the upper right corner.' },
  CENTER: { description: 'In the middle.' },
  BOTTOM_LEFT: { description: 'In the lower left corner.' },
  BOTTOM_RIGHT: { description: 'In the lower right corner.' },
});

export const LookPreviewState = graphqlEnum('LookPreviewState', 'How far a preview is.', {
  DRAWING: { description: 'A worker is at it; ask again in a moment.' },
  DRAWN: { description: 'To be seen at its address, for some minutes.' },
  FAILED: { description: 'The photo could not be drawn.' },
});
