/** JSON Schemas of talk files' front matter and of `site.yaml`, for editors. Made from the schemas that the build itself uses. */
import { z } from 'zod';
import { talkSchema } from './schemas.ts';
import { siteSchema } from './settings-schema.ts';

/** Both schemas, as draft 2020-12. They describe what an author may write, not what it is turned into. */
export function buildJsonSchemas(): { readonly talk: object; readonly site: object } {
  const talk = z.toJSONSchema(talkSchema.partial().required({ title: true, date: true }), {
    io: 'input',
    unrepresentable: 'any',
  });
  const site = z.toJSONSchema(siteSchema, { io: 'input', unrepresentable: 'any' });
  return {
    talk: { ...talk, title: 'Front matter of a talk' },
    site: { ...site, title: 'Settings of a Rostrum archive' },
  };
}
