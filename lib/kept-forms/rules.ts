/** How long what was typed into a form without a session is kept for its person. */
export const keptMinutes = 30;

/** More than the longest message takes. A form that is larger is not kept. */
export const mostKeptCharacters = 64_000;

/** On how many pages one session may have a form kept at once. */
export const mostKeptPages = 10;

/** The page of a path, without its language and its question: in another language it has the same form. */
export const pageOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/^\/(nl|fr|de|en)(?=\/|$)/, '')
    .replace(/\/+$/, '');
