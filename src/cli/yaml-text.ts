/** Writing a text value into YAML. Writes only; reading YAML is parsing's business. */

/** Words that YAML readers of either version take for something else than text. */
const WORDS = /^(?:true|false|yes|no|on|off|null|y|n|none)$/i;

/** A one-line text as a YAML scalar: plain where that is safe under YAML 1.1 and 1.2, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N}\p{M} .,()'’&+/–-]*$/u.test(text) && !text.endsWith(' ') && !WORDS.test(text);
  return plain ? text : JSON.stringify(text);
}
