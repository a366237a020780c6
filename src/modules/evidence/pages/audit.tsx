import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal, saySheetRefusal } from '../../../kernel/sheets/index.js';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Facts,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Table,
} from '../../../kernel/ui/index.js';
import type { TableAudit } from '../disclosure/audit-table.js';
import { type HeldAudit, heldAudits } from '../disclosure/held-audits.js';
import { writeTable } from '../disclosure/write-table.js';
import { HouseRefusal } from '../house-refusal.js';
import { EvidenceRefusal } from '../refusal.js';
import { sayRefusal } from '../words.js';
import { Count, EVIDENCE } from './parts.js';

/** Rows that the page lists; the file has them all. */
const MOST = 100;

/** `/evidence/audit`: what an outsider can work out of a published table. For everybody; nothing is stored. */
export async function auditPage(c: Context<PageEnv>) {
  return c.html(<Bring frame={c.var.frame} errors={{}} />);
}

export async function auditSent(c: Context<PageEnv>, house: House) {
  const { frame, lang, t } = c.var;
  const { file } = await c.req.parseBody();
  const given = file instanceof File && file.size > 0 ? file : null;
  try {
    if (given === null) throw new HouseRefusal('file-missing');
    const bytes = new Uint8Array(await given.arrayBuffer());
    const id = await heldAudits.add(given.name, bytes);
    house.log.info('table audited', { bytes: bytes.length });
    return c.redirect(pathIn(lang, `${EVIDENCE}/audit/${id}`), 303);
  } catch (error) {
    const sentence =
      error instanceof HouseRefusal
        ? t(`evidence.house.${error.code}`, error.values)
        : error instanceof EvidenceRefusal
          ? sayRefusal(lang, error)
          : error instanceof SheetRefusal
            ? saySheetRefusal(t, error)
            : null;
    if (sentence === null) throw error;
    c.status(error instanceof HouseRefusal ? error.status : 422);
    return c.html(<Bring frame={frame} errors={{ file: sentence }} />);
  }
}

/** `/evidence/audit/:id`: what was found, for half an hour. */
export async function auditFoundPage(c: Context<PageEnv>) {
  const held = heldAudits.find(c.req.param('id') ?? '');
  return c.html(<Found frame={c.var.frame} held={held} />);
}

/** `/evidence/audit/:id/protected/:format` */
export async function protectedFile(c: Context<PageEnv>): Promise<Response> {
  const held = heldAudits.find(c.req.param('id') ?? '');
  const format = c.req.param('format') === 'xlsx' ? 'xlsx' : 'csv';
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTable(held.protected.rows, format)) pieces.push(piece);
  return c.body(new Uint8Array(Buffer.concat(pieces)), 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="protected.${format}"`,
    'Cache-Control': 'private, no-store',
  });
}

function Bring({ frame, errors }: { frame: Frame; errors: FormErrors }) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('evidence.audit.title')}
      styles={['evidence.css']}
      islands={['drop-zone']}
      failed={errors.file !== undefined}
    >
      <PageHead
        title={t('evidence.audit.title')}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
        intro={t('evidence.audit.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, `${EVIDENCE}/audit`)} files>
        <FileField
          name="file"
          label={t('evidence.audit.file')}
          hint={t('evidence.audit.file-hint')}
          accept=".csv,.xlsx"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('evidence.audit.go')}</Button>
        </div>
      </Form>
    </Layout>
  );
}

function Found({ frame, held }: { frame: Frame; held: HeldAudit }) {
  const { t, lang } = frame;
  const { audit } = held;
  const path = pathIn(lang, `${EVIDENCE}/audit/${held.id}`);
  const leaks = audit.recoverable + (audit.solve?.determined ?? 0);
  return (
    <Layout frame={frame} title={t('evidence.audit.found')} styles={['evidence.css']}>
      <PageHead
        title={<bdi>{held.name}</bdi>}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.audit.title'), href: pathIn(lang, `${EVIDENCE}/audit`) },
        ]}
        intro={t('evidence.audit.says', { n: audit.recoverable })}
      />
      <div class="two">
        <section aria-label={t('evidence.audit.cells')}>
          <AtRisk frame={frame} audit={audit} />
        </section>
        <aside>
          <Figures frame={frame} audit={audit} />
          {leaks === 0 ? null : (
            <>
              <h2>{t('evidence.audit.protected')}</h2>
              <p>{t('evidence.audit.protected-what', { n: held.protected.withheld })}</p>
              <div class="actions">
                <ButtonLink kind="first" href={`${path}/protected/csv`}>
                  {t('evidence.format.csv')}
                </ButtonLink>
                <ButtonLink href={`${path}/protected/xlsx`}>{t('evidence.format.xlsx')}</ButtonLink>
              </div>
            </>
          )}
        </aside>
      </div>
      <Notice kind="note">
        <p>{t('evidence.audit.not-stored')}</p>
      </Notice>
    </Layout>
  );
}

function Figures({ frame: { t }, audit }: { frame: Frame; audit: TableAudit }) {
  const { solve } = audit;
  return (
    <Facts
      facts={[
        { name: t('evidence.audit.cells'), value: <Count n={audit.cells} /> },
        { name: t('evidence.audit.suppressed'), value: <Count n={audit.suppressed} /> },
        ...Object.entries(audit.byRelation).map(([name, n]) => ({
          name: t('evidence.audit.by', { name }),
          value: <Count n={n} />,
        })),
        ...(solve === undefined
          ? []
          : [
              { name: t('evidence.audit.determined'), value: <Count n={solve.determined} /> },
              { name: t('evidence.audit.narrowed'), value: <Count n={solve.narrowed} /> },
              { name: t('evidence.audit.contradicted'), value: <Count n={solve.contradicted} /> },
            ]),
        { name: t('evidence.audit.clashes'), value: <Count n={audit.clashes.length} /> },
        { name: t('evidence.audit.unread'), value: <Count n={audit.unread.length} /> },
      ]}
    />
  );
}

function AtRisk({ frame: { t }, audit }: { frame: Frame; audit: TableAudit }) {
  return (
    <Table
      id="at-risk"
      caption={t('evidence.audit.at-risk', { shown: Math.min(MOST, audit.cellsAtRisk.length), n: audit.recoverable })}
      columns={[
        { key: 'row', label: t('evidence.findings.row'), heads: true, cell: ({ row }) => <Count n={row} /> },
        {
          key: 'relation',
          label: t('evidence.audit.how'),
          cell: ({ relations }) => t('evidence.audit.subtract', { name: relations.join(', ') }),
        },
      ]}
      rows={audit.cellsAtRisk.slice(0, MOST)}
      empty={
        <EmptyState title={t('evidence.audit.clean')}>
          <p>{t('evidence.audit.clean-what')}</p>
        </EmptyState>
      }
    />
  );
}
