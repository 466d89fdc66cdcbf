/**
 * Lines for `site.yaml` that leave out what the peers do not make: feeds of speakers, open data, citations, share images.
 *
 * With them an archive is built for the row "pages and search". While they are empty that row shows the builds of "everything".
 */
export const PEER_SETTINGS = '';
