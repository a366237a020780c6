import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LOCALES } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Fieldset,
  Form,
  type FormErrors,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
} from '../../../kernel/ui/index.js';
import { TIME_ZONES } from '../digest/mail-due.js';
import { WISHES } from '../notice.js';
import { ownerHere } from '../policy.js';
import { Refusal } from '../refusal.js';
import { refusalErrors } from '../refused.js';
import { getWishes, setWishes, type WishesGiven } from '../set-wishes.js';
import { topicsOf } from '../topics.js';
import { fieldsOf, OwnTabs } from './parts.js';

/** `/notices/mail`: by topic, how often mail comes, and at which hour of whose day. */
export async function wishesPage(
  c: Context<PageEnv>,
  { db, config }: House,
  work: Work,
  { errors = {}, typed }: { errors?: FormErrors; typed?: WishesGiven } = {},
) {
  const { frame, t, lang, url } = c.var;
  const actor = ownerHere(c.var.actor);
  const wishes = await getWishes(db, actor);
  const hours = typed?.hours ?? wishes.hours;
  const failed = Object.keys(errors).length > 0;
  return c.html(
    <Layout frame={frame} title={t('notices.wishes.title')} failed={failed} styles={['notices.css']}>
      <ErrorSummary errors={errors} />
      <PageHead title={t('notices.wishes.title')} intro={t('notices.wishes.intro')} />
      <OwnTabs here="mail" />
      {url.searchParams.has('done') ? (
        <Notice kind="done">
          <p>{t('notices.wishes.done')}</p>
        </Notice>
      ) : null}
      {config.mail === undefined ? (
        <Notice>
          <p>{t('notices.wishes.no-server')}</p>
        </Notice>
      ) : null}
      <Form action={pathIn(lang, '/notices/mail')}>
        {topicsOf(work).map(({ topic, label }) => (
          <Select
            name={topic}
            label={t(label)}
            error={errors[topic]}
            value={typed?.topics[topic] ?? wishes.of(topic)}
            options={WISHES.map((wish) => ({ value: wish, label: t(`notices.wish.${wish}`) }))}
          />
        ))}
        <Fieldset legend={t('notices.wishes.when')}>
          <Select
            name="hour"
            label={t('notices.wishes.hour')}
            error={errors.hour}
            value={String(hours.hour)}
            options={HOURS.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
          />
          <Select
            name="weekday"
            label={t('notices.wishes.weekday')}
            error={errors.weekday}
            value={String(hours.weekday)}
            options={DAYS.map((day) => ({ value: String(day), label: weekdayWord(lang, day) }))}
          />
          <Select
            name="zone"
            label={t('notices.wishes.zone')}
            hint={t('notices.wishes.zone-hint')}
            error={errors.zone}
            value={hours.timeZone}
            options={[...TIME_ZONES].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        </Fieldset>
        <Button>{t('notices.wishes.save')}</Button>
      </Form>
    </Layout>,
    failed ? 422 : 200,
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function weekdayWord(lang: keyof typeof LOCALES, day: number): string {
  // The first of January 2024 was a Monday.
  const moment = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(LOCALES[lang], { weekday: 'long', timeZone: 'UTC' }).format(moment);
}

export async function wishesSent(c: Context<PageEnv>, house: House, work: Work) {
  const actor = ownerHere(c.var.actor);
  const field = await fieldsOf(c);
  const topics = topicsOf(work).map(({ topic }) => topic);
  const given: WishesGiven = {
    topics: Object.fromEntries(topics.map((topic) => [topic, field(topic)])),
    hours: { timeZone: field('zone'), hour: Number(field('hour')), weekday: Number(field('weekday')) },
  };
  try {
    await setWishes(house.db, actor, given, topics);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return wishesPage(c, house, work, { errors: refusalErrors(c.var.t, error, 'hour'), typed: given });
  }
  return c.redirect(`${pathIn(c.var.lang, '/notices/mail')}?done=1`, 303);
}
