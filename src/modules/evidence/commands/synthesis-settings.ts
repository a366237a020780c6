import { EvidenceRefusal } from '../refusal.js';
import { DEFAULT_CAP } from '../synthesize/budget-ledger.js';
import { AIM_OPTIONS, SYNTHESIS_METHODS, type SynthesisMethod } from '../synthesize/synthesize.js';

export interface SynthesizeFlags {
  epsilon?: string;
  delta?: string;
  domain?: string;
  domainFromData?: boolean;
  method?: string;
  rules?: string;
  unsaid?: string;
  order?: string;
  modelCells?: string;
  seed?: string;
  person?: string;
  drop?: string;
  out?: string;
  ledger?: string;
  cap?: string;
  checkpoint?: string;
  json?: boolean;
  lang?: string;
}

export interface SynthesisSettings {
  epsilon: number;
  delta: number;
  method: SynthesisMethod;
  order: number;
  modelCells: number;
  /** Null for the secure generator. */
  seed: number | null;
  cap: number;
}

/** @throws EvidenceRefusal `bad-option`, `no-domain` */
export function readSettings(flags: SynthesizeFlags): SynthesisSettings {
  const method = SYNTHESIS_METHODS.find((known) => known === (flags.method ?? 'aim'));
  if (!method) throw badOption('--method', flags.method, SYNTHESIS_METHODS.join(', '));
  if (flags.domain === undefined && !flags.domainFromData) throw new EvidenceRefusal('no-domain');
  return {
    method,
    epsilon: numberOf('--epsilon', flags.epsilon, { least: 1e-3, most: 100 }),
    delta: numberOf('--delta', flags.delta, { least: 1e-15, most: 1e-2 }),
    order: numberOf('--order', flags.order ?? '3', { least: 1, most: 4, whole: true }),
    modelCells: numberOf('--model-cells', flags.modelCells ?? String(AIM_OPTIONS.modelCells), {
      least: 1000,
      most: 5e7,
      whole: true,
    }),
    seed:
      flags.seed === undefined ? null : numberOf('--seed', flags.seed, { least: 0, most: 2 ** 32 - 1, whole: true }),
    cap: numberOf('--cap', flags.cap ?? String(DEFAULT_CAP), { least: 1e-3, most: 1000 }),
  };
}

export function numberOf(
  option: string,
  text: string | undefined,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw badOption(option, text, `${least} – ${most}.`);
}

const badOption = (option: string, value: string | undefined, expected: string): EvidenceRefusal =>
  new EvidenceRefusal('bad-option', { option, value: (value ?? '').slice(0, 60), expected });
