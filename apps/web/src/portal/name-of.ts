import { organisation } from '../ui/words.data';

/** A name for people: that of the API, or the words for a code that the API left as it is. */
export const nameOf = (code: string, name: string) => (name === code ? organisation(code) : name);
