import { EmptyState, Table, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import type { Finding, Severity } from '../cases/finding.js';
import type { ColumnShape } from '../datasets/data-set.js';
import { sayFinding } from '../words.js';
import { Count } from './parts.js';

const KINDS: Readonly<Record<Severity, TagKind>> = { refused: 'late', error: 'due', warning: 'plain' };
const ORDER: readonly Severity[] = ['refused', 'error', 'warning'];

/** What was found in a file, the gravest first, with its place. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t, lang } = useFrame();
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <Table
      id="findings"
      caption={t('evidence.findings.title')}
      stacks
      columns={[
        {
          key: 'severity',
          label: t('evidence.findings.severity'),
          cell: ({ severity }) => <Tag kind={KINDS[severity]}>{t(`evidence.severity.${severity}`)}</Tag>,
        },
        {
          key: 'column',
          label: t('evidence.findings.column'),
          heads: true,
          cell: ({ column }) => (column === null ? '' : <bdi class="sym">{column}</bdi>),
        },
        {
          key: 'row',
          label: t('evidence.findings.row'),
          numeric: true,
          cell: ({ row }) => (row === null ? '' : <Count n={row} />),
        },
        { key: 'what', label: t('evidence.findings.what'), cell: (one) => sayFinding(lang, one) },
        {
          key: 'count',
          label: t('evidence.findings.count'),
          numeric: true,
          cell: ({ count }) => <Count n={count} />,
        },
      ]}
      rows={sorted}
      empty={<EmptyState title={t('evidence.findings.none')} />}
    />
  );
}

/** Rows and columns of a file: how many values each has, and how many rows say nothing. */
export function Shape({
  rows,
  columns,
  dictionary,
}: {
  rows: number;
  columns: readonly ColumnShape[];
  dictionary: string | null;
}) {
  const { t } = useFrame();
  return (
    <>
      <p>
        {t('evidence.shape.rows', { n: rows })}{' '}
        {dictionary === null ? null : t('evidence.shape.dictionary', { name: dictionary.toUpperCase() })}
      </p>
      <Table
        id="columns"
        caption={t('evidence.shape.columns')}
        columns={[
          {
            key: 'name',
            label: t('evidence.findings.column'),
            heads: true,
            cell: ({ name }) => <bdi class="sym">{name}</bdi>,
          },
          {
            key: 'values',
            label: t('evidence.shape.values'),
            numeric: true,
            cell: ({ values }) => <Count n={values} />,
          },
          {
            key: 'missing',
            label: t('evidence.shape.missing'),
            numeric: true,
            cell: ({ missing }) => <Count n={missing} />,
          },
        ]}
        rows={columns}
      />
    </>
  );
}
