import { beforeAll, describe, expect, it } from 'vitest';
import { readShared, sharedTexts } from '../../../../tests/kit/reading-texts.js';
import { readSource, threadDocument } from '../../../../tests/kit/thread-clauses.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type Softener, softenersIn, softeningOf } from './softening.js';

/** Invented clauses: with a softener, and near misses without one. */
const EXAMPLES: [Lang, string, Softener[]][] = [
  ['en', 'Urges States to consider opening desks as a matter of priority', ['consider']],
  ['en', 'Urges States to consider, as a matter of priority, opening desks', ['consider']],
  ['en', 'Invites carriers, which may wish to tell the desk, to do so where appropriate', ['may', 'as-appropriate']],
  ['en', 'Invites States, which may consider making contributions, to meet', ['may', 'consider']],
  ['en', 'Decides to consider how the desks are to be paid for', []],
  ['en', 'Urges States, considering the season, to open desks in May', []],
  ['en', 'Decides to consider the report at its next session', []],
  ['fr', 'Engage les États à envisager d’ouvrir des guichets', ['consider']],
  ['fr', 'Demande aux États d’envisager, à titre prioritaire, de créer des guichets', ['consider']],
  [
    'fr',
    'Invite les transporteurs, qui pourraient prévenir le guichet, à le faire s’il y a lieu',
    ['may', 'as-appropriate'],
  ],
  ['fr', 'Engage les États à ouvrir les guichets envisagés', []],
  ['es', 'Insta a los Estados a que consideren la posibilidad de abrir oficinas', ['consider']],
  ['es', 'Invita a los transportistas, que tal vez deseen avisar, a hacerlo según proceda', ['may', 'as-appropriate']],
  ['es', 'Insta a los Estados a que consideren prioritaria la apertura', []],
  ['ru', 'настоятельно призывает государства рассмотреть вопрос об открытии пунктов', ['consider']],
  ['ru', 'призывает государства рассмотреть в приоритетном порядке возможность открыть пункты', ['consider']],
  [
    'ru',
    'предлагает перевозчикам, которые могли бы предупредить пункт, делать это при необходимости',
    ['may', 'as-appropriate'],
  ],
  ['ru', 'постановляет рассмотреть доклад на следующей сессии', []],
  ['ar', 'تحث الدول على أن تنظر في فتح مكاتب', ['consider']],
  ['ar', 'تدعو الناقلين الذين قد يرغبون في إبلاغ المكتب إلى ذلك حسب الاقتضاء', ['may', 'as-appropriate']],
  ['ar', 'تحث الدول على فتح مكاتب', []],
  ['zh', '敦促各国考虑优先设立服务台', ['consider']],
  ['zh', '邀请承运人酌情通知服务台，并不妨提前告知', ['may', 'as-appropriate']],
  ['zh', '敦促各国设立服务台，同时考虑到季节', []],
];

describe('softeners', () => {
  it.each(EXAMPLES)('in %s: %s', (lang, words, expected) => {
    expect(softenersIn(words, lang)).toEqual(expected);
  });

  it('that go make a request stronger, those that come make it weaker', () => {
    expect(softeningOf('Urges States to consider opening desks', 'Urges States to open desks', 'en')).toEqual({
      gone: ['consider'],
      new: [],
    });
    expect(softeningOf('敦促各国设立服务台', '敦促各国酌情设立服务台', 'zh')).toEqual({
      gone: [],
      new: ['as-appropriate'],
    });
  });
});

const folder = sharedTexts();

describe.skipIf(folder === null)('softeners of the request to ratify', () => {
  const ratify = new Map<string, Softener[]>();
  beforeAll(async () => {
    const asked: [file: string, lang: Lang, id: string][] = [
      ['A-RES-64-293.clean.en.txt', 'en', 'x/op-3-1'],
      ['A-RES-64-293.fr.txt', 'fr', 'x/op-3-1'],
      ['A-C.3-70-draft.zh.txt', 'zh', 'x/op-1-1'],
      ['A-RES-70-179.clean.en.txt', 'en', 'x/op-1-1'],
      ['A-RES-72-1.clean.en.txt', 'en', 'x/an-5-2'],
      ['A-RES-79-189.layout.en.txt', 'en', 'x/op-2-1'],
    ];
    for (const [file, lang, id] of asked) {
      const { clauses } = threadDocument('x', await readSource(readShared(folder ?? '', file), file));
      const words = clauses.find((clause) => clause.commitmentId === id)?.words.get(lang) ?? '';
      ratify.set(`${file} ${id}`, softenersIn(words, lang));
    }
  });

  it('are there in three languages until 2024, when they were taken out', () => {
    expect([...ratify.values()]).toEqual([['consider'], ['consider'], ['consider'], ['consider'], ['consider'], []]);
  });
});
