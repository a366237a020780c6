import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import { RecentSheets } from '../../../kernel/bringing/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal, saySheetRefusal } from '../../../kernel/sheets/index.js';
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import type { Board } from '../board.js';
import { bringTable, findImports } from '../bring-table.js';
import { openBoard } from '../open-board.js';
import { Refusal } from '../refusal.js';
import type { TreatyImport } from '../store/imports.js';
import { instrumentName } from '../words.js';
import { refusalErrors } from './refused.js';

interface Typed {
  instrument: string;
  asOf: string;
  source: string;
  pasted: string;
}

/** `/treaties/import`: takes in what a depositary publishes. */
export async function bringPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  return show(c, house, { instrument: c.req.query('instrument') ?? '', asOf: '', source: '', pasted: '' }, {});
}

export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, t, lang } = c.var;
  requirePermission(actor, 'treaties.write');
  const sent = await c.req.parseBody();
  const field = (name: keyof Typed) => (typeof sent[name] === 'string' ? sent[name].trim() : '');
  const typed = {
    instrument: field('instrument'),
    asOf: field('asOf'),
    source: field('source'),
    pasted: field('pasted'),
  };
  const { file } = sent;
  const given =
    file instanceof File && file.size > 0
      ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
      : { bytes: new TextEncoder().encode(typed.pasted), name: t('treaties.import.pasted-name') };
  try {
    const { importId } = await bringTable(house.db, actor, { ...given, ...typed });
    return c.redirect(importPath(lang, importId), 303);
  } catch (error) {
    const unread = error instanceof SheetRefusal ? { file: saySheetRefusal(t, error) } : null;
    if (unread === null && !(error instanceof Refusal)) throw error;
    c.status(error instanceof Refusal ? error.status : 422);
    return show(c, house, typed, error instanceof Refusal ? refusalErrors(t, error, 'file') : (unread ?? {}));
  }
}

export function importPath(lang: Frame['lang'], id: string): string {
  return pathIn(lang, `/treaties/imports/${id}`);
}

async function show(c: Context<PageEnv>, house: House, typed: Typed, errors: FormErrors) {
  const [board, recent] = await Promise.all([openBoard(house.db), findImports(house.db, c.var.actor)]);
  return c.html(<Bring frame={c.var.frame} board={board} recent={recent} typed={typed} errors={errors} />);
}

interface BringProps {
  frame: Frame;
  board: Board;
  recent: readonly Omit<TreatyImport, 'rows'>[];
  typed: Typed;
  errors: FormErrors;
}

function Bring({ frame, board, recent, typed, errors }: BringProps) {
  const { t, lang } = frame;
  const title = t('treaties.import.title');
  const options = board.instruments.map(({ instrument }) => ({
    value: instrument.code,
    label: instrumentName(t, instrument),
  }));
  return (
    <Layout
      frame={frame}
      title={title}
      islands={['drop-zone']}
      styles={['treaties.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }]}
        intro={t('treaties.import.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/treaties/import')} files>
        <Select
          name="instrument"
          label={t('treaties.column.instrument')}
          hint={t('treaties.import.instrument-hint')}
          error={errors.instrument}
          value={typed.instrument}
          options={[{ value: '', label: t('treaties.import.in-table') }, ...options]}
        />
        <TextField
          name="asOf"
          label={t('treaties.import.as-of')}
          hint={t('treaties.import.as-of-hint')}
          error={errors.asOf}
          value={typed.asOf}
          width="short"
        />
        <TextField
          name="source"
          label={t('treaties.column.source')}
          hint={t('treaties.import.source-hint')}
          value={typed.source}
        />
        <FileField
          name="file"
          label={t('treaties.import.file')}
          hint={t('treaties.import.file-hint')}
          accept=".xlsx,.csv,.json,.html,.htm,.txt"
          error={errors.file}
        />
        <TextArea
          name="pasted"
          label={t('treaties.import.pasted')}
          hint={t('treaties.import.pasted-hint')}
          value={typed.pasted}
          rows={6}
        />
        <div class="actions">
          <Button>{t('treaties.import.go')}</Button>
        </div>
      </Form>
      <RecentSheets recent={recent} pathOf={(id) => importPath(lang, id)} />
    </Layout>
  );
}
