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
import { findParty, partyName } from '../../parties/index.js';
import { Refusal } from '../refusal.js';
import { createReport } from '../report/create-report.js';
import { findGroups, mayBegin } from '../report/groups.js';
import { REPORT_KINDS, type ReportKind, WORD_LIMITS } from '../report/report.js';
import { reportPath } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/reports/new` */
export async function newPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const { actor, frame, t } = c.var;
  requirePermission(actor, 'reports.write');
  const found = await findGroups(house.db, actor);
  const order = new Intl.Collator(t.lang);
  const groups = found
    .map((party) => ({ value: party.code, label: partyName(t, party) }))
    .sort((a, b) => order.compare(a.label, b.label));
  const kinds = mayBegin(actor, null) ? REPORT_KINDS : (['annual'] as const);
  return c.html(<New frame={frame} groups={groups} kinds={kinds} refused={refused} />);
}

export async function newSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  return attempt(
    c,
    fields,
    async () => {
      const kind = REPORT_KINDS.find((known) => known === fields.kind);
      const { lang = '', title = '', key = '', group = '', limit = '' } = fields;
      if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
      if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
      const party = (await findParty(house.db, c.var.actor, { code: group }))?.id ?? null;
      const given = { key: key.trim(), kind, lang, title, party, limit };
      const report = await createReport(house.db, c.var.actor, given);
      return reportPath(c.var.t, report.key, '/outline');
    },
    (refused) => newPage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  groups: readonly { value: string; label: string }[];
  kinds: readonly ReportKind[];
  refused: Refused;
}

function New({ frame, groups, kinds, refused: { errors, typed } }: Props) {
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
          options={kinds.map((kind) => {
            const limit = WORD_LIMITS[kind];
            const words = limit === null ? t('reports.words.no-limit') : t('reports.words.limit', { n: limit });
            return { value: kind, label: `${t(`reports.kind.${kind}`)} (${words})` };
          })}
        />
        <Select
          name="group"
          label={t('reports.field.group')}
          hint={t('reports.new.group-hint')}
          value={typed.group}
          error={errors.group}
          options={[{ value: '', label: t('reports.new.no-group') }, ...groups]}
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
        <TextField
          name="limit"
          label={t('reports.outline.limit')}
          hint={t('reports.new.limit-hint')}
          width="short"
          value={typed.limit}
          error={errors.limit}
        />
        <div class="actions">
          <Button>{t('reports.new.begin')}</Button>
          <ButtonLink href={list}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
