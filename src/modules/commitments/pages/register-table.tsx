import type { Translator } from '../../../kernel/i18n/index.js';
import { formatList } from '../../../kernel/i18n/index.js';
import { type Column, Tag, useFrame } from '../../../kernel/ui/index.js';
import { addresseeWord } from '../../documents/index.js';
import type { ListedCommitment } from '../find-commitments.js';
import type { Openings } from '../timing/sessions.js';
import { CommitmentLink, PlaceLink, StateTag, WhenText } from './parts.js';
import { addresseesWord, commitmentActWord, commitmentName, filingWord } from './words.js';

/** The columns of the register: what is asked, of whom, where, by when, and what became of it. */
export function registerColumns(
  t: Translator,
  when: { today: string; openings: Openings },
  { sortable }: { sortable: boolean },
): Column<ListedCommitment>[] {
  return [
    {
      key: 'what',
      label: t('commitments.register.column.what'),
      heads: true,
      cell: (row) => <What commitment={row} />,
    },
    {
      key: 'who',
      label: t('commitments.register.column.who'),
      cell: ({ addressees }) => <Who addressees={addressees} />,
    },
    {
      key: 'document',
      label: t('commitments.register.column.where'),
      sortable,
      cell: (row) => <PlaceLink commitment={row} brief />,
    },
    {
      key: 'due',
      label: t('commitments.register.column.by'),
      sortable,
      cell: (row) => <WhenText commitment={row} brief {...when} />,
    },
    {
      key: 'state',
      label: t('commitments.register.column.state'),
      sortable,
      cell: (row) => <StateTag state={row.state} />,
    },
  ];
}

const MOST_NAMES = 3;

/** The first three, and how many others; the page of the commitment names them all. */
function Who({ addressees }: { addressees: readonly string[] }) {
  const { t } = useFrame();
  const all = addresseesWord(t, addressees);
  if (addressees.length === 0) return <span class="quiet">{all}</span>;
  // One more name takes no more room than "1 other".
  if (addressees.length <= MOST_NAMES + 1) return <>{all}</>;
  const named = addressees.slice(0, MOST_NAMES).map((code) => addresseeWord(t, code));
  const others = t('commitments.register.others', { n: addressees.length - MOST_NAMES });
  return <span title={all}>{formatList(t.lang, [...named, others])}</span>;
}

/** What is asked, and below it, quietly, how it is said and filed. */
function What({ commitment }: { commitment: ListedCommitment }) {
  const { t } = useFrame();
  const { act, filings, line, shown, document } = commitment;
  const pillars = filings.filter(({ scheme }) => scheme === 'pillar');
  const words = (standing: 'confirmed' | 'suggested') =>
    pillars.filter((filing) => filing.standing === standing).map(({ scheme, code }) => filingWord(t, scheme, code));
  const suggested = words('suggested');
  return (
    <>
      <CommitmentLink commitment={commitment} />
      <div class="meta quiet">
        {commitmentName(t, commitment).kind === 'words' ? null : <span>{commitmentActWord(t, act)}</span>}
        {line.said > 1 && line.since !== null ? (
          <span>{t('commitments.register.said', { n: line.said, year: String(line.since) })}</span>
        ) : null}
        {words('confirmed').map((word) => (
          <span>{word}</span>
        ))}
        {suggested.length === 0 ? null : (
          <span class="supposed">{t('commitments.register.suggested', { list: formatList(t.lang, suggested) })}</span>
        )}
        {shown && document.shown ? null : <Tag kind="due">{t('commitments.register.not-shown')}</Tag>}
      </div>
    </>
  );
}
