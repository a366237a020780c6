import type { Block } from '../../../../kernel/print/index.js';
import type { Estimate } from '../../estimate.js';
import type { Interval } from '../../resampling/bootstrap.js';
import type { Voice } from '../figures.js';
import type { ReportMatter } from '../matter.js';
import { nameOfMethod, wordsForKind } from '../verdict-words.js';

/** The mathematics: the model, how it was chosen, and its figures. */
export function statisticsBlocks({ estimate }: ReportMatter, voice: Voice): Block[] {
  const { t } = voice;
  const { method } = estimate.options;
  const how = t.find(`estimation.method-how.${method}`);
  const bayesian = method === 'latent-class' || method === 'decomposable';
  return [
    { kind: 'paragraph', text: t('estimation.statistics.cells') },
    ...(bayesian
      ? []
      : [
          { kind: 'code' as const, text: 'log E(n_ω) = Σ α_θ  (θ ⊆ ω, θ ∈ M),   N̂ = n + exp(α̂_∅)' },
          { kind: 'paragraph' as const, text: t('estimation.statistics.extended') },
        ]),
    ...(how === null ? [] : [{ kind: 'paragraph' as const, text: how }]),
    ...(estimate.options.covariates.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: t('estimation.statistics.strata') }]),
    { kind: 'facts', facts: factsOf(estimate, voice) },
  ];
}

function factsOf(estimate: Estimate, voice: Voice): { name: string; value: string }[] {
  const { t, figure, count } = voice;
  const { fit, interval, options, identifiability } = estimate;
  const facts = [{ name: t('estimation.statistics.method'), value: nameOfMethod(voice, options.method) }];
  if (fit === null)
    return [...facts, { name: t('estimation.statistics.identifiability'), value: String(identifiability ?? '–') }];
  if (fit.model !== null) facts.push({ name: t('estimation.models.model'), value: fit.model });
  if (fit.terms.length > 0) facts.push({ name: t('estimation.statistics.terms'), value: fit.terms.join(', ') });
  if (fit.negInfinite.length > 0)
    facts.push({ name: t('estimation.statistics.neg-infinite'), value: fit.negInfinite.join(', ') });
  facts.push({ name: t('estimation.choices.estimate'), value: figure(fit.estimate) });
  facts.push({ name: t('estimation.statistics.log-unseen'), value: withError(voice, fit.logUnseen, fit.seLogUnseen) });
  if (fit.poissonEstimate !== undefined)
    facts.push({ name: t('estimation.statistics.poisson'), value: figure(fit.poissonEstimate) });
  if (fit.deviance !== null)
    facts.push({
      name: t('estimation.statistics.deviance'),
      value: `${figure(fit.deviance)} (${count(fit.dfResidual ?? 0)})`,
    });
  if (fit.aic !== null) facts.push({ name: 'AIC', value: figure(fit.aic) });
  if (fit.bic !== null) facts.push({ name: 'BIC', value: figure(fit.bic) });
  for (const kind of ['bca', 'lognormal', 'profile', 'credible'] as const) {
    const ends = interval[kind];
    if (ends) facts.push({ name: `95 % · ${wordsForKind(voice, kind)}`, value: endsIn(voice, ends) });
  }
  if (interval.percentile)
    facts.push({ name: t('estimation.statistics.percentile'), value: endsIn(voice, interval.percentile) });
  if (interval.z0 !== null) facts.push({ name: 'z₀', value: figure(interval.z0) });
  if (interval.acceleration !== null) facts.push({ name: 'a', value: figure(interval.acceleration) });
  return facts;
}

function withError({ figure }: Voice, value: number, error: number | null): string {
  return error === null ? figure(value) : `${figure(value)} (${figure(error)})`;
}

function endsIn({ persons }: Voice, ends: Interval): string {
  return `${persons(ends['2.5'])}–${persons(ends['97.5'])}`;
}
