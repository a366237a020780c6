import type { PersonActor } from '../../../kernel/access/index.js';
import { type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import type { Mail, MailSection } from '../../../kernel/mail/index.js';
import type { SeenRecords } from '../../../kernel/work/index.js';
import { pathOf, sayNotice } from '../say-notice.js';
import type { Topic } from '../topics.js';
import type { DigestTopic } from './group-notices.js';

export interface DigestMatter {
  person: PersonActor;
  email: string;
  topics: readonly DigestTopic[];
  labels: readonly Topic[];
  seen: SeenRecords;
  /** The whole address of a page by its path below the language. */
  addressOf: (path: string) => string;
  /** The token that stops one topic, or all (null). */
  token: (topic: string | null) => string;
  /** Where a program of the reader posts a token to stop. */
  oneClick: (token: string) => string;
}

/** The mail of a person: by topics, in their language, in words only what everybody may know. Pure. */
export function composeDigest(matter: DigestMatter): Mail {
  const { person, email, topics, addressOf, token, oneClick } = matter;
  const t = translatorFor(person.lang);
  const n = topics.reduce((sum, { told, waiting }) => sum + told.length + waiting, 0);
  const all = token(null);
  return {
    to: email,
    lang: person.lang,
    subject: t('notices.mail.subject', { n }),
    paragraphs: [t('notices.mail.intro', { n })],
    sections: topics.map((topic) => sectionOf(t, topic, matter)),
    footLinks: [
      ...topics.map(({ topic }) => ({
        label: t('notices.mail.stop-topic', { topic: labelOf(t, topic, matter) }),
        address: addressOf(`/unsubscribe/${token(topic)}`),
      })),
      { label: t('notices.mail.stop-all'), address: addressOf(`/unsubscribe/${all}`) },
      { label: t('notices.mail.choose'), address: addressOf('/notices/mail') },
    ],
    headers: {
      'List-Unsubscribe': `<${oneClick(all)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    once: true,
  };
}

function sectionOf(t: Translator, { topic, told, waiting }: DigestTopic, matter: DigestMatter): MailSection {
  const { seen, addressOf } = matter;
  const lines = told.flatMap((notice) => {
    const text = sayNotice(t, notice, seen);
    return text === null ? [] : [{ text, address: addressOf(pathOf(notice, seen)) }];
  });
  const rest =
    waiting === 0
      ? []
      : [{ text: t('notices.mail.waits', { n: waiting }), address: addressOf(`/notices?topic=${topic}`) }];
  return { heading: labelOf(t, topic, matter), lines: [...lines, ...rest] };
}

function labelOf(t: Translator, topic: string, { labels }: DigestMatter): string {
  const found = labels.find((one) => one.topic === topic);
  return found === undefined ? topic : t(found.label);
}
