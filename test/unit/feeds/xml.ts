/** Reads XML back with a strict parser. */
import sax from 'sax';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root element. Throws at the first mistake, namespaces included. */
export function parseXml(text: string): XmlElement {
  const parser = sax.parser(true, { xmlns: true, trim: false });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  parser.onopentag = (tag) => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, value]) => [name, typeof value === 'string' ? value : value.value]),
    );
    const element = { name: tag.name, attributes, children: [], text: '' };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  };
  parser.onclosetag = () => void stack.pop();
  const add = (more: string) => {
    stack.at(-1)!.text += more;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onerror = (error) => {
    throw error;
  };
  // XML 1.0, production Char: sax lets controls pass.
  const invalid = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (invalid !== null) throw new Error(`invalid character at ${invalid.index}`);
  // A parser reads every line end as one line feed (XML 1.0, 2.11); sax leaves that to its caller.
  parser.write(text.replace(/\r\n?/g, '\n')).close();
  return root.children[0]!;
}

/** All descendants of a name. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export function only(element: XmlElement, name: string): XmlElement {
  const found = element.children.filter((child) => child.name === name);
  if (found.length !== 1) throw new Error(`${found.length} <${name}> in <${element.name}>`);
  return found[0]!;
}
