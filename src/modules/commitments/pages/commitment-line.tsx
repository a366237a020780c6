import { Tag, useFrame } from '../../../kernel/ui/index.js';
import { placeWord } from '../../documents/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import { Footnote } from './commitment-account.js';
import { commitmentPath } from './parts.js';

/** Where else the same is said: through the years, and twice in one text. */
export function LineSection({ whole }: { whole: WholeCommitment }) {
  const { t } = useFrame();
  const { twins, listed } = whole;
  const { said, since } = listed.line;
  return (
    <Footnote id="line" title={t('commitments.page.line')}>
      <p>
        {said > 1 && since !== null
          ? t('commitments.page.said', { n: said, year: String(since) })
          : t('commitments.page.said-once')}
      </p>
      {twins.map((twin) => (
        <p>
          {t.rich('commitments.page.twin', {
            place: <a href={commitmentPath(t, twin.key)}>{placeWord(t, twin)}</a>,
          })}{' '}
          {twin.standing === 'suggested' ? <Tag kind="guess">{t('commitments.filing.suggested')}</Tag> : null}
        </p>
      ))}
    </Footnote>
  );
}
