import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  DateText,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  TextField,
  Undo,
} from '../../../kernel/ui/index.js';
import { applyTable, matchNames, undoTable } from '../apply-table.js';
import type { Board } from '../board.js';
import { countKinds, getImport } from '../bring-table.js';
import { openBoard } from '../open-board.js';
import { findEveryParty } from '../participants.js';
import { Refusal } from '../refusal.js';
import { ROW_KINDS } from '../sheet/staged-row.js';
import type { TreatyImport } from '../store/imports.js';
import { importPath } from './bring.js';
import { StagedRows } from './import-rows.js';
import { refusalSentence } from './refused.js';

/** `/treaties/imports/:id`: what a table would change, or has changed. */
export async function importPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  requirePermission(c.var.actor, 'treaties.write');
  const found = await getImport(house.db, c.var.actor, c.req.param('id') ?? '');
  const [board, parties] = await Promise.all([openBoard(house.db), findEveryParty(house.db, c.var.lang)]);
  const byId = new Map(parties.map((party) => [party.id, party]));
  return c.html(<Import frame={c.var.frame} found={found} board={board} parties={byId} refused={refused} />);
}

export const applySent = (c: Context<PageEnv>, house: House) =>
  decided(c, house, (id) => applyTable(house.db, c.var.actor, id));
export const undoSent = (c: Context<PageEnv>, house: House) =>
  decided(c, house, (id) => undoTable(house.db, c.var.actor, id));

/** Fields `name-1` and `code-1` belong together. */
export async function matchSent(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  const sent = await c.req.parseBody();
  const matches = new Map<string, string>();
  for (const [field, written] of Object.entries(sent)) {
    const code = sent[field.replace(/^name-/u, 'code-')];
    if (field.startsWith('name-') && typeof written === 'string' && typeof code === 'string')
      matches.set(written, code);
  }
  return decided(c, house, (id) => matchNames(house.db, c.var.actor, id, matches));
}

async function decided(c: Context<PageEnv>, house: House, decide: (id: string) => Promise<void>): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    await decide(id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'no-such-import') throw error;
    c.status(error.status);
    return importPage(c, house, refusalSentence(c.var.t, error));
  }
  return c.redirect(importPath(c.var.lang, id), 303);
}

interface ImportProps {
  frame: Frame;
  found: TreatyImport;
  board: Board;
  parties: Parameters<typeof StagedRows>[0]['parties'];
  refused: string | null;
}

function Import({ frame, found, board, parties, refused }: ImportProps) {
  const { t, lang } = frame;
  const counts = countKinds(found.rows);
  const todo = counts.new + counts.changed;
  const path = importPath(lang, found.id);
  return (
    <Layout frame={frame} title={t('treaties.import.title')} styles={['treaties.css']} failed={refused !== null}>
      <PageHead
        title={<bdi>{found.file_name}</bdi>}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: t('treaties.import.title'), href: pathIn(lang, '/treaties/import') },
        ]}
        intro={t(`treaties.import.says.${found.state}`)}
        meta={
          <>
            <span>{t.rich('treaties.as-of.known', { date: <DateText date={found.as_of} /> })}</span>
            {ROW_KINDS.map((kind) => (
              <span>
                {t(`treaties.import.kind.${kind}`)} <bdi>{formatNumber(lang, counts[kind])}</bdi>
              </span>
            ))}
          </>
        }
      />
      {refused === null ? null : (
        <Notice kind="late">
          <p>{refused}</p>
        </Notice>
      )}
      {found.state === 'applied' ? <Undo action={`${path}/undo`}>{t('treaties.import.done', { n: todo })}</Undo> : null}
      {found.state === 'compared' ? <Unknown frame={frame} found={found} /> : null}
      {found.state === 'compared' && todo + counts.unchanged > 0 ? (
        <Form action={`${path}/apply`}>
          <div class="actions">
            <Button>{t('treaties.import.apply', { n: todo })}</Button>
          </div>
        </Form>
      ) : null}
      {(['refused', 'new', 'changed', 'absent'] as const).map((kind) => (
        <StagedRows
          frame={frame}
          kind={kind}
          rows={found.rows.filter((row) => row.kind === kind)}
          board={board}
          parties={parties}
        />
      ))}
    </Layout>
  );
}

/** Names that nobody in the register has: who is meant is said once, for this table and all later ones. */
function Unknown({ frame, found }: Pick<ImportProps, 'frame' | 'found'>) {
  const { t, lang } = frame;
  const names = [
    ...new Set(
      found.rows.flatMap(({ problem }) =>
        problem?.code === 'unknown-participant' ? [String(problem.values.given ?? '')] : [],
      ),
    ),
  ];
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="unknown" class="unknown">
      <h2 id="unknown">{t('treaties.import.unknown', { n: names.length })}</h2>
      <p>
        {t('treaties.import.unknown-how')} <a href={pathIn(lang, '/parties/add')}>{t('treaties.import.register')}</a>
      </p>
      <Form action={`${importPath(lang, found.id)}/match`}>
        {names.map((name, at) => (
          <>
            <input type="hidden" name={`name-${at + 1}`} value={name} />
            <TextField
              name={`code-${at + 1}`}
              label={<bdi>{name}</bdi>}
              hint={t('treaties.import.code-hint')}
              width="short"
            />
          </>
        ))}
        <div class="actions">
          <Button kind="second">{t('treaties.import.match')}</Button>
        </div>
      </Form>
    </section>
  );
}
