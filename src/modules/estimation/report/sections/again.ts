import type { Block } from '../../../../kernel/print/index.js';
import type { EstimateOptions } from '../../options.js';
import { DEFAULT_OPTIONS } from '../../options.js';
import type { Voice } from '../figures.js';
import type { ReportMatter } from '../matter.js';

/** Everything that is needed to come to the same figures again. */
export function againBlocks({ estimate, sha256, version, focus }: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  return [
    { kind: 'heading', level: 2, text: t('estimation.report.again') },
    { kind: 'paragraph', text: t('estimation.report.again-text') },
    {
      kind: 'facts',
      facts: [
        { name: t('estimation.again.version'), value: `Concordance ${version}` },
        { name: t('estimation.again.hash'), value: sha256 },
        { name: t('estimation.again.seed'), value: String(estimate.options.seed) },
        { name: t('estimation.models.model'), value: estimate.fit?.model ?? '–' },
      ],
    },
    { kind: 'code', text: commandFor(estimate.options, focus) },
  ];
}

/** The command that gives the same report of a table. */
export function commandFor(options: EstimateOptions, focus: ReportMatter['focus'], file = 'FILE'): string {
  const words = [
    'concordance estimate',
    ...(focus === 'sensitivity' ? ['sensitivity'] : []),
    /\s/u.test(file) ? `"${file}"` : file,
  ];
  const { method, threshold, maxOrder, model, covariates, bootstrap, seed, top, verdict } = options;
  const thresholded = method === 'stepwise' || method === 'bayes-threshold';
  if (focus === 'estimate') words.push(`--method ${method}`);
  if (focus === 'estimate' ? thresholded : method === 'stepwise' && threshold !== DEFAULT_OPTIONS.threshold)
    words.push(`--threshold ${threshold}`);
  if (maxOrder !== DEFAULT_OPTIONS.maxOrder) words.push(`--max-order ${maxOrder}`);
  if (model !== null && focus === 'estimate') words.push(`--model "${model}"`);
  if (covariates.length > 0) words.push(`--covariates "${covariates.join(',')}"`);
  if (focus === 'estimate') words.push(`--bootstrap ${bootstrap}`);
  if (seed !== DEFAULT_OPTIONS.seed || focus === 'estimate') words.push(`--seed ${seed}`);
  if (top !== null) words.push(`--top ${top}`);
  if (!verdict) words.push('--no-verdict');
  return words.join(' ');
}
