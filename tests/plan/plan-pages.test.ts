import { createHash } from 'node:crypto';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { dayOf } from '../../src/kernel/calendar/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { planInvariants } from '../../src/modules/plan/invariants.js';
import { applyTable } from '../../src/modules/treaties/apply-table.js';
import { bringTable } from '../../src/modules/treaties/bring-table.js';
import { type AnsweredCall, sendAnswers, sentCall } from '../kit/answered-call.js';
import { type Client, type Fields, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('the Plan as pages, files and API', (engine) => {
  let server: TestServer;
  let people: PeopleServer;
  let focal: Client;
  let colleague: Client;
  let other: Client;
  let agency: Client;
  let officer: Client;
  let reviewer: Client;
  const anyone = () => visitor(people);
  beforeAll(async () => {
    server = await startTestServer({ engine });
    people = await servePeople(server.house);
    const [belarus, kenya, office] = await Promise.all([ref('BY'), ref('KE'), ref('UNODC')]);
    focal = people.as(person('focal', 'state-focal-point', belarus));
    colleague = people.as(person('colleague', 'national-rapporteur', belarus));
    other = people.as(person('other', 'state-focal-point', kenya));
    agency = people.as(person('agency', 'agency-member', office));
    officer = people.as(person('officer', 'secretariat-officer'));
    reviewer = people.as(person('reviewer', 'reviewer'));
  }, 180_000);
  afterAll(async () => {
    await people.close();
    await server.stop();
  });

  async function ref(code: string) {
    const party = await findParty(server.house.db, PUBLIC, { code });
    if (party === null) throw new Error(`No party ${code}`);
    return { id: party.id, kind: party.kind, code };
  }
  const HERE = '/en/plan/concrete/by-1';
  const GIVEN: Fields = {
    ...{
      lead: 'BY',
      'title-en': 'Lamps at night crossings',
      'title-fr': 'Des lampes aux passages',
      measures: ['12', '17'],
    },
    ...{ place: 'Brest', partners: 'UNODC\nRed Cross', starts: '2026-05', ends: '2027-09-15', budget: '1 250 000.50' },
    ...{ currency: 'USD', send: 'propose' },
  };
  const seenIn = async (client: Client, path = HERE) =>
    /name="seen" value="(\d+)"/u.exec((await client.get(path)).text)?.[1] ?? 'none';
  const json = async (client: Client, path: string) => JSON.parse((await client.get(path)).text);
  const review = async (fields: Fields, client = reviewer, path = HERE) =>
    client.post(`${path}/review`, { seen: await seenIn(client, path), note: '', ...fields }, path);
  const publish = async (path = HERE) =>
    expect((await review({ decision: 'publish' }, reviewer, path)).status).toBe(303);

  it('shows the measures, and gaps that nobody has filled', async () => {
    const { text } = await anyone().get('/en/plan');
    expect(text.match(/href="\/en\/plan\/measures\/\d+"/gu)).toHaveLength(61);
    for (const lang of LANGS) {
      for (const path of [
        '',
        '/measures/12',
        '/measures/1',
        '/targets/8.7',
        '/gaps',
        '/gaps?by=region',
        '/gaps?by=pillar',
      ])
        expect((await anyone().get(`/${lang}/plan${path}`)).status, `${lang} ${path}`).toBe(200);
    }
    const measure = (await anyone().get('/en/plan/measures/12')).text;
    expect(measure).toContain('0 of 193 States that it asks have said something');
    // Lines of the register: what the Plan says, and what later resolutions say again.
    expect(measure.match(/Same line/gu)?.length).toBeGreaterThan(1);
    expect((await anyone().get('/en/plan/measures/62')).status).toBe(404);
    expect((await anyone().get('/en/plan/targets/1.1')).status).toBe(404);
    expect((await anyone().get('/en/plan/gaps?part=prosecution')).text.match(/<th scope="row"/gu)).toHaveLength(193);
    expect((await anyone().get('/en/plan/gaps?only=said')).text).toContain('No State fits');
    expect((await anyone().get('/en/plan/concrete')).text).toContain('There are no concrete measures yet');
  });

  it('takes a concrete measure of one’s own party only, and says beside the field what is wrong', async () => {
    const ADD = '/en/plan/concrete/add';
    expect((await anyone().get(ADD)).status).toBe(403);
    const wrong = await focal.post(ADD, { ...GIVEN, budget: '1,234', 'title-en': 'Kept' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('without guessing');
    expect(wrong.text).toContain('value="Kept"');
    expect((await focal.post(ADD, { ...GIVEN, lead: 'KE' })).text).toContain('You do not act for KE');
    const sent = await focal.post(ADD, { ...GIVEN, send: 'draft' });
    expect([sent.status, sent.location]).toEqual([303, HERE]);
  });

  it('lets no draft out by any door', async () => {
    const doors = [
      ...['/en', HERE, '/en/plan', '/en/plan/concrete', '/en/plan/measures/12', '/en/parties/BY', '/en/search?q=lamps'],
      ...['/en/plan/concrete.ics', '/en/plan/concrete/export/csv', '/en/plan/concrete/export/json', '/en/plan/waiting'],
      ...[
        '/en/plan/concrete?view=timeline',
        '/api/v1/plan/concrete',
        '/api/v1/plan/concrete/by-1',
        '/api/v1/plan/measures',
      ],
      ...[`${HERE}?asof=2030`, `${HERE}/edit`, '/en/commitments/a-res-64-293-an-12-1'],
    ];
    for (const client of [anyone(), other, agency])
      for (const door of doors) {
        const { text, status } = await client.get(door);
        expect(text, door).not.toContain('Lamps at night');
        expect([200, 404], door).toContain(status);
      }
    expect((await focal.get(HERE)).text).toContain('USD');
    expect((await reviewer.get(HERE)).text).toContain('Draft');
  });

  it('never overwrites a co-author unseen', async () => {
    const late = await seenIn(focal, `${HERE}/edit`);
    const edit = (client: Client, fields: Fields) =>
      client.post(`${HERE}/edit`, { ...GIVEN, send: 'propose', ...fields }, `${HERE}/edit`);
    expect((await edit(colleague, { seen: late, place: 'Gomel' })).status).toBe(303);
    const overtaken = await edit(focal, { seen: late, place: 'Minsk' });
    expect(overtaken.status).toBe(412);
    for (const words of ['Nothing was overwritten', 'Gomel', 'Minsk']) expect(overtaken.text).toContain(words);
    expect((await edit(other, { seen: late })).status).toBe(404);
  });

  it('is public once somebody else has reviewed it, wherever it belongs', async () => {
    expect((await officer.get('/en/plan/waiting')).text).toContain('1 concrete measure to review');
    expect((await focal.post(`${HERE}/review`, { seen: '2', decision: 'publish', note: '' }, HERE)).status).toBe(403);
    expect((await review({ decision: 'return' })).text).toContain('Write why');
    expect((await review({ decision: 'return', note: 'Only for Belarus' })).status).toBe(303);
    expect((await focal.get('/en/plan/waiting')).text).toContain('1 of your own');
    const edited = await focal.post(`${HERE}/edit`, { ...GIVEN, seen: await seenIn(focal) }, `${HERE}/edit`);
    expect(edited.status).toBe(303);
    await publish();
    for (const path of ['/en/plan/concrete', '/en/plan/measures/12', '/en/parties/BY', '/en/search?q=lamps', HERE])
      expect((await anyone().get(path)).text, path).toContain('Lamps at night crossings');
    expect((await anyone().get('/en/commitments/a-res-64-293-an-12-1')).text).toContain('Lamps at night crossings');
    const shown = (await anyone().get(HERE)).text;
    expect(shown.replaceAll('\u00a0', ' ')).toContain('USD 1,250,000.50');
    for (const words of ['Only for Belarus', 'History', 'Gomel']) expect(shown).not.toContain(words);
    expect((await anyone().get('/en/plan/measures/12')).text).toContain('1 of 193 States');
    expect((await anyone().get('/en/plan/gaps?only=said&part=prevention')).text).toContain(
      `<td class="number said">${new Date().getUTCFullYear()}</td>`,
    );
    const gaps = await json(anyone(), '/api/v1/plan/gaps?part=prevention');
    const belarus = gaps.states.find(({ party }: { party: string }) => party === 'BY');
    expect([belarus.said, belarus.cells[0], belarus.cells[1]]).toEqual([2, dayOf(new Date()), 'silent']);
  });

  it('becomes what its party says once that is reviewed; a step can be taken back', async () => {
    const step = async (fields: Fields) =>
      focal.post(
        `${HERE}/steps`,
        { seen: await seenIn(focal), happened: '', 'step-note': '', link: '', ...fields },
        HERE,
      );
    expect((await step({ state: 'proposed' })).status).toBe(422);
    expect((await step({ state: '' })).text).toContain('This says nothing new');
    expect((await step({ state: 'under-way', happened: '2999' })).text).toContain('2999 is still to come');
    const file = new File(['proof'], 'proof.txt', { type: 'text/plain' });
    expect((await step({ state: 'under-way', happened: '2026-05', file })).status).toBe(303);
    expect((await anyone().get('/en/plan/concrete?state=under-way')).text).not.toContain('Lamps');
    expect((await anyone().get(`${HERE}/evidence/6`)).status).toBe(404);
    await publish();
    expect((await anyone().get('/en/plan/concrete?state=under-way')).text).toContain('Lamps');
    expect((await anyone().get(`${HERE}/evidence/6`)).text).toBe('proof');
    expect((await step({ state: 'done' })).status).toBe(303);
    const back = await focal.post(`${HERE}/steps/8/take-back`, { seen: await seenIn(focal) }, HERE);
    expect(back.status).toBe(303);
    expect(await json(anyone(), '/api/v1/plan/concrete/by-1')).toMatchObject({
      published: { state: 'under-way', budget: { minor: '125000050', currency: 'USD' } },
      latest: null,
    });
  });

  it('is listed as of any day as it stood then', async () => {
    const today = dayOf(new Date());
    expect((await json(anyone(), `/api/v1/plan/concrete?asof=${today}`)).total).toBe(1);
    expect((await json(anyone(), '/api/v1/plan/concrete?asof=2020-01-01')).total).toBe(0);
    expect((await anyone().get('/en/plan/concrete?asof=2020')).text).toContain('As of 31 December 2020');
    expect((await anyone().get('/en/plan/concrete?asof=soon')).text).toContain('is no date');
    const table = (await anyone().get('/en/plan/concrete')).text.replaceAll('\u00a0', ' ');
    for (const words of ['with UNODC and Red Cross', 'Brest', 'from May 2026', 'USD 1,250,000.50', 'proof.txt'])
      expect(table, words).toContain(words);
    const calendar = async (day: string) => (await anyone().get(`/en/plan/concrete.ics?asof=${day}`)).text;
    expect(await calendar('2020-01-01')).not.toContain('BEGIN:VEVENT');
    expect((await calendar(today)).match(/BEGIN:VEVENT/gu)).toHaveLength(2);
    const line = (await anyone().get('/en/plan/concrete?view=timeline')).text;
    expect(line).toContain('>today<');
  });

  it('goes out as sheets, documents and pictures, and comes back the same in six languages', async () => {
    for (const lang of LANGS) {
      for (const format of ['xlsx', 'csv', 'json'] as const) {
        const response = await fetch(`${people.address}/${lang}/plan/concrete/export/${format}`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const sent = await focal.post(
          `/${lang}/plan/concrete/import`,
          { file: new File([bytes], `list.${format}`) },
          `/${lang}/plan/concrete/import`,
        );
        expect(sent.status, `${lang} ${format}`).toBe(303);
        const { text } = await focal.get(sent.location);
        expect(text, `${lang} ${format}`).toMatch(/>1<\/bdi><\/span><\/div>/u);
        expect(text).not.toContain('rows-new');
      }
      const timeline = (await anyone().get(`/${lang}/plan/concrete?view=timeline`)).text;
      expect(timeline).toContain('<svg');
    }
    for (const format of ['docx', 'pdf']) {
      const response = await fetch(`${people.address}/ar/plan/concrete/export/${format}`);
      expect([response.status, (await response.arrayBuffer()).byteLength > 2_000]).toEqual([200, true]);
    }
    for (const format of ['xlsx', 'csv', 'json'])
      expect((await anyone().get(`/zh/plan/gaps/export/${format}`)).status).toBe(200);
    expect((await anyone().get('/en/plan/gaps/export/odt')).status).toBe(404);
  }, 120_000);

  it('takes new and changed rows in, row by row, and undoes them', async () => {
    const rows = [
      'key,lead,title_en,title_ar,measures,state,ends,budget,currency',
      'by-1,BY,Lamps at all crossings,,12 | 17,under-way,2027-09-15,1250000.50,USD',
      'by-hotline,BY,A hotline,خط ساخن,28,done,2027,300,JPY',
      'ke-1,KE,Not theirs,,12,,,,',
      'by-odd,BY,Odd,,99,,,,',
      'by-odd,BY,Twice,,12,,,,',
    ].join('\n');
    const sent = await focal.post('/en/plan/concrete/import', { file: new File([rows], 'list.csv') });
    const { text } = await focal.get(sent.location);
    for (const words of [
      'You do not act for KE',
      'no measure of the Plan',
      'The same key stands in line 5',
      'Propose 2 measures',
    ])
      expect(text).toContain(words);
    expect((await other.get(sent.location)).status).toBe(404);
    expect((await focal.post(`${sent.location}/apply`, {}, sent.location)).status).toBe(303);
    expect(await json(focal, '/api/v1/plan/concrete/by-hotline')).toMatchObject({
      published: null,
      latest: { review: 'proposed', state: 'done', titles: { ar: 'خط ساخن' }, budget: { minor: '300' } },
    });
    const twice = await focal.post(`${sent.location}/apply`, {}, sent.location);
    expect(twice.status).toBe(409);
    const again = await focal.post('/en/plan/concrete/import', { file: new File([rows], 'list.csv') });
    expect((await focal.get(again.location)).text).not.toContain('rows-new');
    expect((await focal.post(`${sent.location}/undo`, {}, sent.location)).status).toBe(303);
    expect(await json(focal, '/api/v1/plan/concrete/by-1')).toMatchObject({
      latest: { titles: { en: 'Lamps at night crossings' } },
    });
    expect((await json(focal, '/api/v1/plan/concrete/by-hotline')).latest.review).toBe('withdrawn');
  });

  it('tells calendars of its days, moves them, and calls them off by the same ids', async () => {
    const events = async () => {
      const { text } = await anyone().get('/en/plan/concrete.ics');
      return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => ({
        uid: String(one.getFirstPropertyValue('uid')),
        day: String(one.getFirstPropertyValue('dtstart')),
        sequence: Number(one.getFirstPropertyValue('sequence')),
        status: String(one.getFirstPropertyValue('status')),
        summary: String(one.getFirstPropertyValue('summary')),
      }));
    };
    const before = await events();
    expect(before.map(({ uid, day }) => [uid, day])).toEqual([
      ['by-1.ends@concordance', '2027-09-15'],
      ['by-1.starts@concordance', '2026-05-01'],
    ]);
    const moved = { ...GIVEN, ends: '2027-10', seen: await seenIn(focal) };
    expect((await focal.post(`${HERE}/edit`, moved, `${HERE}/edit`)).status).toBe(303);
    expect(await events()).toEqual(before);
    await publish();
    const after = await events();
    expect(after[0]).toMatchObject({ uid: 'by-1.ends@concordance', day: '2027-10-31' });
    expect(after[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);
    expect((await focal.post(`${HERE}/withdraw`, { seen: await seenIn(focal) }, HERE)).status).toBe(303);
    const off = await events();
    expect(off.map(({ uid, status, summary }) => [uid, status, summary])).toEqual([
      ['by-1.ends@concordance', 'CANCELLED', 'Called off'],
      ['by-1.starts@concordance', 'CANCELLED', 'Called off'],
    ]);
    expect((await anyone().get(HERE)).status).toBe(404);
  });

  it('is written by programs with the version that was seen', async () => {
    const given = { send: 'propose', titles: { en: 'By program' }, measures: [43], budget: '10', currency: 'KWD' };
    expect((await anyone().send('POST', '/api/v1/plan/concrete', { ...given, lead: 'UNODC' })).status).toBe(403);
    const made = await agency.send('POST', '/api/v1/plan/concrete', { ...given, lead: 'UNODC' });
    expect(made.status).toBe(201);
    const at = '/api/v1/plan/concrete/unodc-1';
    expect(made.headers.get('Location')).toBe(at);
    expect((await agency.send('PUT', at, { ...given, place: 'Vienna' })).status).toBe(400);
    expect((await agency.send('PUT', at, { ...given, place: 'Vienna' }, { 'If-Match': '"7"' })).status).toBe(412);
    expect((await agency.send('PUT', at, { ...given, place: 'Vienna' }, { 'If-Match': '"1"' })).status).toBe(200);
    const step = { state: 'planned', link: 'https://example.org/plan' };
    expect((await agency.send('POST', `${at}/steps`, step, { 'If-Match': '"2"' })).status).toBe(200);
    expect((await agency.send('POST', `${at}/review`, { decision: 'publish' }, { 'If-Match': '"3"' })).status).toBe(
      403,
    );
    const published = await reviewer.send('POST', `${at}/review`, { decision: 'publish' }, { 'If-Match': '"3"' });
    expect(JSON.parse(published.text)).toMatchObject({ published: { state: 'planned', budget: { minor: '10000' } } });
    expect((await json(anyone(), '/api/v1/plan/measures?size=100')).measures[42].concrete).toEqual(['unodc-1']);
  });

  it('lets the secretariat say which commitments meet a measure', async () => {
    const at = '/en/plan/measures/43';
    const link = (decision: string, commitment: string) => officer.post(`${at}/links`, { commitment, decision }, at);
    expect((await link('confirm', 'nothing')).text).toContain('There is no commitment with this key');
    expect((await link('confirm', `${people.address}/en/commitments/a-res-64-293-an-12-1`)).status).toBe(303);
    expect((await anyone().get(at)).text).toContain('Linked by the secretariat');
    expect((await anyone().get('/en/commitments/a-res-64-293-an-12-1')).text).toContain('/plan/measures/43');
    expect((await link('reject', 'a-res-64-293-an-12-1')).status).toBe(303);
    expect((await anyone().get(at)).text).not.toContain('Linked by the secretariat');
    expect((await link('undo', 'a-res-64-293-an-12-1')).status).toBe(303);
    expect((await focal.post(`${at}/links`, { commitment: 'x', decision: 'confirm' }, '/en/plan/waiting')).status).toBe(
      403,
    );
  });

  it('is frozen by two people, and nothing changes it after that', async () => {
    const list = '/en/plan/appraisals';
    expect((await anyone().get(list)).text.match(/Known as a fact only/gu)).toHaveLength(4);
    expect((await focal.post(list, { session: '84' }, '/en/plan/waiting')).status).toBe(403);
    const made = await officer.post(list, { session: '84' });
    expect(made.status).toBe(303);
    const at = made.location;
    expect((await anyone().get(at)).status).toBe(404);
    const seenOf = async (client: Client) =>
      /name="seen" value="([0-9a-f]{64})"/u.exec((await client.get(at)).text)?.[1] ?? '';
    const sign = async (client: Client, seen: string) => client.post(`${at}/sign`, { seen }, at);
    const seen = await seenOf(officer);
    expect((await sign(officer, '0'.repeat(64))).status).toBe(412);
    expect((await sign(officer, seen)).status).toBe(303);
    expect((await sign(officer, seen)).status).toBe(409);
    expect((await anyone().get(at)).status).toBe(404);
    expect((await sign(reviewer, seen)).status).toBe(303);
    const frozen = (await anyone().get(`${at}/export/json`)).text;
    const page = (await anyone().get(at)).text;
    expect(createHash('sha256').update(frozen).digest('hex')).toBe(seen);
    expect(page).toContain(seen);
    expect(JSON.parse(frozen)).toMatchObject({ session: 84, concrete: [{ key: 'unodc-1', state: 'planned' }] });

    const step = { state: 'done' };
    await agency.send('POST', '/api/v1/plan/concrete/unodc-1/steps', step, { 'If-Match': '"4"' });
    await reviewer.send('POST', '/api/v1/plan/concrete/unodc-1/review', { decision: 'publish' }, { 'If-Match': '"5"' });
    expect((await anyone().get('/en/plan/concrete?state=done')).text).toContain('By program');
    expect((await anyone().get(`${at}/export/json`)).text).toBe(frozen);
    expect((await officer.post(`${at}/again`, {}, list.replace('appraisals', 'concrete/add'))).status).toBe(409);
    expect((await officer.post(`${at}/sign`, { seen }, '/en/plan/concrete/add')).status).toBe(409);
    for (const format of ['docx', 'pdf'])
      expect((await fetch(`${people.address}${at}/export/${format}`)).status).toBe(200);
    expect(await json(anyone(), `/api/v1${at.slice(3)}`)).toEqual(JSON.parse(frozen));

    expect((await officer.post(`${at}/withdraw`, { notice: ' ' }, at)).text).toContain('Write why');
    expect((await officer.post(`${at}/withdraw`, { notice: 'Counted twice' }, at)).status).toBe(303);
    expect((await anyone().get(at)).text).toContain('Counted twice');
    expect((await anyone().get(`${at}/export/json`)).text).toBe(frozen);
    const next = await officer.post(list, { session: '84' });
    expect(next.status).toBe(303);
  }, 60_000);

  it('says in the next appraisal what changed since the last', async () => {
    const { db } = server.house;
    const joined = async (names: readonly string[]) => {
      const rows = names.map((name) => `<tr><td>${name}</td><td></td><td>8 Feb 2010 a</td></tr>`).join('');
      const text = `<table><tr><th>Participant</th><th>Signature</th><th>Accession(a)</th></tr>${rows}</table>`;
      const about = { instrument: 'trafficking-protocol', asOf: '2024-04-20', source: 'Depositary' };
      const bytes = new TextEncoder().encode(text);
      const by = person('officer', 'secretariat-officer');
      await applyTable(db, by, (await bringTable(db, by, { bytes, name: 'table', ...about })).importId);
    };
    const answered = async (call: AnsweredCall, code: string) =>
      sendAnswers(db, call, (await ref(code)).id, { 0: { value: { kind: 'text', text: 'A law was passed.' } } });
    const close = async (session: number) => {
      const list = '/en/plan/appraisals';
      const [held] = (await json(officer, '/api/v1/plan/appraisals')).appraisals
        .filter((one: { session: number }) => one.session === session)
        .flatMap((one: { views: { id: string; state: string }[] }) => one.views)
        .filter(({ state }: { state: string }) => state === 'prepared');
      const at =
        held === undefined ? (await officer.post(list, { session: String(session) })).location : `${list}/${held.id}`;
      expect((await officer.post(`${at}/again`, {}, at)).status).toBe(303);
      for (const one of [officer, reviewer]) {
        const seen = /name="seen" value="([0-9a-f]{64})"/u.exec((await one.get(at)).text)?.[1] ?? '';
        expect((await one.post(`${at}/sign`, { seen }, at)).status).toBe(303);
      }
      return at;
    };
    const call = await sentCall(db, '2026-note', [{ asked: { kind: 'text', limit: null }, words: 'What was done?' }]);
    await answered(call, 'BY');
    await joined(['Kenya']);
    const first = await close(84);
    expect((await anyone().get(first)).text).toContain('nothing to compare with');

    await answered(call, 'KE');
    await joined(['Kenya', 'Belarus']);
    const measure = { send: 'propose', titles: { en: 'Shelters' }, measures: [29], lead: 'UNODC' };
    expect((await agency.send('POST', '/api/v1/plan/concrete', measure)).status).toBe(201);
    await publish('/en/plan/concrete/unodc-2');
    const step = { seen: await seenIn(agency, '/en/plan/concrete/unodc-1'), state: 'under-way', happened: '' };
    const stepped = { ...step, 'step-note': '', link: '' };
    const done = '/en/plan/concrete/unodc-1';
    expect((await agency.post(`${done}/steps`, stepped, done)).status).toBe(303);
    await publish(done);
    const second = await close(88);
    const page = (await anyone().get(second)).text.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
    for (const words of ['Since session 84', 'Shelters United Nations Office on Drugs and Crime New', 'to “Under way”'])
      expect(page).toContain(words);
    expect(page).toContain('Trafficking in Persons Protocol 1 2 Belarus');
    expect(page).toContain('Call 2026-note 2 Kenya');
    expect(await json(anyone(), `/api/v1${second.slice(3)}`)).toMatchObject({
      since: { session: 84 },
      calls: [{ key: '2026-note', answered: ['BY', 'KE'] }],
    });
    for (const format of ['docx', 'pdf'])
      expect((await anyone().get(`${second.replace('/en/', '/ar/')}/export/${format}`)).status).toBe(200);
    // What it was compared with stays, also where that was withdrawn since.
    expect((await officer.post(`${first}/withdraw`, { notice: 'Counted twice' }, first)).status).toBe(303);
    expect((await anyone().get(second)).text).toContain('Since session 84');
    expect((await officer.get('/en/plan/appraisals')).text).toContain(second);
  }, 60_000);

  it('holds what must hold', async () => {
    for (const { about, broken } of planInvariants) expect(await broken(server.house.db.connection), about).toEqual([]);
  });

  it('brings back whatever the API took, exactly, in every format and language', async () => {
    const text = fc
      .stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,;:()"'’–-]{0,40}$/u)
      .map((one) => one.trim().normalize('NFC'));
    const texts = fc.record(Object.fromEntries(LANGS.map((lang) => [lang, text])), { requiredKeys: ['en'] });
    const given = fc.record({
      titles: texts,
      descriptions: fc.record(Object.fromEntries(LANGS.map((lang) => [lang, text])), { requiredKeys: [] }),
      measures: fc.uniqueArray(fc.integer({ min: 1, max: 61 }), { minLength: 1, maxLength: 5 }),
      partners: fc.uniqueArray(
        text.map((one) => one.replaceAll(/[;|]/gu, ' ').trim()),
        { maxLength: 3 },
      ),
      place: text,
      starts: fc.constantFrom('', '2026', '2026-05', '2026-05-17'),
      ends: fc.constantFrom('', '2027', '2027-02', '2028-02-29'),
      money: fc.constantFrom(
        ['', ''],
        ['0.01', 'USD'],
        ['9999999999999999.99', 'EUR'],
        ['12', 'JPY'],
        ['1.234', 'KWD'],
      ),
    });
    const kenyan = other;
    for (const [k, { money, ...one }] of fc.sample(given, { numRuns: 12, seed: 8 }).entries()) {
      const body = { ...one, send: 'propose', lead: 'KE', budget: money[0], currency: money[1] };
      expect((await kenyan.send('POST', '/api/v1/plan/concrete', body)).status, JSON.stringify(body)).toBe(201);
      await publish(`/en/plan/concrete/ke-${k + 1}`);
    }
    for (const lang of LANGS)
      for (const format of ['xlsx', 'csv', 'json']) {
        const response = await fetch(`${people.address}/${lang}/plan/concrete/export/${format}?party=KE`);
        const file = new File([new Uint8Array(await response.arrayBuffer())], `list.${format}`);
        const sent = await kenyan.post(`/${lang}/plan/concrete/import`, { file });
        const page = (await kenyan.get(sent.location)).text;
        for (const kind of ['rows-new', 'rows-changed', 'rows-refused'])
          expect(
            page.includes(`id="${kind}"`),
            `${lang} ${format} ${page.slice(page.indexOf(kind), page.indexOf(kind) + 1500)}`,
          ).toBe(false);
      }
  }, 120_000);
});
