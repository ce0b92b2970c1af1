import { describe, expect, test } from '@jest/globals';
import { textDetection } from './fake-answers.ts';
import { linesOfText } from './lines-of-text.ts';
import { textDetectionSchema } from './rekognition-answers.ts';

const PICTURE = { width: 1000, height: 1000 };

type Piece = Parameters<typeof textDetection>[0];
const read = (...pieces: Piece[]) =>
  linesOfText(
    pieces.map((piece) => textDetectionSchema.parse(textDetection(piece))),
    PICTURE,
  );
const line = (text: string): Piece => ({ id: 0, type: 'LINE', text, left: 0.1, width: 0.5 });
const word = (id: number, text: string, left: number, more: Partial<Piece> = {}): Piece => ({
  ...{ id, type: 'WORD', text, left, width: 0.1, parent: 0, height: 0.04 },
  ...more,
});
const textsOf = (lines: { text: string }[]) => lines.map(({ text }) => text).sort();

describe('words and lines', () => {
  test('runners side by side are read apart', () => {
    expect(textsOf(read(line('1234 5678'), word(1, '1234', 0.1), word(2, '5678', 0.4)))).toEqual([
      '1234',
      '5678',
    ]);
  });

  test('the parts of one number are one reading', () => {
    const pieces = [
      word(1, '10', 0.1, { confidence: 90 }),
      word(2, '246', 0.205, { confidence: 80 }),
    ];
    const [joined, ...others] = read(line('10 246'), ...pieces);
    expect(others).toEqual([]);
    expect(joined).toMatchObject({ text: '10246', weakestCharacter: 0.8 });
    expect(joined?.confidence).toBeCloseTo(0.85);
    expect(joined?.box.x).toBeCloseTo(100);
    expect(joined?.box.width).toBeCloseTo(205);
    expect(joined?.heightPx).toBeCloseTo(40);
  });

  test('a number and the word beside it stay apart', () => {
    const lines = read(line('246 km'), word(1, '246', 0.1), word(2, 'km', 0.205));
    expect(textsOf(lines)).toEqual(['246', 'km']);
  });

  test('numbers of two lines stay apart, however near', () => {
    const lines = read(word(1, '10', 0.1, { parent: 7 }), word(2, '246', 0.2, { parent: 8 }));
    expect(textsOf(lines)).toEqual(['10', '246']);
  });

  test('a line whose words fell to the limit of 100 is kept', () => {
    expect(textsOf(read(line('1234'), word(1, '99', 0.1, { parent: 5 })))).toEqual(['1234', '99']);
  });

  test('what is hardly read, empty or outside is left out', () => {
    const lines = read(
      word(1, '12', 0.1, { confidence: 25 }),
      word(2, ' ', 0.3),
      word(3, '34', 1.2),
      word(4, '56', 0.95),
    );
    expect(lines).toMatchObject([{ text: '56' }]);
    expect(lines[0]?.box.width).toBeCloseTo(50);
  });
});

test('the height of leaning text is that across its direction', () => {
  const leaning = textDetectionSchema.parse(textDetection(word(1, '1234', 0.1)));
  // Read upwards: 300 px long, 50 px high.
  leaning.Geometry.Polygon = [
    { X: 0.1, Y: 0.5 },
    { X: 0.1, Y: 0.2 },
    { X: 0.15, Y: 0.2 },
    { X: 0.15, Y: 0.5 },
  ];
  expect(linesOfText([leaning], PICTURE)[0]?.heightPx).toBeCloseTo(50);
});
