import { graphqlEnum } from '@focus-racer/service-kit';

export const LogoState = graphqlEnum('LogoState', 'How far a logo is.', {
  AWAITING_UPLOAD: { description: 'Announced; its file has not arrived.' },
  PREPARING: { description: 'Its file is there and is being turned into a PNG.' },
  READY: { description: 'Can be used in a watermark.' },
  REFUSED: { description: 'Cannot be used; refusal says why.' },
});

export const LogoRefusal = graphqlEnum('LogoRefusal', 'Why a logo cannot be used.', {
  NOT_AN_IMAGE: { description: 'The file is no PNG and no SVG.' },
  UNREADABLE: { description: 'The image is damaged, or takes too long to draw.' },
  OUTSIDE_REFERENCES: {
    description: 'The SVG holds what a logo must not: pictures, scripts, addresses, entities.',
  },
  TOO_LARGE: { description: 'More bytes or pixels than are accepted.' },
  TOO_SMALL: { description: 'Too few pixels for a logo.' },
  EMPTY: { description: 'Nothing can be seen on it; letters of an SVG must be outlines.' },
});
