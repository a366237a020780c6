import type { Context } from 'hono';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, Fieldset, Form, type FormErrors, pathIn, Select, TextField } from '../../../kernel/ui/index.js';
import { may } from '../policy.js';
import { AGREEMENTS, JOINING_KINDS } from '../registration.js';
import { setRule } from '../set-rule.js';
import { findRules } from '../store/registrations.js';
import { ruleFor } from '../verify-registration.js';
import { DoneNotice, fieldsOf, JoiningPage, refusable } from './parts.js';

/** `/organizations/rules`: for which kinds the State of the seat is asked, and how long it may keep silent. */
export async function rulesPage(
  c: Context<PageEnv>,
  { db }: House,
  { errors = {}, typed }: { errors?: FormErrors; typed?: (name: string) => string } = {},
): Promise<Response> {
  const { frame, t, lang, actor } = c.var;
  if (!may(actor, 'read', 'rule', {})) throw notFound();
  const rules = await findRules(db.connection);
  return c.html(
    <JoiningPage
      frame={frame}
      title={t('joining.rules.title')}
      intro={t('joining.rules.intro')}
      above={[{ label: t('joining.queue.title'), href: pathIn(lang, '/organizations') }]}
      errors={errors}
    >
      <DoneNotice frame={frame} known={{ set: t('joining.rules.done') }} />
      <Form action={pathIn(lang, '/organizations/rules')}>
        {JOINING_KINDS.map((kind) => {
          const rule = ruleFor(rules, { kind });
          return (
            <Fieldset legend={t(`parties.kind.${kind}`)}>
              <Select
                name={`agreement-${kind}`}
                label={t('joining.rules.agreement')}
                value={typed?.(`agreement-${kind}`) ?? rule.agreement}
                options={AGREEMENTS.map((one) => ({ value: one, label: t(`joining.rules.${one}`) }))}
              />
              <TextField
                name={`days-${kind}`}
                label={t('joining.rules.days')}
                value={typed?.(`days-${kind}`) ?? String(rule.days)}
                error={errors[`days-${kind}`]}
                inputmode="numeric"
                width="short"
              />
            </Fieldset>
          );
        })}
        <Button>{t('joining.rules.button')}</Button>
      </Form>
    </JoiningPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

export async function rulesSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const field = await fieldsOf(c);
  const tried = await refusable(c, async () => {
    for (const kind of JOINING_KINDS) {
      const agreement = AGREEMENTS.find((one) => one === field(`agreement-${kind}`)) ?? 'always';
      await setRule(house.db, c.var.actor, { kind, agreement, days: Number(field(`days-${kind}`)) });
    }
  });
  if ('errors' in tried) return rulesPage(c, house, { errors: tried.errors, typed: field });
  return c.redirect(`${pathIn(c.var.lang, '/organizations/rules')}?done=set`, 303);
}
