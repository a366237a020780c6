import type { Action } from '../../../kernel/audit/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';

/** What was done, in words; null for an act that nobody has put into words yet: its code stands beside in any case. */
export function didWords(t: Translator, verb: string): string | null {
  return t.find(`audit.did.${verb}`);
}

/** Who did it, as kind and id. Names are not in the log: the id of an erased person leads nowhere. */
export function Who({ t, action, short = false }: { t: Translator; action: Pick<Action, 'actor'>; short?: boolean }) {
  const { kind, id } = action.actor;
  return (
    <>
      {t.find(`audit.who.${kind}`) ?? kind}
      {id === undefined || kind === 'house' ? null : (
        <>
          {' '}
          <bdi class="sym quiet" dir="ltr" translate="no">
            {short ? shortened(id) : id}
          </bdi>
        </>
      )}
    </>
  );
}

/** From where: a network, or in words. */
export function Place({ t, place }: { t: Translator; place: string | null }) {
  const words = place === null ? t('audit.place.unknown') : t.find(`audit.place.${place.replaceAll(' ', '-')}`);
  return <bdi class={words === null ? 'sym' : undefined}>{words ?? place}</bdi>;
}

/** A moment to the second, the same in every language, as auditors compare it. */
export function Moment({ moment }: { moment: Date }) {
  const iso = moment.toISOString();
  return (
    <bdi class="sym">
      <time datetime={iso}>{`${iso.slice(0, 10)} ${iso.slice(11, 19)}`}</time>
    </bdi>
  );
}

/** Ids of one moment begin alike and differ at their end. */
export const shortened = (id: string): string => (id.length > 24 ? `…${id.slice(-12)}` : id);
