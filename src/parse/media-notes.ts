/** What a heading says about a medium below it. Headings never decide what a medium is, only how it is called. */
import { slugify } from '../model/slug.ts';

/** Words of headings that say no more than the medium itself does: English, German, French, Spanish. */
const GENERIC = new Set(
  (
    'a about abstract agenda an and audio by clip deck decks description download downloads embed event events flickr folder for from gallery google image images ' +
    'in introduction link links live material materials media of on online our overview pdf photo photos picture pictures podcast presentation presentations ' +
    'record recorded recording recordings resource resources screencast see session shots slide slidedeck slides slideshare speakerdeck stream summary ' +
    'talk talks the to video videos vimeo watch with youtube ' +
    'aufnahme aufnahmen aufzeichnung aufzeichnungen beschreibung bild bilder das der die foliensatz folien foto fotos medien mitschnitt prasentation prasentationen ' +
    'praesentation und unterlagen vom von vortrag vortragsfolien zum zur zusammenfassung ' +
    'au de des description diapo diapos diapositives du enregistrement enregistrements et la le les medias resume supports transparents ' +
    'charla del descripcion diapositivas el fotografias fotos grabacion grabaciones imagenes las los materiales medios presentacion presentaciones resumen ' +
    'transparencias y'
  ).split(' '),
);

function isGeneric(heading: string): boolean {
  const words = slugify(heading).split('-');
  return words.every((word) => word === '' || GENERIC.has(word) || /^\d+$/.test(word));
}

/**
 * The note of a medium from the headings that it stands under, outermost first: the nearest that says something.
 *
 * `Slides` and `Video 2` say nothing; `Interview` and `Part 2` do; of `Slides: Service discovery` the second half does.
 */
export function noteFromHeadings(headings: readonly string[]): string | undefined {
  for (const heading of headings.toReversed()) {
    const split = /^([^:–—]{1,40})(?::|\s[–—-])\s*(.+)$/u.exec(heading);
    const text = split !== null && isGeneric(split[1]!) ? split[2]! : heading;
    if (!isGeneric(text)) return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  }
  return undefined;
}

/** True where a link's text says that slides lie behind it. */
export function namesSlides(text: string): boolean {
  return /\b(slides?|slide ?deck|folien|diapositiv(es|as)|presentation|präsentation|présentation|presentación)\b/iu.test(
    text,
  );
}
