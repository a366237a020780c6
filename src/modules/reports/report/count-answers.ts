import { isSmall, type SentAnswer } from '../../reporting/index.js';
import { Refusal } from '../refusal.js';
import type { Among, Source } from './block.js';

/** Counts and sums of answers, always with how many answered. Pure. */

/** Answers of those whom a count is out of. */
export function counted(answers: readonly SentAnswer[], among: Among, states: ReadonlySet<string>): SentAnswer[] {
  return answers.filter(({ partyId }) => among === 'all' || states.has(partyId));
}

/** Answers as sources; `said` tells those who said what is counted. */
export function sourcesOf(answers: readonly SentAnswer[], said?: (answer: SentAnswer) => boolean): Source[] {
  return answers.map((answer) => ({
    party: answer.partyId,
    submission: answer.submissionId,
    version: answer.version,
    sha256: answer.sha256,
    audience: answer.audience,
    stoodBy: null,
    ...(said === undefined ? {} : { said: said(answer) }),
  }));
}

/** Whether an answer chose an option. */
export function chose({ value }: SentAnswer, option: string): boolean {
  return value.kind === 'choice' && value.chosen.includes(option);
}

/** Of so few answers that are not open their sum, less the open ones, would tell what each of them said. */
const LEAST_HIDDEN = 3;

/**
 * Sum or median of the numbers given, exact: decimals are added as whole numbers.
 *
 * @param persons whether persons are counted: small numbers of them are nobody's to read, even of public answers.
 * @throws Refusal `too-few` where the number would tell of single persons or answers
 */
export function amountOf(answers: readonly SentAnswer[], what: 'sum' | 'median', persons: boolean): string {
  const given = answers.filter(({ value }) => value.kind === 'number');
  const amounts = given.flatMap(({ value }) => (value.kind === 'number' ? [value.amount] : []));
  const hidden = given.filter(
    ({ audience, value }) =>
      audience !== 'public' || (persons && value.kind === 'number' && isSmall(Number(value.amount))),
  ).length;
  if (amounts.length === 0 || (hidden > 0 && hidden < LEAST_HIDDEN)) throw new Refusal('too-few');
  const decimals = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const whole = amounts.map((amount) => scaled(amount, decimals + 1)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = Math.floor(whole.length / 2);
  const value =
    what === 'sum'
      ? whole.reduce((sum, one) => sum + one, 0n)
      : whole.length % 2 === 1
        ? (whole[middle] ?? 0n)
        : ((whole[middle - 1] ?? 0n) + (whole[middle] ?? 0n)) / 2n;
  const amount = unscaled(value, decimals + 1);
  if (persons && isSmall(Number(amount))) throw new Refusal('too-few');
  return amount;
}

/** A decimal as a whole number of its last place. */
function scaled(amount: string, places: number): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const size = BigInt(whole + part.padEnd(places, '0'));
  return amount.startsWith('-') ? -size : size;
}

function unscaled(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const part = digits.slice(-places).replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${part === '' ? '' : `.${part}`}`;
}
