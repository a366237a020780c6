import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotAllowed } from '../../src/kernel/access/index.js';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { decideLink } from '../../src/modules/commitments/decide-link.js';
import { getLine, type Line } from '../../src/modules/commitments/get-line.js';
import { linkCommitments } from '../../src/modules/commitments/link-commitments.js';
import { meetTexts } from '../../src/modules/commitments/meet-texts.js';
import { commitmentsTables } from '../../src/modules/commitments/store/tables.js';
import { undoTextStep, withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { describeOnBoth } from '../kit/databases.js';
import { FIRST, resolution, SECOND, THIRD } from '../kit/line-texts.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';

const PUBLIC = { kind: 'public' } as const;

describeOnBoth('the lines of the register', (engine) => {
  let here: RegisterHouse;
  beforeEach(async () => {
    here = await openRegisterHouse(engine);
    for (const [symbol, session, asks] of [FIRST, THIRD, SECOND])
      await here.bring(resolution(symbol, session, asks), { symbol, lang: 'en' });
  });
  afterEach(() => here.test.drop());

  const line = (key: string, actor: Parameters<typeof getLine>[1] = PUBLIC) => getLine(here.test.db, actor, key, 'en');
  const shapeOf = ({ members, links }: Line) => ({
    members: members.map(({ key }) => key),
    links: links.map(({ earlierId, laterId, standing }) => {
      const name = (id: string) => members.find((member) => member.id === id)?.key;
      return `${name(earlierId)} > ${name(laterId)} ${standing}`;
    }),
  });
  const linkTo = ({ links, members }: Line, laterKey: string) =>
    links.find(({ laterId }) => members.some(({ id, key }) => id === laterId && key === laterKey))?.id ?? '';

  it('are suggested when texts are met, in whatever order they come, through the one in between', async () => {
    const found = await line('a-res-72-195-op-1-1');
    expect(shapeOf(found)).toEqual({
      members: ['a-res-67-190-op-1-1', 'a-res-68-192-op-2-1', 'a-res-72-195-op-1-1'],
      links: [
        'a-res-67-190-op-1-1 > a-res-68-192-op-2-1 suggested',
        'a-res-68-192-op-2-1 > a-res-72-195-op-1-1 suggested',
      ],
    });
    expect(found.id).toBe(found.members[0]?.id);
    expect(found.story).toMatchObject({ first: { year: 2012 }, droppedIn: [], silentIn: [] });
    expect(found.story.steps).toMatchObject([
      { act: 'weaker', force: 'weaker' },
      { act: 'stronger', force: 'stronger', softening: { gone: ['consider'], new: [] } },
    ]);
    expect(found.links[1]?.words?.runs).toContainEqual({ change: 'gone', text: 'Invites ' });
    const list = await line('a-res-67-190-op-2-1');
    expect(list.story.silentIn.map((id) => list.documents.get(id)?.slug)).toEqual(['a-res-68-192']);
    expect(await verifyChain(here.test.db.connection)).toMatchObject({ intact: true });
  });

  it('stay as they are when texts are met again, and go and come back with a text', async () => {
    const all = () =>
      commitmentsTables(here.test.db.connection).selectFrom('commitment_link').selectAll().orderBy('id').execute();
    const before = await all();
    expect(before.length).toBeGreaterThanOrEqual(4);
    const documentId =
      (await line('a-res-68-192-op-1-1')).members.find(({ key }) => key.includes('68-192'))?.document.id ?? '';
    await here.test.db.transaction((c) => meetTexts(c, documentId));
    expect(await all()).toEqual(before);
    const text = await commitmentsTables(here.test.db.connection)
      .selectFrom('document_text')
      .select('id')
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow();
    await withdrawText(here.test.db, ADMINISTRATOR, text.id);
    await here.follow();
    expect(shapeOf(await line('a-res-72-195-op-1-1'))).toEqual({
      members: ['a-res-67-190-op-1-1', 'a-res-72-195-op-1-1'],
      links: ['a-res-67-190-op-1-1 > a-res-72-195-op-1-1 suggested'],
    });
    await undoTextStep(here.test.db, ADMINISTRATOR, text.id);
    await here.follow();
    expect(shapeOf(await line('a-res-72-195-op-1-1')).members).toHaveLength(3);
    expect((await all()).length).toBe(before.length);
  });

  it('are cut by a rejected link and joined again when that is undone', async () => {
    const key = 'a-res-72-195-op-1-1';
    const id = linkTo(await line(key), key);
    expect(await decideLink(here.test.db, ADMINISTRATOR, key, id, 'reject')).toEqual({ standing: 'rejected' });
    const alone = await line(key);
    expect(shapeOf(alone)).toEqual({ members: [key], links: [] });
    expect(alone.cut.map(({ link, earlier }) => [link.id, earlier.key])).toEqual([[id, 'a-res-68-192-op-2-1']]);
    expect((await line('a-res-67-190-op-1-1')).members).toHaveLength(2);
    // No text brings it back.
    await here.test.db.transaction((c) => meetTexts(c, alone.members[0]?.document.id ?? ''));
    expect((await line(key)).cut).toHaveLength(1);
    await expect(decideLink(here.test.db, ADMINISTRATOR, key, id, 'reject')).rejects.toThrow('already-decided');
    expect(await decideLink(here.test.db, ADMINISTRATOR, key, id, 'undo')).toEqual({ standing: 'suggested' });
    expect((await line(key)).members).toHaveLength(3);
    await expect(decideLink(here.test.db, ADMINISTRATOR, key, id, 'undo')).rejects.toThrow('nothing-to-undo');
    expect(await decideLink(here.test.db, ADMINISTRATOR, key, id, 'confirm')).toEqual({ standing: 'confirmed' });
    expect(shapeOf(await line(key)).links[1]).toMatch(/confirmed$/u);
  });

  it('are joined by hand, whichever end is named first, and parted again', async () => {
    const [early, late] = ['a-res-67-190-op-2-1', 'a-res-68-192-op-1-1'];
    const { linkId } = await linkCommitments(
      here.test.db,
      ADMINISTRATOR,
      late,
      `https://example.org/en/commitments/${early}?x#y`,
    );
    const joined = await line(late);
    expect(joined.links.find(({ id }) => id === linkId)).toMatchObject({ standing: 'confirmed', similarity: null });
    expect(joined.members[0]?.key).toBe(early);
    await expect(linkCommitments(here.test.db, ADMINISTRATOR, early, late)).rejects.toThrow('already-decided');
    expect(await decideLink(here.test.db, ADMINISTRATOR, late, linkId, 'undo')).toEqual({ standing: 'rejected' });
    expect(shapeOf(await line(late)).members).not.toContain(early);
    await linkCommitments(here.test.db, ADMINISTRATOR, early, late);
    expect(shapeOf(await line(late)).members).toContain(early);
  });

  it('refuse what makes no line, and whoever is not the administrator', async () => {
    const { db } = here.test;
    const key = 'a-res-67-190-op-1-1';
    await expect(linkCommitments(db, ADMINISTRATOR, key, 'a-res-67-190-op-2-1')).rejects.toThrow('same-document');
    await expect(linkCommitments(db, ADMINISTRATOR, key, 'nothing\0')).rejects.toThrow('no-such-commitment');
    await expect(linkCommitments(db, PUBLIC, key, 'a-res-72-195-op-1-1')).rejects.toThrow(NotAllowed);
    await expect(decideLink(db, PUBLIC, key, linkTo(await line(key), 'a-res-68-192-op-2-1'), 'reject')).rejects.toThrow(
      NotAllowed,
    );
    await expect(decideLink(db, ADMINISTRATOR, key, 'x', 'reject')).rejects.toThrow('no-such-link');
    const other = linkTo(await line('a-res-72-195-op-3-1'), 'a-res-72-195-op-3-1');
    await expect(decideLink(db, ADMINISTRATOR, key, other, 'reject')).rejects.toThrow('no-such-link');
    await expect(line('nothing')).rejects.toThrow('no-such-commitment');
  });
});
