import { ACCESS_ERASER, ACCESS_OWN_DATA, findPerson } from '../../kernel/access/index.js';
import { findMailTo, forgetMailTo } from '../../kernel/mail/index.js';
import { type OwnDataPart, ownDataPart, type PersonEraser } from '../../kernel/privacy/index.js';

/** What is held about a person with an account. */
export const PEOPLE_OWN_DATA: readonly OwnDataPart[] = [
  ...ACCESS_OWN_DATA,
  ownDataPart({
    name: 'mail',
    fields: ['title', 'state', 'made', 'done'],
    async read(c, id) {
      const person = await findPerson(c, { id });
      if (person === null) return [];
      return (await findMailTo(c, { personId: id, address: person.email })).map(({ subject, ...mail }) => ({
        ...mail,
        title: subject,
      }));
    },
  }),
];

/** Mail first: it is found by the address that the account forgets. */
export const PEOPLE_ERASERS: readonly PersonEraser[] = [
  {
    about: 'mail',
    async erase(c, id) {
      const person = await findPerson(c, { id });
      return person === null ? 0 : forgetMailTo(c, { personId: id, address: person.email });
    },
  },
  ACCESS_ERASER,
];
