import { parseArgs } from 'node:util';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import { EstimationRefusal } from '../data/refusal.js';
import { DEFAULT_OPTIONS, type EstimateOptions, METHODS, type MethodName } from '../options.js';

/** What `concordance estimate` was asked for. */
export interface EstimateArguments {
  file: string;
  sensitivity: boolean;
  options: EstimateOptions;
  resamples: string | null;
  json: boolean;
  out: string | null;
  lang: Lang;
}

const FLAGS = {
  method: { type: 'string' },
  threshold: { type: 'string' },
  'max-order': { type: 'string' },
  model: { type: 'string' },
  covariates: { type: 'string' },
  bootstrap: { type: 'string' },
  seed: { type: 'string' },
  top: { type: 'string' },
  resamples: { type: 'string' },
  'no-verdict': { type: 'boolean' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** Methods whose interval comes from resampling unless told otherwise. */
const RESAMPLED: readonly MethodName[] = ['stepwise', 'bic', 'fixed', 'main'];

/** Reads the arguments; null where they are not understood at all (the caller prints the usage). */
export function readArguments(argv: string[]): EstimateArguments | null {
  const parsed = tryParse(argv);
  if (!parsed) return null;
  const { values, positionals } = parsed;
  const sensitivity = positionals[0] === 'sensitivity' && positionals.length > 1;
  const [file, ...rest] = sensitivity ? positionals.slice(1) : positionals;
  if (file === undefined || rest.length > 0) return null;
  const method = readMethod(values.method, values.model);
  const threshold = method === 'bayes-threshold' ? 2 : DEFAULT_OPTIONS.threshold;
  const lang = values.lang ?? 'en';
  if (!isLang(lang)) throw badOption('--lang', lang, 'ar, en, es, fr, ru, zh.');
  return {
    file,
    sensitivity,
    options: {
      method,
      threshold: readNumber('--threshold', values.threshold, threshold, {
        least: 0,
        most: method === 'bayes-threshold' ? 100 : 1,
      }),
      maxOrder: readNumber('--max-order', values['max-order'], DEFAULT_OPTIONS.maxOrder, {
        least: 1,
        most: 12,
        whole: true,
      }),
      model: values.model ?? null,
      covariates: (values.covariates ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      bootstrap: readNumber(
        '--bootstrap',
        values.bootstrap,
        RESAMPLED.includes(method) ? DEFAULT_OPTIONS.bootstrap : 0,
        { least: 0, most: 1e6, whole: true },
      ),
      seed: readNumber('--seed', values.seed, DEFAULT_OPTIONS.seed, {
        least: 0,
        most: Number.MAX_SAFE_INTEGER,
        whole: true,
      }),
      top: values.top === undefined ? null : readNumber('--top', values.top, 20, { least: 1, most: 1e6, whole: true }),
      verdict: !values['no-verdict'],
    },
    resamples: values.resamples ?? null,
    json: values.json ?? false,
    out: values.out ?? null,
    lang,
  };
}

function tryParse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  } catch {
    return null;
  }
}

function readMethod(text: string | undefined, model: string | undefined): MethodName {
  const name = text ?? (model === undefined ? 'stepwise' : 'fixed');
  const found = METHODS.find((method) => method === name);
  if (!found) throw badOption('--method', name, `${METHODS.join(', ')}.`);
  if (found === 'fixed' && model === undefined) throw badOption('--model', '', '[12,23]');
  return found;
}

function readNumber(
  option: string,
  text: string | undefined,
  otherwise: number,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  if (text === undefined) return otherwise;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw badOption(option, text, `${least} – ${most}.`);
  return value;
}

function badOption(option: string, value: string, expected: string): EstimationRefusal {
  return new EstimationRefusal('bad-option', { option, value: value.slice(0, 60), expected });
}
