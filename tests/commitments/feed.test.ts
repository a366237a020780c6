import ICAL from 'ical.js';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import { addMessages, LANGS, type Lang, translatorFor } from '../../src/kernel/i18n/index.js';
import { getFeed } from '../../src/modules/commitments/calendar/get-feed.js';
import { loadOpenings } from '../../src/modules/commitments/load-openings.js';
import { NO_FILTER, readFilter } from '../../src/modules/commitments/register/filter.js';
import { setOpening, undoOpening } from '../../src/modules/commitments/set-opening.js';
import { takeBackStep, takeStep } from '../../src/modules/commitments/take-step.js';
import { withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const TODAY = '2036-01-15';
const KEY = 'a-res-91-997-op-1-1';
const RESOLUTION = `Resolution adopted by the General Assembly on 18 December 2035

91/997. Lanterns at small harbours

The General Assembly,

Noting that small harbours are dark at night,

1. Requests the Secretary-General to report on lanterns at its ninety-second session;

2. Decides to appraise lanterns every four years starting at its ninety-second session;

3. Invites all States to observe the day of lanterns on 3 April each year.
`;

beforeAll(() => {
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
});

describeOnBoth('the calendar feed', (engine) => {
  let here: RegisterHouse;
  let textId: string;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await loadOpenings(here.test.db);
    ({ textId } = await here.bring(RESOLUTION, { symbol: 'A/RES/91/997' }));
  });
  afterEach(() => here.test.drop());

  const feed = (filter = NO_FILTER, lang: Lang = 'en') =>
    getFeed(here.test.db, filter, {
      t: translatorFor(lang),
      url: new URL(`https://example.org/${lang}/commitments.ics`),
      today: TODAY,
    });
  const read = async (...options: Parameters<typeof feed>) =>
    new ICAL.Component(ICAL.parse(await feed(...options))).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid.replace('@concordance', ''),
        day: event.startDate.toString(),
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue('status')),
        yearly: event.isRecurring(),
        summary: event.summary,
        url: component.getFirstPropertyValue('url'),
      };
    });
  const entry = async (uid: string) => (await read()).find((one) => one.uid === uid);

  it('has the days of deadlines, of series and of every year', async () => {
    const events = await read();
    expect(events.map(({ uid, day, status }) => [uid, day, status])).toEqual(
      expect.arrayContaining([
        [`${KEY}.due-0.opening`, '2037-09-08', 'TENTATIVE'],
        [`${KEY}.due-0.last-day`, '2038-09-06', 'TENTATIVE'],
        ['a-res-91-997-op-2-1.series-0-92.opening', '2037-09-08', 'TENTATIVE'],
        ['a-res-91-997-op-2-1.series-0-96.opening', '2041-09-10', 'TENTATIVE'],
        ['a-res-91-997-op-3-1.series-0.days', '2036-04-03', 'CONFIRMED'],
      ]),
    );
    expect(events.find(({ uid }) => uid.endsWith('op-3-1.series-0.days'))?.yearly).toBe(true);
    expect(events.every(({ sequence }) => sequence === 0)).toBe(true);
    expect(events.find(({ uid }) => uid.startsWith(KEY))?.url).toBe(`https://example.org/en/commitments/${KEY}`);
  });

  it('is the same bytes while nothing changes, also for two who ask at once', async () => {
    const [a, b] = await Promise.all([feed(), feed()]);
    expect(await feed()).toBe(a);
    expect((b.match(/SEQUENCE:0\r\n/g) ?? []).length).toBe((b.match(/BEGIN:VEVENT/g) ?? []).length);
  });

  it('moves an entry under the same name when an opening is edited', async () => {
    await feed();
    await setOpening(here.test.db, ADMINISTRATOR, 92, {
      opens: '2037-09-15',
      standing: 'confirmed',
      source: 'A/INF/92/1',
    });
    expect(await entry(`${KEY}.due-0.opening`)).toMatchObject({ day: '2037-09-15', sequence: 1 });
    await undoOpening(here.test.db, ADMINISTRATOR, 92);
    expect(await entry(`${KEY}.due-0.opening`)).toMatchObject({ day: '2037-09-08', sequence: 2 });
  });

  it('says done what is done, calls off what has lapsed, and brings it back', async () => {
    await feed();
    const given = { happened: '', note: '', link: '', file: null };
    const done = await takeStep(here.test.db, ADMINISTRATOR, KEY, { ...given, kind: 'finish', version: 1 }, TODAY);
    expect(await entry(`${KEY}.due-0.last-day`)).toMatchObject({
      status: 'TENTATIVE',
      sequence: 1,
      summary: expect.stringMatching(/^Done: /),
    });
    await takeBackStep(here.test.db, ADMINISTRATOR, KEY, done.stepId);
    const lapsed = await takeStep(here.test.db, ADMINISTRATOR, KEY, { ...given, kind: 'lapse', version: 3 }, TODAY);
    expect(await entry(`${KEY}.due-0.last-day`)).toMatchObject({
      status: 'CANCELLED',
      summary: expect.stringMatching(/^Cancelled: /),
    });
    await takeBackStep(here.test.db, ADMINISTRATOR, KEY, lapsed.stepId);
    expect(await entry(`${KEY}.due-0.last-day`)).toMatchObject({ status: 'TENTATIVE', sequence: 3 });
  });

  it('calls off what is no longer shown, and tells nothing of it', async () => {
    await feed();
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    const events = await read();
    expect(events.length).toBeGreaterThan(4);
    for (const event of events)
      expect(event).toMatchObject({
        status: 'CANCELLED',
        sequence: 1,
        summary: 'Withdrawn from the register',
        url: null,
      });
    expect(await feed()).not.toContain('lantern');
  });

  it('is narrowed like the register, and named for it', async () => {
    const filter = readFilter(new URLSearchParams('addressee=SECRETARY_GENERAL'));
    expect((await read(filter)).map(({ uid }) => uid)).toEqual([`${KEY}.due-0.last-day`, `${KEY}.due-0.opening`]);
    expect(await feed(filter)).toContain('Secretary-General');
    expect(await read(readFilter(new URLSearchParams('q=nowhere')))).toEqual([]);
  });

  it('calls off what leaves its filter and only there, once for two who ask, and has it again when it comes back', async () => {
    const open = readFilter(new URLSearchParams('state=open'));
    const everything = await read();
    const first = await read(open);
    expect(first.every(({ sequence, status }) => sequence === 0 && status !== 'CANCELLED')).toBe(true);
    const given = { happened: '', note: '', link: '', file: null };
    const begun = await takeStep(here.test.db, ADMINISTRATOR, KEY, { ...given, kind: 'start', version: 1 }, TODAY);
    await Promise.all([read(open), read(open)]);
    const after = await read(open);
    const ofIt = (events: typeof after) => events.filter(({ uid }) => uid.startsWith(KEY));
    expect(after.map(({ uid }) => uid).sort()).toEqual(first.map(({ uid }) => uid).sort());
    expect(ofIt(after)).toHaveLength(2);
    for (const event of ofIt(after))
      expect(event).toMatchObject({
        status: 'CANCELLED',
        sequence: 1,
        summary: expect.stringMatching(/^No longer in this calendar: .*lanterns/),
        url: `https://example.org/en/commitments/${KEY}`,
      });
    expect(await feed(open)).toBe(await feed(open));
    expect(await read()).toEqual(everything);
    // Whoever asks for the first time was told nothing, and is told nothing.
    expect(ofIt(await read(readFilter(new URLSearchParams('state=open&act=request'))))).toEqual([]);

    await takeBackStep(here.test.db, ADMINISTRATOR, KEY, begun.stepId);
    for (const event of ofIt(await read(open))) expect(event).toMatchObject({ status: 'TENTATIVE', sequence: 2 });

    await takeStep(here.test.db, ADMINISTRATOR, KEY, { ...given, kind: 'start', version: 3 }, TODAY);
    await read(open);
    await withdrawText(here.test.db, ADMINISTRATOR, textId);
    await here.follow();
    for (const event of ofIt(await read(open)))
      expect(event).toMatchObject({ status: 'CANCELLED', summary: 'Withdrawn from the register', url: null });
    expect(await feed(open)).not.toContain('lantern');
  });

  it.each(LANGS)('is a calendar in %s, no line over 75 octets', async (lang) => {
    const text = await feed(NO_FILTER, lang);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect((await read(NO_FILTER, lang)).length).toBe((await read()).length);
    expect(text).toContain(`SUMMARY;LANGUAGE=${lang}:`);
  });
});
