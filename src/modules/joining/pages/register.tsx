import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS, LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  Fieldset,
  Form,
  type FormErrors,
  Notice,
  pathIn,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import { checkRegistration, type RegistrationTyped } from '../check-registration.js';
import { registerOrganization } from '../register-organization.js';
import { JOINING_KINDS, STATUSES } from '../registration.js';
import { fieldsOf, JoiningPage } from './parts.js';
import { findStates } from './states.js';
import { faultErrors } from './words.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** `/organizations/register`: an organization says what it is. Nothing but text; papers come once its address is confirmed. */
export async function registerPage(
  c: Context<PageEnv>,
  house: House,
  { errors = {}, typed }: { errors?: FormErrors; typed?: RegistrationTyped } = {},
): Promise<Response> {
  const { frame, t, lang } = c.var;
  if (c.var.url.searchParams.has('sent'))
    return c.html(
      <JoiningPage frame={frame} title={t('joining.sent.title')}>
        <Notice kind="done">
          <p>{t('joining.sent.text')}</p>
        </Notice>
        <p>{t('joining.sent.no-mail')}</p>
      </JoiningPage>,
      200,
      NO_STORE,
    );
  const states = await findStates(house.db, lang);
  const order: Lang[] = [lang, ...LANGS.filter((one) => one !== lang)];
  return c.html(
    <JoiningPage frame={frame} title={t('joining.register.title')} intro={t('joining.register.intro')} errors={errors}>
      <Form action={pathIn(lang, '/organizations/register')}>
        <Choices
          name="kind"
          legend={t('joining.field.kind')}
          hint={t('joining.field.kind-hint')}
          kind="radio"
          error={errors.kind}
          chosen={[typed?.kind ?? '']}
          options={JOINING_KINDS.map((kind) => ({ value: kind, label: t(`parties.kind.${kind}`) }))}
        />
        <Fieldset legend={t('joining.field.names')}>
          <p class="hint">{t('joining.field.names-hint')}</p>
          {order.map((one) => (
            <TextField
              name={`name-${one}`}
              label={<span lang={one}>{LANGUAGE_NAMES[one]}</span>}
              lang={one}
              value={typed?.names[one]}
              error={errors[`name-${one}`]}
            />
          ))}
        </Fieldset>
        <TextField
          name="acronym"
          label={t('joining.field.acronym')}
          hint={t('joining.field.acronym-hint')}
          value={typed?.acronym}
          error={errors.acronym}
          width="short"
        />
        <Select
          name="seat"
          label={t('joining.field.seat')}
          hint={t('joining.field.seat-hint')}
          error={errors.seat}
          value={typed?.seat ?? ''}
          options={[
            { value: '', label: t('joining.field.choose') },
            ...states.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Choices
          name="consultative"
          legend={t('joining.field.consultative')}
          hint={t('joining.field.consultative-hint')}
          kind="radio"
          error={errors.consultative}
          chosen={[typed?.consultative ?? 'none']}
          options={STATUSES.map((status) => ({ value: status, label: t(`joining.status.${status}`) }))}
        />
        <TextArea
          name="about"
          label={t('joining.field.about')}
          hint={t('joining.field.about-hint')}
          value={typed?.about}
          error={errors.about}
          rows={6}
        />
        <TextField
          name="website"
          type="url"
          label={t('joining.field.website')}
          hint={t('joining.field.website-hint')}
          value={typed?.website}
          error={errors.website}
        />
        <h2>{t('joining.register.you')}</h2>
        <p>{t('joining.register.you-text')}</p>
        <TextField
          name="applicant"
          label={t('joining.field.applicant')}
          value={typed?.applicant}
          error={errors.applicant}
          autocomplete="name"
        />
        <TextField
          name="email"
          type="email"
          label={t('joining.field.email')}
          hint={t('joining.field.email-hint')}
          value={typed?.email}
          error={errors.email}
          autocomplete="email"
        />
        <Select
          name="lang"
          label={t('joining.field.lang')}
          value={isLang(typed?.lang) ? typed.lang : lang}
          options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
        />
        <p class="quiet">{t('joining.register.kept')}</p>
        <Button>{t('joining.register.button')}</Button>
      </Form>
    </JoiningPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function registerSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const field = await fieldsOf(c);
  const names = Object.fromEntries(LANGS.map((lang) => [lang, field(`name-${lang}`)])) as Record<Lang, string>;
  const typed: RegistrationTyped = {
    ...{ kind: field('kind'), names, acronym: field('acronym'), seat: field('seat'), about: field('about') },
    ...{ website: field('website'), consultative: field('consultative'), applicant: field('applicant') },
    ...{ email: field('email'), lang: field('lang') },
  };
  const states = await findStates(house.db, c.var.lang);
  const checked = checkRegistration(typed, (code) => states.find((one) => one.code === code)?.id ?? null);
  if ('faults' in checked) return registerPage(c, house, { errors: faultErrors(c.var.t, checked.faults), typed });
  await registerOrganization(house, checked.given);
  return c.redirect(`${pathIn(c.var.lang, '/organizations/register')}?sent=1`, 303);
}
