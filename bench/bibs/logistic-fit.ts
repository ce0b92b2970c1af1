/* eslint-disable @typescript-eslint/no-non-null-assertion -- matrices whose bounds hold by construction */

export interface Sample {
  readonly evidence: Readonly<Record<string, number>>;
  readonly isRight: boolean;
}

/** Weights are held towards 0 as if by three samples that say nothing. */
const RIDGE = 3;
const ITERATIONS = 60;

/** Logistic regression by Newton's method, the bias left free. */
export function fitWeights(
  samples: readonly Sample[],
  names: readonly string[],
): { bias: number; evidence: Record<string, number> } {
  const rows = samples.map(({ evidence }) => [1, ...names.map((name) => evidence[name] ?? 0)]);
  const size = names.length + 1;
  let weights = new Array<number>(size).fill(0);
  for (let i = 0; i < ITERATIONS; i++) {
    const gradient = weights.map((weight, k) => (k === 0 ? 0 : -RIDGE * weight));
    const curvature = weights.map((_, j) =>
      weights.map((__, k) => (j === k && j > 0 ? RIDGE : j === k ? 1e-3 : 0)),
    );
    for (const [n, row] of rows.entries()) {
      const p = 1 / (1 + Math.exp(-dot(row, weights)));
      const error = Number(samples[n]!.isRight) - p;
      for (let j = 0; j < size; j++) {
        gradient[j]! += row[j]! * error;
        for (let k = 0; k < size; k++) {
          curvature[j]![k]! += row[j]! * row[k]! * (p * (1 - p) + 1e-6);
        }
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, k) => weight + step[k]!);
  }
  return {
    bias: rounded(weights[0]!),
    evidence: Object.fromEntries(names.map((name, k) => [name, rounded(weights[k + 1]!)])),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}

/** Gaussian elimination; the ridge keeps the matrix positive definite. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, values[k]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let k = 0; k < size; k++) {
      if (k === pivot) continue;
      const factor = rows[k]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) {
        rows[k]![column]! -= factor * rows[pivot]![column]!;
      }
    }
  }
  return rows.map((row, k) => row[size]! / row[k]!);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
