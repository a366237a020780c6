import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import type { FormValues } from '../../documents/index.js';
import { addCommitment } from '../add-commitment.js';
import { Refusal } from '../refusal.js';
import { ActField, AddresseeFields, TitleFields } from './commitment-fields.js';
import { DateRows } from './date-rows.js';
import { formValues, statedIn } from './edit-commitment.js';
import { commitmentPath } from './parts.js';
import { refusalErrors } from './refused.js';

/** `/commitments/add`: a commitment by hand, where no text of its document is at hand. */
export function addPage(c: Context<PageEnv>) {
  requirePermission(c.var.actor, 'register.write', OF_THE_HOUSE);
  const symbol = c.var.url.searchParams.get('document') ?? '';
  const values = { symbol: [symbol], section: ['operative'], act: ['request'] };
  return c.html(<Add frame={c.var.frame} values={values} errors={{}} />);
}

export async function addSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const values = formValues(await c.req.parseBody({ all: true }));
  const one = (name: string) => values[name]?.[0] ?? '';
  try {
    const { key } = await addCommitment(house.db, actor, {
      ...statedIn(values, []),
      symbol: one('symbol'),
      section: one('section') === 'annex' ? 'annex' : 'operative',
      part: one('part'),
      n: one('n'),
    });
    return c.redirect(commitmentPath(frame.t, key), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return c.html(<Add frame={frame} values={values} errors={refusalErrors(frame.t, error, 'symbol')} />);
  }
}

function Add({ frame, values, errors }: { frame: Frame; values: FormValues; errors: FormErrors }) {
  const { t, lang } = frame;
  const title = t('commitments.add.title');
  return (
    <Layout frame={frame} title={title} styles={['commitment.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.add.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/commitments/add')}>
        <TextField
          name="symbol"
          label={t('commitments.add.symbol')}
          hint={t('commitments.add.symbol-hint')}
          width="short"
          value={values.symbol?.[0]}
          error={errors.symbol}
        />
        <Choices
          name="section"
          kind="radio"
          legend={t('commitments.add.section')}
          chosen={values.section ?? []}
          options={(['operative', 'annex'] as const).map((section) => ({
            value: section,
            label: t(`commitments.add.section.${section}`),
          }))}
        />
        <TextField
          name="part"
          label={t('commitments.add.part')}
          hint={t('commitments.add.part-hint')}
          width="short"
          value={values.part?.[0]}
          error={errors.part}
        />
        <TextField name="n" label={t('commitments.add.n')} width="short" value={values.n?.[0]} error={errors.n} />
        <ActField values={values} errors={errors} />
        <AddresseeFields values={values} errors={errors} />
        <TitleFields values={values} errors={errors} />
        <DateRows values={values} errors={errors} held={[]} />
        <Button>{t('commitments.add.send')}</Button>
      </Form>
    </Layout>
  );
}
