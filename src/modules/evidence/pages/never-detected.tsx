import type { IndicatorFigure } from '../../../kernel/module/index.js';
import { pathIn, Table, useFrame } from '../../../kernel/ui/index.js';
import type { PartyNames } from '../../parties/index.js';
import { Count } from './parts.js';

/** SDG 16.2.2 beside what was detected: estimates that two people published, each with its range, its verdict and what runs it again. */
export function NeverDetected({ figures, names }: { figures: readonly IndicatorFigure[]; names: PartyNames }) {
  const { t, lang } = useFrame();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="never-detected">
      <h2 id="never-detected">{t('evidence.undetected.title')}</h2>
      <p class="measure">{t('evidence.undetected.intro')}</p>
      <Table
        id="undetected"
        caption={t('evidence.undetected.title')}
        captionHidden
        stacks
        rows={figures}
        columns={[
          {
            key: 'party',
            label: t('evidence.release.party'),
            heads: true,
            cell: ({ partyId, path }) => (
              <a href={pathIn(lang, path)}>
                <bdi>{names({ id: partyId, code: '' }, lang)}</bdi>
              </a>
            ),
          },
          { key: 'year', label: t('evidence.undetected.year'), cell: ({ year }) => <bdi>{year}</bdi> },
          {
            key: 'detected',
            label: t('evidence.undetected.detected'),
            numeric: true,
            cell: ({ detected }) => (detected === null ? t('evidence.undetected.withheld') : <Count n={detected} />),
          },
          {
            key: 'estimate',
            label: t('evidence.undetected.estimate'),
            numeric: true,
            cell: ({ estimate }) => <Count n={estimate} />,
          },
          {
            key: 'range',
            label: t('evidence.undetected.range'),
            cell: ({ low, high }) => t('evidence.undetected.low-high', { low, high }),
          },
          { key: 'verdict', label: t('evidence.undetected.verdict'), cell: ({ sentence }) => sentence },
          {
            key: 'again',
            label: t('evidence.undetected.again'),
            cell: ({ seed, sha256 }) => (
              <>
                {t('evidence.undetected.seed', { seed: String(seed) })} <bdi class="hash">{sha256.slice(0, 16)}</bdi>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
