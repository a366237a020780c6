import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { isReleaseFormat } from '../formats/format.js';
import { writeRelease } from '../formats/write-release.js';
import { HouseRefusal } from '../house-refusal.js';
import { getRelease } from '../releases/get-release.js';

/** `/evidence/releases/:slug/:version/files/:format`: the same numbers in the form that is asked for. */
export async function releaseFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const [slug = '', version = '', format = ''] = ['slug', 'version', 'format'].map((name) => c.req.param(name));
  if (!/^[1-9]\d{0,5}$/u.test(version) || !isReleaseFormat(format)) throw new HouseRefusal('no-such-release');
  const { actor, t, url } = c.var;
  const release = await getRelease(house.db.connection, actor, { slug, version: Number(version) });
  const { bytes, mediaType, fileName } = await writeRelease(house, { actor, t, origin: url.origin }, release, format);
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
