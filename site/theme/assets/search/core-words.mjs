/**
 * Words as they are compared: without case, accents and hyphens; whole, in parts, and joined.
 * The command line's `words.py` does the same.
 */

/** Words that a query may have in excess. */
export const STOP_WORDS = new Set(
  "a an and are as at by for from in into is it its of on or the to via with".split(" "),
);

const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th",
  Æ: "Ae", Œ: "Oe", Ø: "O", Đ: "D", Ð: "D", Ł: "L", Þ: "Th",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const HAN = "\\u3005\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
const IS_HAN = new RegExp(`^[${HAN}]`);
const WORD = `(?:(?![${HAN}])[\\p{L}\\p{N}])+[+#]*`;
const COMPOUND = new RegExp(`[${HAN}]+|${WORD}(?:[-_.‐‑–/'’*@&]${WORD})*`, "gu");
const PLAIN_WORD = new RegExp(WORD, "gu");
const ASCII_COMPOUND = /[A-Za-z0-9]+[+#]*(?:[-_./'*@&][A-Za-z0-9]+[+#]*)*/g;
const ASCII_WORD = /[A-Za-z0-9]+[+#]*/g;
const PIECE = /[A-Z]+s(?![a-z])|[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const BRITISH = /is(e|ed|er|ers|es|ing|ation|ations)$/;
const POINT = /(?<=[0-9])\.(?=[0-9])/g;
const NOT_ASCII = /[^\x00-\x7f]/;
const PLAIN = /^[A-Za-z0-9]+$/;
const SIMPLE = /^[A-Z]?[a-z]+$/;
const MOST_PIECES = 6;
const LONGEST = 40;

/** The text without accents. @type {(text: string) => string} */
const unaccented = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(LETTER, (letter) => LETTERS[/** @type {keyof LETTERS} */ (letter)]);

/**
 * Words that hyphens and the like tie together, or a run of Chinese.
 * @typedef {object} Compound
 * @property {string[]} words One by one, as a query has them.
 * @property {string} whole As one word.
 * @property {string[]} forms Every word by which it is found: whole, in parts and joined.
 */

/** @type {(text: string) => Compound[]} */
const compounds = (text) => {
  const ascii = !NOT_ASCII.test(text);
  const bare = ascii ? text : unaccented(text);
  const whole = bare.includes(".") ? bare.replace(POINT, "") : bare;
  const found = whole.match(ascii || !NOT_ASCII.test(whole) ? ASCII_COMPOUND : COMPOUND);
  return found ? found.map(compoundOf) : [];
};

/** The compounds that were met before: most of them come again. @type {Map<string, Compound>} */
const known = new Map();

/** @type {(text: string) => Compound} */
const compoundOf = (text) => {
  let found = known.get(text);
  if (!found) known.set(text, (found = newCompound(text)));
  return found;
};

/** @type {(text: string) => Compound} */
const newCompound = (text) => {
  if (SIMPLE.test(text)) {
    const words = [folded(text)];
    return { words, whole: words[0], forms: text.length > LONGEST ? [] : words };
  }
  if (IS_HAN.test(text)) {
    const words = pairs(text);
    return { words, whole: text, forms: words };
  }
  const parts = PLAIN.test(text) ? [text] : (text.match(NOT_ASCII.test(text) ? PLAIN_WORD : ASCII_WORD) ?? []);
  const words = parts.map(folded);
  const forms = parts.flatMap((part, i) => [words[i], ...pieces(part)]);
  if (parts.length > 1 && parts.length <= MOST_PIECES) forms.push(...joined(words));
  return { words, whole: words.join(""), forms: [...new Set(forms)].filter((form) => form.length <= LONGEST) };
};

/** @type {(word: string) => string} */
const folded = (word) => {
  const lower = word.toLowerCase();
  return lower.includes("is") ? lower.replace(BRITISH, "iz$1") : lower;
};

/** @type {(run: string) => string[]} */
const pairs = (run) =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** The words of a text one by one, as a query has them. @type {(text: string) => string[]} */
export const spokenWords = (text) => compounds(text).flatMap(({ words }) => words);

/** The text as one word: "Code Llama" and "code-llama" are "codellama". @type {(text: string) => string} */
export const compact = (text) => compounds(text).map(({ whole }) => whole).join("");

/** Every word by which a text is found, whole, in parts and joined. @type {(text: string) => string[]} */
export const forms = (text) => {
  /** @type {string[]} */
  const found = [];
  compounds(text).forEach(({ forms }) => found.push(...forms));
  return found;
};

/** A name as it is compared, like a compound. @typedef {{ forms: string[], whole: string }} Name */

/** Names that were met before: most are looked for as words, as labels, and as they are. @type {Map<string, Name>} */
const names = new Map();

/** A name in its forms with neighbours joined, and as one word. @type {(text: string) => Name} */
export const nameOf = (text) => {
  let name = names.get(text);
  if (!name) names.set(text, (name = newName(compounds(text))));
  return name;
};

/** @type {(parts: Compound[]) => Name} */
const newName = (parts) => {
  if (parts.length === 1) return parts[0];
  const wholes = parts.map(({ whole }) => whole);
  /** @type {string[]} */
  const found = [];
  parts.forEach(({ forms }) => found.push(...forms));
  if (parts.length <= MOST_PIECES) found.push(...joined(wholes));
  return { forms: found, whole: wholes.join("") };
};

/** Every word by which a name is found. @type {(name: string) => string[]} */
export const nameForms = (name) => nameOf(name).forms;

/** A name as one word, and "x to y" as "x2y" too. @type {(name: string) => string[]} */
export const exactForms = (name) => {
  const { whole } = nameOf(name);
  if (!whole) return [];
  if (!whole.includes("to")) return [whole];
  const words = spokenWords(name);
  return words.length === 3 && words[1] === "to" ? [whole, `${words[0]}2${words[2]}`] : [whole];
};

/** The compounds of a text, each with where it stands. @type {(text: string) => [number, number, string][]} */
export const places = (text) => {
  const found = [...text.matchAll(NOT_ASCII.test(text) ? COMPOUND : ASCII_COMPOUND)];
  return found.map(({ index, 0: compound }) => [index, index + compound.length, compound]);
};

/** The parts of a word at changes of case and at numbers: "CodeT5" is "code", "t5". @type {(word: string) => string[]} */
const pieces = (word) => {
  const found = word.match(PIECE) ?? [];
  if (found.length < 2 || found.length > MOST_PIECES) return [];
  return found.filter((piece) => piece.length > 1).map(folded);
};

/** Neighbours as one word, and "x to y" as "x2y" too. @type {(words: string[]) => string[]} */
const joined = (words) => {
  const found = [];
  for (let start = 0; start < words.length; start++) {
    let run = words[start];
    for (let end = start + 1; end < words.length; end++) found.push((run += words[end]));
    if (words[start + 1] === "to" && start + 2 < words.length) {
      found.push(`${words[start]}2${words[start + 2]}`);
    }
  }
  return found;
};
