/**
 * Lines for `site.yaml` that leave out what the peers do not make: feeds of speakers, open data, citations, share images.
 *
 * With them an archive is built for the row "pages and search". `docs/settings.md` says what each word leaves out.
 */
export const PEER_SETTINGS = 'without: [subject-feeds, calendars, open-data, citations]\n';
