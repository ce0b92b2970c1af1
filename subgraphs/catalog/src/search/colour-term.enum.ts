import { graphqlEnum } from '@focus-racer/service-kit';

export const ColourTerm = graphqlEnum('ColourTerm', 'The eleven basic colour terms.', {
  BLACK: { description: 'And what is all but black.' },
  WHITE: { description: 'Also in the shade, where it is bluish.' },
  GREY: { description: 'From anthracite to silver.' },
  RED: { description: 'From scarlet to burgundy.' },
  ORANGE: { description: 'From apricot to rust.' },
  YELLOW: { description: 'From lemon to gold.' },
  GREEN: { description: 'From lime to turquoise green.' },
  BLUE: { description: 'From sky to navy.' },
  PURPLE: { description: 'Violet and lilac.' },
  PINK: { description: 'From rose to magenta.' },
  BROWN: { description: 'From beige to chocolate.' },
});
