import { describe, expect, test } from 'vitest';
import type { CaseTable, Domain } from '../cases/case-table.js';
import { type BitSource, secureBits, seededBits } from '../noise/random-bits.js';
import { rhoOf } from '../noise/zcdp.js';
import { DEFAULT_CAP, enterRelease, readLedger } from './budget-ledger.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { codeCases } from './code-cases.js';
import { readDomain } from './domain.js';
import { breaking, impossibleCells, keepsRules, readRules, ruleOf } from './structural-zeros.js';
import { AIM_OPTIONS, type SynthesisRequest, synthesize } from './synthesize.js';

const DOMAIN: Domain = { sex: ['F', 'M'], form: ['a', 'b', 'c'], sector: ['x', 'y', 'none'] };
/** 600 persons: sector x and y go with form b, women more often with a. */
const TABLE: CaseTable = {
  rows: 600,
  columns: [
    {
      name: 'sex',
      values: DOMAIN.sex ?? [],
      codes: Uint8Array.from({ length: 600 }, (_, row) => (row % 3 === 0 ? 2 : 1)),
    },
    {
      name: 'form',
      values: DOMAIN.form ?? [],
      codes: Uint8Array.from({ length: 600 }, (_, row) => (row % 3 === 0 || row % 5 === 0 ? 2 : 1 + 2 * (row % 2))),
    },
    {
      name: 'sector',
      values: DOMAIN.sector ?? [],
      codes: Uint8Array.from({ length: 600 }, (_, row) => (row % 3 === 0 || row % 5 === 0 ? 1 + (row % 2) : 3)),
    },
  ],
};
const { cases, values } = codeCases(TABLE, DOMAIN, []);
const QUICK = { ...AIM_OPTIONS, roundsPerColumn: 4, iterations: 20, finalIterations: 60, sampleRows: 5000 };

const request = (more: Partial<SynthesisRequest> = {}): SynthesisRequest => ({
  cases,
  method: 'aim',
  rho: rhoOf(2, 1e-5),
  order: 3,
  impossible: [],
  bits: secureBits(),
  aim: QUICK,
  ...more,
});
const told = async (more: Partial<SynthesisRequest> = {}): Promise<string> =>
  (await synthesize(request(more))).rows.map((column) => column.join('')).join('/');

describe('synthetic records', () => {
  test.each(['aim', 'mst'] as const)(
    'spend no more than the budget, nearly all of it, and are about as many: %s',
    async (method) => {
      const { rows, rho, mechanisms } = await synthesize(request({ method }));
      expect(rho).toBeLessThanOrEqual(rhoOf(2, 1e-5));
      expect(rho).toBeGreaterThan(0.99 * rhoOf(2, 1e-5));
      expect(mechanisms.reduce((sum, one) => sum + one.rho, 0)).toBeCloseTo(rho, 12);
      expect(rows.map((column) => column.length)).toEqual([rows[0]?.length, rows[0]?.length, rows[0]?.length]);
      expect(Math.abs((rows[0]?.length ?? 0) - 600)).toBeLessThan(120);
      const women = [...(rows[0] ?? [])].filter((code) => code === 1).length;
      expect(Math.abs(women - 400)).toBeLessThan(120);
    },
  );

  test('come again with a seed, and never without', async () => {
    expect(await told({ bits: seededBits(7) })).toBe(await told({ bits: seededBits(7) }));
    expect(await told()).not.toBe(await told());
  });

  test('break no rule', async () => {
    const rules = readRules('[{"if":{"sector":["x","y"]},"then":{"form":["b"]}}]');
    const impossible = impossibleCells(rules, cases.names, values);
    expect(breaking(impossible, cases.table.columns, TABLE.rows)).toBe(0);
    const broken = async (bits: BitSource, kept: SynthesisRequest['impossible'] = []) => {
      const { rows } = await synthesize(request({ rho: 1e-4, bits, impossible: kept }));
      const columns = rows.map((codes, at) => ({ codes, size: (values[at]?.length ?? 0) + 1 }));
      return breaking(impossible, columns, rows[0]?.length ?? 0);
    };
    // So little budget that without the rule the model breaks it, by one draw of the noise or another.
    const seeds = [1, 2, 3, 4, 5, 6];
    const free = await Promise.all(seeds.map((seed) => broken(seededBits(seed))));
    expect(Math.max(...free)).toBeGreaterThan(0);
    const ruled = await Promise.all(seeds.map((seed) => broken(seededBits(seed), impossible)));
    expect(ruled).toEqual(seeds.map(() => 0));
    expect(keepsRules(TABLE, rules)).toBe(true);
    expect(keepsRules(TABLE, [...rules, ruleOf('form', ['a'], 'sector', ['x'])])).toBe(false);
    expect(keepsRules(TABLE, [ruleOf('form', ['a'], 'means', ['x'])])).toBe(false);
    expect(() => impossibleCells(rules, ['sex'], values)).toThrow(/bad-rules/);
    expect(() => readRules('{}')).toThrow(/bad-rules/);
  });

  test('go on from a checkpoint with what is left of the budget', async () => {
    const kept: Checkpoint[] = [];
    await synthesize(request({ bits: seededBits(3), onCheckpoint: (state) => kept.push(structuredClone(state)) }));
    expect(kept.at(-1)?.wide).not.toEqual([]);
    // Broken off after the first round, and after all was measured.
    const texts = [kept[0], kept.at(-1)].map((one) => (one ? writeCheckpoint(one, 'these settings') : ''));
    const [text = ''] = texts;
    for (const [k, one] of texts.entries()) {
      const resume = readCheckpoint(one, 'these settings', 'f');
      const { rho, mechanisms } = await synthesize(request({ resume }));
      const before = resume.ledger.mechanisms;
      expect(mechanisms.slice(0, before.length)).toEqual(before);
      expect(mechanisms.length > before.length).toBe(k === 0);
      expect(rho).toBeLessThanOrEqual(rhoOf(2, 1e-5));
      expect(rho).toBeGreaterThan(0.99 * rhoOf(2, 1e-5));
    }
    expect(() => readCheckpoint(text, 'others', 'f')).toThrow(/bad-checkpoint/);
    expect(() => readCheckpoint('{', 'these settings', 'f')).toThrow(/bad-checkpoint/);
  });
});

describe('a domain', () => {
  test('is public lists of values; what it does not have is missing', () => {
    const coded = codeCases(TABLE, { ...DOMAIN, form: ['a', 'c'] }, ['none']);
    expect(coded.outside).toEqual([{ column: 'form', cells: 280 }]);
    expect(coded.cases.table.columns[1]?.codes[0]).toBe(0);
    expect(coded.cases.said.map((said) => [...said].join(''))).toEqual(['011', '011', '0110']);
    expect(() => codeCases(TABLE, { sex: ['F'] }, [])).toThrow(/domain-column/);
    expect(readDomain('{"a":["x",1,"","x"]}')).toEqual({ a: ['x', '1'] });
    for (const bad of ['', '[]', '{"a":"x"}', '{"a":[null]}']) expect(() => readDomain(bad)).toThrow(/bad-domain/);
  });
});

describe('the budget of a data set', () => {
  const release = {
    at: '2026-01-01T00:00:00Z',
    method: 'aim',
    epsilon: 4,
    delta: 1e-6,
    rho: rhoOf(4, 1e-6),
    private: true,
  };
  const ledger = { schema: 'concordance.budget/1' as const, cap: DEFAULT_CAP, delta: 1e-6, releases: [] };

  test('is refused past its cap, and adds up tighter than by sums of epsilon', () => {
    const three = [1, 2, 3].reduce(
      (before) => enterRelease(before, release),
      ledger as ReturnType<typeof enterRelease>,
    );
    expect(three.releases).toHaveLength(3);
    const more = (n: number) =>
      Array.from({ length: n }).reduce<typeof three>((before) => enterRelease(before, release), three);
    expect(() => more(8)).toThrow(/budget-exhausted/);
    expect(enterRelease(three, { ...release, rho: 99, private: false }).releases).toHaveLength(4);
    expect(readLedger(JSON.stringify(three), 'f')).toEqual(three);
    expect(() => readLedger('{"cap":1}', 'f')).toThrow(/bad-ledger/);
  });
});
