export interface Cost {
  wallSeconds: number;
  cpuSeconds: number;
}

export function sumOf(costs: readonly Cost[]): Cost {
  return {
    wallSeconds: costs.reduce((sum, cost) => sum + cost.wallSeconds, 0),
    cpuSeconds: costs.reduce((sum, cost) => sum + cost.cpuSeconds, 0),
  };
}
