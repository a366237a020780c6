import type { MessageKey } from '../../kernel/i18n/index.js';
import type { Work } from '../../kernel/module/index.js';
import { REMINDERS } from './notice.js';

/** What people choose by. */
export interface Topic {
  topic: string;
  label: MessageKey;
}

/** Of all modules, each once, and the reminders. */
export function topicsOf({ notifies }: Pick<Work, 'notifies'>): Topic[] {
  const topics = new Map<string, Topic>([[REMINDERS, { topic: REMINDERS, label: 'notices.topic.reminders' }]]);
  for (const { topic, label } of notifies) if (!topics.has(topic)) topics.set(topic, { topic, label });
  return [...topics.values()];
}
