import { LANGS, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { DocumentSymbol, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { documentPath, nameOf } from '../../documents/index.js';
import type { Addressee } from '../addressees/get-addressee.js';
import type { ChangedRequest } from '../addressees/what-is-new.js';
import type { LineRow } from '../store/line.js';
import { CommitmentText, commitmentPath, PlaceLink } from './parts.js';
import { commitmentActWord } from './words.js';

const CHANGE_TAGS: Readonly<Record<ChangedRequest['change'], TagKind>> = {
  new: 'accent',
  stronger: 'done',
  weaker: 'late',
  mixed: 'due',
  other: 'plain',
};

/** What the latest resolution of the thread asks anew, more strongly or less strongly. */
export function NewInLatest({ latest }: { latest: NonNullable<Addressee['latest']> }) {
  const { t } = useFrame();
  const { document, changed, kept } = latest;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">
        {t.rich('commitments.addressee.latest', {
          document: (
            <a href={documentPath(t, document.slug)}>
              <DocumentSymbol>{nameOf(t, document)}</DocumentSymbol>
            </a>
          ),
        })}
      </h2>
      {changed.length === 0 ? <p>{t('commitments.addressee.latest.nothing')}</p> : null}
      <ul role="list" class="found">
        {changed.map((one) => (
          <Changed one={one} />
        ))}
      </ul>
      {kept === 0 || changed.length === 0 ? null : (
        <p class="quiet">{t('commitments.addressee.latest.kept', { n: kept })}</p>
      )}
    </section>
  );
}

function Changed({ one: { commitment, change, earlier, suggested } }: { one: ChangedRequest }) {
  const { t } = useFrame();
  return (
    <li>
      <a href={commitmentPath(t, commitment.key)}>
        <CommitmentText commitment={named(t, commitment)} />
      </a>
      <div class="meta quiet">
        <Tag kind={CHANGE_TAGS[change]}>{t(`commitments.addressee.change.${change}`)}</Tag>
        {suggested ? <Tag kind="guess">{t('commitments.addressee.change.suggested')}</Tag> : null}
        <span>
          <PlaceLink commitment={commitment} />
        </span>
        {earlier === null ? null : (
          <span>
            {t.rich('commitments.addressee.change.before', {
              act: commitmentActWord(t, earlier.act),
              place: <PlaceLink commitment={earlier} />,
            })}
          </span>
        )}
      </div>
    </li>
  );
}

/** With its words in the reader's language, else in another. */
function named(t: Translator, row: LineRow) {
  const lang = ([t.lang, 'en', ...LANGS] satisfies Lang[]).find((one) => row.wordings[one] !== undefined);
  const words = lang === undefined ? undefined : row.wordings[lang];
  return { ...row, words: lang === undefined || words === undefined ? null : { lang, words } };
}
