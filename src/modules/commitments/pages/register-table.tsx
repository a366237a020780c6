import type { Translator } from '../../../kernel/i18n/index.js';
import { formatList } from '../../../kernel/i18n/index.js';
import { type Column, Tag, useFrame } from '../../../kernel/ui/index.js';
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
      cell: (row) =>
        row.addressees.length === 0 ? (
          <span class="quiet">{addresseesWord(t, row.addressees)}</span>
        ) : (
          addresseesWord(t, row.addressees)
        ),
    },
    {
      key: 'document',
      label: t('commitments.register.column.where'),
      sortable,
      cell: (row) => <PlaceLink commitment={row} />,
    },
    {
      key: 'due',
      label: t('commitments.register.column.by'),
      sortable,
      cell: (row) => <WhenText commitment={row} {...when} />,
    },
    {
      key: 'state',
      label: t('commitments.register.column.state'),
      sortable,
      cell: (row) => <StateTag state={row.state} />,
    },
  ];
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
          <Tag kind="guess">{t('commitments.register.suggested', { list: formatList(t.lang, suggested) })}</Tag>
        )}
        {shown && document.shown ? null : <Tag kind="due">{t('commitments.register.not-shown')}</Tag>}
      </div>
    </>
  );
}
