import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Actor, type Permission, requirePermission } from '../access/index.js';
import type { Database } from '../db/index.js';
import type { PageEnv } from '../http/index.js';
import type { Translator } from '../i18n/index.js';
import type { House } from '../module/index.js';
import { SheetRefusal, saySheetRefusal } from '../sheets/index.js';
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
  SheetDecision,
} from '../ui/index.js';
import { BroughtRows, RowCounts, type ShownRow } from './brought-rows.js';
import { type ListedSheet, RecentSheets } from './recent-sheets.js';

type Decide = (db: Database, actor: Actor, importId: string) => Promise<void>;

/** A table that is brought by file: how it is compared, applied and undone, and what its pages say. */
export interface TableByFile<Brought extends Omit<ListedSheet, 'begun_at'>> {
  /** Who may bring it. */
  permission: Permission;
  /** Addresses below the language: of the form, and of what was brought ("/parties/imports", its id behind it). */
  bringAt: string;
  importsAt: string;
  style: string;
  above: (frame: Frame) => { label: string; href: string }[];
  says: (t: Translator) => {
    title: string;
    intro: string;
    /** Under the field for the file: which kinds, how large. */
    hint: string;
    /** What stands above the rows: what was done, or would be. */
    states: Readonly<Record<ListedSheet['state'], string>>;
    /** Header of the column that says of what a row speaks. */
    name: string;
    /** Where "apply" is not the word. */
    apply?: (n: number) => string;
    done?: (n: number) => string;
  };
  /** Between introduction and form, such as links to the file that may be changed. */
  before?: (frame: Frame) => Child;
  bring: (db: Database, actor: Actor, file: { bytes: Uint8Array; name: string }) => Promise<{ importId: string }>;
  apply: Decide;
  undo: Decide;
  /** @throws a refusal with status 404 where there is none for this actor */
  get: (db: Database, actor: Actor, importId: string) => Promise<Brought>;
  find: (db: Database, actor: Actor) => Promise<readonly ListedSheet[]>;
  rows: (brought: Brought, frame: Frame) => ShownRow[];
  /** What the module refuses, in words; null for any other error. */
  refused: (t: Translator, error: unknown) => { status: ContentfulStatusCode; sentence: string } | null;
}

type Page = (c: Context<PageEnv>, house: House) => Promise<Response>;

interface SheetPages {
  bring: Page;
  bringSent: Page;
  brought: Page;
  applySent: Page;
  undoSent: Page;
}

/** The pages of a table that is brought by file. */
export function sheetPages<Brought extends Omit<ListedSheet, 'begun_at'>>(table: TableByFile<Brought>): SheetPages {
  const pathOf = (frame: Pick<Frame, 'lang'>, id: string) => pathIn(frame.lang, `${table.importsAt}/${id}`);

  async function bring(c: Context<PageEnv>, { db }: House, errors: FormErrors = {}): Promise<Response> {
    const { actor, frame } = c.var;
    requirePermission(actor, table.permission);
    const recent = await table.find(db, actor);
    return c.html(<Bring frame={frame} errors={errors} recent={recent} />);
  }

  async function bringSent(c: Context<PageEnv>, house: House): Promise<Response> {
    const { actor, frame, t } = c.var;
    requirePermission(actor, table.permission);
    const { file } = await c.req.parseBody();
    const given =
      file instanceof File
        ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
        : { bytes: new Uint8Array(), name: '' };
    try {
      const { importId } = await table.bring(house.db, actor, given);
      return c.redirect(pathOf(frame, importId), 303);
    } catch (error) {
      const unread =
        error instanceof SheetRefusal ? { status: 422 as const, sentence: saySheetRefusal(t, error) } : null;
      const refused = unread ?? table.refused(t, error);
      if (refused === null) throw error;
      c.status(refused.status);
      return bring(c, house, { file: refused.sentence });
    }
  }

  async function brought(c: Context<PageEnv>, { db }: House, refused: string | null = null): Promise<Response> {
    const { actor, frame } = c.var;
    requirePermission(actor, table.permission);
    const found = await table.get(db, actor, c.req.param('id') ?? '');
    return c.html(<Brought frame={frame} found={found} refused={refused} />);
  }

  const decided =
    (decide: Decide): Page =>
    async (c, house) => {
      const id = c.req.param('id') ?? '';
      try {
        await decide(house.db, c.var.actor, id);
      } catch (error) {
        const refused = table.refused(c.var.t, error);
        if (refused === null || refused.status === 404) throw error;
        c.status(refused.status);
        return brought(c, house, refused.sentence);
      }
      return c.redirect(pathOf(c.var.frame, id), 303);
    };

  function Bring({ frame, errors, recent }: { frame: Frame; errors: FormErrors; recent: readonly ListedSheet[] }) {
    const { title, intro, hint } = table.says(frame.t);
    const failed = errors.file !== undefined;
    return (
      <Layout frame={frame} title={title} islands={['drop-zone']} styles={[table.style]} failed={failed}>
        <PageHead title={title} above={table.above(frame)} intro={intro} />
        <ErrorSummary errors={errors} />
        {table.before?.(frame)}
        <Form action={pathIn(frame.lang, table.bringAt)} files>
          <FileField
            name="file"
            label={frame.t('ui.sheet.file')}
            hint={hint}
            accept=".xlsx,.csv,.json"
            error={errors.file}
          />
          <div class="actions">
            <Button>{frame.t('ui.sheet.go')}</Button>
          </div>
        </Form>
        <RecentSheets recent={recent} pathOf={(id) => pathOf(frame, id)} />
      </Layout>
    );
  }

  function Brought({ frame, found, refused }: { frame: Frame; found: Brought; refused: string | null }) {
    const { t, lang } = frame;
    const { title, states, name, apply, done } = table.says(t);
    const rows = table.rows(found, frame);
    const n = rows.filter(({ kind }) => kind === 'new' || kind === 'changed').length;
    return (
      <Layout frame={frame} title={title} styles={[table.style]} failed={refused !== null}>
        <PageHead
          title={<bdi>{found.file_name}</bdi>}
          above={[...table.above(frame), { label: title, href: pathIn(lang, table.bringAt) }]}
          intro={states[found.state]}
          meta={<RowCounts rows={rows} />}
        />
        <SheetDecision
          refused={refused}
          state={found.state}
          todo={n}
          path={pathOf(frame, found.id)}
          apply={apply?.(n) ?? t('ui.sheet.apply', { n })}
          done={done?.(n) ?? t('ui.sheet.done', { n })}
        />
        <BroughtRows rows={rows} name={name} />
      </Layout>
    );
  }

  return {
    bring: (c, house) => bring(c, house),
    bringSent,
    brought: (c, house) => brought(c, house),
    applySent: decided(table.apply),
    undoSent: decided(table.undo),
  };
}
