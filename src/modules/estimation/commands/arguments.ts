import { SMALLEST_SHOWN } from '../../../kernel/disclosure/index.js';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import { EstimationRefusal } from '../data/refusal.js';
import { DEFAULT_OPTIONS, type EstimateOptions, METHODS, type MethodName } from '../options.js';
import { REPORT_FORMATS, type ReportFormat } from '../report/write-report.js';

/** What `concordance estimate` was asked for. */
export interface EstimateArguments {
  file: string;
  sensitivity: boolean;
  options: EstimateOptions;
  resamples: string | null;
  /** File with the answers for the assumptions. */
  assumptions: string | null;
  json: boolean;
  out: string | null;
  /** Form of `out`, by its ending. */
  format: ReportFormat | 'json';
  /** Smallest number of persons that a report tells; 1 tells all. */
  smallestCell: number;
  lang: Lang;
}

/** Flags as the command line gives them: text, or true. */
export interface EstimateFlags {
  method?: string;
  threshold?: string;
  maxOrder?: string;
  model?: string;
  covariates?: string;
  bootstrap?: string;
  seed?: string;
  top?: string;
  resamples?: string;
  assumptions?: string;
  /** False with --no-verdict. */
  verdict?: boolean;
  json?: boolean;
  out?: string;
  smallestCell?: string;
  lang?: string;
}

/** Methods whose interval comes from resampling unless told otherwise. */
const RESAMPLED: readonly MethodName[] = ['stepwise', 'bic', 'fixed', 'main'];

/**
 * Reads the words and flags of the command: FILE, or `sensitivity FILE`.
 *
 * @param surroundings language where none is named
 * @throws EstimationRefusal `bad-option`, `file-wanted`
 */
export function readArguments(words: string[], values: EstimateFlags, surroundings: Lang = 'en'): EstimateArguments {
  const sensitivity = words[0] === 'sensitivity' && words.length > 1;
  const [file, extra] = sensitivity ? words.slice(1) : words;
  if (file === undefined || extra !== undefined || (file === 'sensitivity' && !sensitivity))
    throw new EstimationRefusal('file-wanted', { given: sensitivity ? words.length - 1 : words.length });
  const method = readMethod(values.method, values.model);
  const threshold = method === 'bayes-threshold' ? 2 : DEFAULT_OPTIONS.threshold;
  const lang = values.lang ?? surroundings;
  if (!isLang(lang)) throw badOption('--lang', lang, 'ar, en, es, fr, ru, zh');
  return {
    file,
    sensitivity,
    options: {
      method,
      threshold: readNumber('--threshold', values.threshold, threshold, {
        least: 0,
        most: method === 'bayes-threshold' ? 100 : 1,
      }),
      maxOrder: readNumber('--max-order', values.maxOrder, DEFAULT_OPTIONS.maxOrder, {
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
      verdict: values.verdict ?? true,
    },
    resamples: values.resamples ?? null,
    assumptions: values.assumptions ?? null,
    json: values.json ?? false,
    out: values.out ?? null,
    format: readFormat(values.out),
    smallestCell: readNumber('--smallest-cell', values.smallestCell, SMALLEST_SHOWN, {
      least: 1,
      most: 100,
      whole: true,
    }),
    lang,
  };
}

function readMethod(text: string | undefined, model: string | undefined): MethodName {
  const name = text ?? (model === undefined ? 'stepwise' : 'fixed');
  const found = METHODS.find((method) => method === name);
  if (!found) throw badOption('--method', name, METHODS.join(', '));
  if (found === 'fixed' && model === undefined) throw badOption('--model', '', '"[12,23]"');
  return found;
}

/** The form of a report is the ending of its name. */
function readFormat(out: string | undefined): ReportFormat | 'json' {
  if (out === undefined) return 'json';
  const format = [...REPORT_FORMATS, 'json' as const].find((known) => out.toLowerCase().endsWith(`.${known}`));
  if (!format) throw badOption('--out', out, 'report.html, report.docx, report.pdf, report.json');
  return format;
}

/** The language of the surroundings: LC_ALL, LC_MESSAGES or LANG where it is one of the six, else English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Lang {
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  const lang = named.slice(0, 2).toLowerCase();
  return isLang(lang) ? lang : 'en';
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
    throw badOption(option, text, `${least} – ${most}`);
  return value;
}

function badOption(option: string, value: string, expected: string): EstimationRefusal {
  return new EstimationRefusal('bad-option', { option, value: value.slice(0, 60), expected });
}
