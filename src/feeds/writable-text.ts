/** Text that every text format can hold. Escaping is each format's own business. */

/** What XML 1.0 cannot hold in any spelling: most controls, lone surrogates, U+FFFE and U+FFFF. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without characters that XML forbids and that calendars do not know. */
export function stripUnwritable(text: string): string {
  return text.replace(UNWRITABLE, '');
}
