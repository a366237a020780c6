import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  TextField,
} from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import { createReport } from '../report/create-report.js';
import { REPORT_KINDS, WORD_LIMITS } from '../report/report.js';
import { reportPath } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/reports/new` */
export function newPage(c: Context<PageEnv>, refused: Refused = NOTHING_REFUSED) {
  requirePermission(c.var.actor, 'reports.write');
  return c.html(<New frame={c.var.frame} refused={refused} />);
}

export async function newSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  return attempt(
    c,
    fields,
    async () => {
      const kind = REPORT_KINDS.find((known) => known === fields.kind);
      const { lang = '', title = '', key = '' } = fields;
      if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
      if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
      const report = await createReport(house.db, c.var.actor, { key: key.trim(), kind, lang, title });
      return reportPath(c.var.t, report.key, '/outline');
    },
    (refused) => newPage(c, refused),
  );
}

function New({ frame, refused: { errors, typed } }: { frame: Frame; refused: Refused }) {
  const { t, lang } = frame;
  const title = t('reports.new.title');
  const list = pathIn(lang, '/reports');
  return (
    <Layout frame={frame} title={title} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} above={[{ label: t('reports.list.title'), href: list }]} intro={t('reports.new.intro')} />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/reports/new')}>
        <Select
          name="kind"
          label={t('reports.field.kind')}
          value={typed.kind}
          error={errors.kind}
          options={REPORT_KINDS.map((kind) => {
            const limit = WORD_LIMITS[kind];
            const words = limit === null ? t('reports.words.no-limit') : t('reports.words.limit', { n: limit });
            return { value: kind, label: `${t(`reports.kind.${kind}`)} (${words})` };
          })}
        />
        <Select
          name="lang"
          label={t('reports.new.lang')}
          hint={t('reports.new.lang-hint')}
          value={typed.lang ?? lang}
          error={errors.lang}
          options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
        />
        <TextField name="title" label={t('reports.field.title')} value={typed.title} error={errors.title} />
        <TextField
          name="key"
          label={t('reports.new.key')}
          hint={t('reports.new.key-hint')}
          width="short"
          value={typed.key}
          error={errors.key}
        />
        <div class="actions">
          <Button>{t('reports.new.begin')}</Button>
          <ButtonLink href={list}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
