import { graphqlEnum } from '@focus-racer/service-kit';

export const CropRatio = graphqlEnum('CropRatio', 'Width to height of a crop.', {
  SQUARE: { description: '1:1.' },
  PORTRAIT: { description: '4:5.' },
  WIDE: { description: '16:9.' },
  TALL: { description: '9:16.' },
});

export const DrawingStatus = graphqlEnum(
  'DrawingStatus',
  'How far something is that is drawn when somebody asks for it.',
  {
    NOT_ASKED: { description: 'Ask for it by its mutation.' },
    DRAWING: { description: 'A worker is at it; ask again in a moment.' },
    DRAWN: { description: 'To be had at its address.' },
    FAILED: { description: 'It could not be drawn; it can be asked for again.' },
  },
);
