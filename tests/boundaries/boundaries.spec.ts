import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
} from 'dependency-cruiser';

interface Configuration {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
}

const fixtures = path.join(import.meta.dirname, 'fixtures');
const { forbidden, options } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
) as Configuration;
const rules = forbidden.map(({ name }) => name ?? '');

/** The rules that the fixture of this name breaks. */
async function brokenRules(name: string): Promise<string[]> {
  const { output } = await cruise(['.'], {
    ...options,
    exclude: '^$',
    baseDir: path.join(fixtures, name),
    validate: true,
    ruleSet: { forbidden },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

describe('who may import whom', () => {
  test('every rule has a fixture that breaks it', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...rules].sort());
  });

  test.each(rules)('%s', async (rule) => {
    expect(await brokenRules(rule)).toContain(rule);
  });
});
