import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  EmptyState,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  pathIn,
  Table,
  TextField,
} from '../../../kernel/ui/index.js';
import { bringDictionary, dropDictionary } from '../dictionaries/bring-dictionary.js';
import { writeTemplate } from '../dictionaries/template.js';
import { HouseRefusal } from '../house-refusal.js';
import { type KeptDictionary, listDictionaries } from '../store/dictionaries.js';
import { BringPage } from './bring-page.js';
import { Count, DATA, partyAsked, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const PATH = `${DATA}/dictionaries`;

/** `/evidence/data/dictionaries`: the code lists to which a party matches its files. */
export async function dictionariesPage(c: Context<PageEnv>, house: House) {
  return show(c, house, {}, {});
}

async function show(c: Context<PageEnv>, house: House, values: Record<string, string>, errors: FormErrors) {
  const { id } = partyAsked(c, values.party);
  const kept = await listDictionaries(house.db.connection, id);
  return c.html(<Dictionaries frame={c.var.frame} kept={kept} values={values} errors={errors} />);
}

export async function dictionarySent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const body = await c.req.parseBody();
  const values = textsOf(body);
  const { id } = partyAsked(c, values.party);
  try {
    if (values.act === 'drop') await dropDictionary(house.db, actor, id, values.name ?? '');
    else {
      const file = body.file instanceof File ? body.file : null;
      const bytes = file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      await bringDictionary(house.db, actor, id, { name: values.name ?? '', bytes });
    }
    return c.redirect(pathIn(lang, PATH), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status === 404) throw error;
    c.status(error.status);
    return show(c, house, values, houseErrors(t, error, 'file'));
  }
}

/** `/evidence/data/dictionaries/template`: an empty list to be filled in. */
export async function dictionaryTemplate(c: Context<PageEnv>): Promise<Response> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTemplate(c.var.t)) pieces.push(piece);
  return c.body(new Uint8Array(Buffer.concat(pieces)), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': 'attachment; filename="dictionary.xlsx"',
  });
}

interface ViewProps {
  frame: Frame;
  kept: readonly KeptDictionary[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function Dictionaries({ frame, kept, values, errors }: ViewProps) {
  const { t, lang } = frame;
  return (
    <BringPage
      frame={frame}
      title={t('evidence.dictionary.title')}
      intro={t('evidence.dictionary.intro')}
      errors={errors}
    >
      <Table
        id="dictionaries"
        caption={t('evidence.dictionary.own')}
        stacks
        columns={[
          {
            key: 'name',
            label: t('evidence.dictionary.name'),
            heads: true,
            cell: ({ dictionary }) => <bdi>{dictionary.name.toUpperCase()}</bdi>,
          },
          {
            key: 'columns',
            label: t('evidence.make.columns'),
            numeric: true,
            cell: ({ dictionary }) => <Count n={dictionary.columns.size} />,
          },
          {
            key: 'values',
            label: t('evidence.shape.values'),
            numeric: true,
            cell: ({ dictionary }) => (
              <Count n={[...dictionary.columns.values()].reduce((n, column) => n + (column.values?.length ?? 0), 0)} />
            ),
          },
          {
            key: 'made',
            label: t('evidence.dictionary.since'),
            cell: ({ madeAt }) => <bdi>{formatMoment(lang, madeAt)}</bdi>,
          },
          {
            key: 'drop',
            label: t('evidence.dictionary.drop'),
            cell: ({ dictionary }) => (
              <Form action={pathIn(lang, PATH)}>
                <input type="hidden" name="act" value="drop" />
                <input type="hidden" name="name" value={dictionary.name} />
                <Button kind="link">{t('evidence.dictionary.drop')}</Button>
              </Form>
            ),
          },
        ]}
        rows={kept}
        empty={
          <EmptyState title={t('evidence.dictionary.none')}>
            <p>{t('evidence.dictionary.none-how')}</p>
          </EmptyState>
        }
      />
      <Form action={pathIn(lang, PATH)} files>
        <h2>{t('evidence.dictionary.bring')}</h2>
        <TextField
          name="name"
          label={t('evidence.dictionary.name')}
          hint={t('evidence.dictionary.name-hint')}
          value={values.act === 'drop' ? '' : values.name}
          error={errors.name}
          width="short"
        />
        <FileField
          name="file"
          label={t('evidence.dictionary.file')}
          hint={
            <>
              {t('evidence.dictionary.file-hint')}{' '}
              <a href={pathIn(lang, `${PATH}/template`)}>{t('evidence.dictionary.template')}</a>
            </>
          }
          accept=".json,.csv,.xlsx"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('evidence.dictionary.go')}</Button>
        </div>
      </Form>
    </BringPage>
  );
}
