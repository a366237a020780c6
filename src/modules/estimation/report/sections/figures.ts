import { protectCounts } from '../../../../kernel/disclosure/index.js';
import type { Block } from '../../../../kernel/print/index.js';
import { drawBootstrap } from '../../pictures/bootstrap.js';
import { drawChains } from '../../pictures/chains.js';
import { drawChoices } from '../../pictures/choices.js';
import { drawMissed } from '../../pictures/missed.js';
import { drawModels } from '../../pictures/models.js';
import { bandOf, drawOverlaps } from '../../pictures/overlaps.js';
import { furthestWithout } from '../../trust/furthest-without.js';
import type { Voice } from '../figures.js';
import type { ReportMatter } from '../matter.js';

/** The picture of the data, which holds no estimate. */
export function overlapBlocks({ cells }: ReportMatter, voice: Voice): Block[] {
  return [{ kind: 'picture', picture: drawOverlaps(cells, voice) }];
}

/** Pictures and tables that hold estimates. */
export function figureBlocks(matter: ReportMatter, voice: Voice): Block[] {
  const { estimate, sensitivity, cells } = matter;
  const models = estimate.models ?? sensitivity?.models ?? null;
  const pictures = [
    ...(sensitivity ? [drawChoices(estimate, sensitivity, voice)] : []),
    ...(models ? [drawModels(models, cells.lists.length, voice)] : []),
    drawBootstrap(estimate, voice),
    drawMissed(estimate, voice),
    ...(estimate.posterior ? [drawChains(estimate.posterior, voice)] : []),
  ];
  const furthest = sensitivity ? furthestWithout(sensitivity.base.estimate, sensitivity.omit) : null;
  return [
    ...strataBlocks(matter, voice),
    ...(furthest
      ? [
          {
            kind: 'paragraph' as const,
            text: voice.sentences(
              voice.t('estimation.sensitivity.furthest', furthest),
              voice.t('estimation.sensitivity.hangs-rule'),
            ),
          },
        ]
      : []),
    ...pictures.flatMap((picture): Block[] => (picture ? [{ kind: 'picture', picture }] : [])),
    ...consistencyBlocks(matter, voice),
  ];
}

/** Each list as a population of known size. It tells the totals of the lists, so it stands in whole reports only. */
function consistencyBlocks({ sensitivity, whole }: ReportMatter, voice: Voice): Block[] {
  if (!sensitivity || !whole) return [];
  const { t, persons, count } = voice;
  return [
    {
      kind: 'table',
      table: {
        caption: t('estimation.sensitivity.consistency'),
        columns: [
          { label: t('estimation.consistency.list'), numeric: false },
          { label: t('estimation.consistency.truth'), numeric: true },
          { label: t('estimation.choices.estimate'), numeric: true },
        ],
        rows: sensitivity.internalConsistency.map(({ list, truth, estimate }) => [
          list,
          count(truth),
          estimate === null ? t('estimation.sensitivity.none') : persons(estimate),
        ]),
      },
    },
  ];
}

/** Totals by covariate levels; small observed numbers are withheld like those of the overlaps. */
function strataBlocks({ estimate, cells, whole }: ReportMatter, voice: Voice): Block[] {
  const { strata, options } = estimate;
  if (!strata || strata.length === 0) return [];
  const { t, persons, count } = voice;
  const least = whole ? 1 : cells.least;
  const shown = protectCounts(
    strata.map(({ observed }) => observed),
    least,
  );
  return [
    {
      kind: 'table',
      table: {
        caption: t('estimation.strata.caption'),
        columns: [
          { label: options.covariates.join(' · '), numeric: false },
          { label: t('estimation.strata.observed'), numeric: true },
          { label: t('estimation.choices.estimate'), numeric: true },
        ],
        rows: strata.map(({ levels, observed, estimate: value }, k) => {
          const kind = shown[k] ?? 'small';
          return [
            Object.values(levels).join(' · '),
            kind === 'shown' ? count(observed) : bandOf({ shown: kind }, least, voice),
            persons(value),
          ];
        }),
      },
    },
  ];
}
