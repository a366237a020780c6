import { Tag, useFrame } from '../../../kernel/ui/index.js';
import { placeWord } from '../../documents/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import type { Line } from '../get-line.js';
import { Footnote } from './commitment-account.js';
import { LineInShort } from './line-parts.js';
import { commitmentPath } from './parts.js';

/** Where else the same is said: through the years, and twice in one text. */
export function LineSection({ whole, line }: { whole: WholeCommitment; line: Line }) {
  const { t } = useFrame();
  const { twins } = whole;
  return (
    <Footnote id="line" title={t('commitments.page.line')}>
      {line.members.length === 1 ? <p>{t('commitments.page.said-once')}</p> : <LineInShort line={line} />}
      <p class="onward">
        <a href={`${commitmentPath(t, line.key)}/line`}>{t('commitments.line.all')}</a>
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
