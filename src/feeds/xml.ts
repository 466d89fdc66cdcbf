/** The adapter of `fast-xml-builder`: XML 1.0 documents from plain objects. Knows no format; what XML cannot hold must be out already. */
import XMLBuilder from 'fast-xml-builder';

/** `@name` is an attribute, `#` the text of an element that has attributes, a list an element for each member: an empty one is none. */
export type XmlElement = Readonly<Record<string, unknown>>;

const FORM = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
};
const indented = new XMLBuilder({ ...FORM, format: true, indentBy: ' ' });
const dense = new XMLBuilder(FORM);

/** A document with its declaration, an element a line; `dense` leaves out what a person would want to see. Text is escaped. */
export function writeXml(root: XmlElement, form?: 'dense'): string {
  return (form === 'dense' ? dense : indented).build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    ...root,
  });
}
