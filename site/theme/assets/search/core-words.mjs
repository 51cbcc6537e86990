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

/** The text without accents and decimal points, in its own case. @type {(text: string) => string} */
const plain = (text) => {
  const bare = NOT_ASCII.test(text)
    ? text
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(LETTER, (letter) => LETTERS[/** @type {keyof LETTERS} */ (letter)])
    : text;
  return bare.includes(".") ? bare.replace(POINT, "") : bare;
};

/** Words with what hyphens and the like tie to them; runs of Chinese stand alone. @type {(text: string) => string[]} */
const compounds = (text) => {
  const bare = plain(text);
  return bare.match(NOT_ASCII.test(bare) ? COMPOUND : ASCII_COMPOUND) ?? [];
};

/** @type {(word: string) => string} */
const folded = (word) => {
  const lower = word.toLowerCase();
  return lower.includes("is") ? lower.replace(BRITISH, "iz$1") : lower;
};

/** @type {(compound: string) => string[]} */
const wordsOf = (compound) => PLAIN.test(compound) ? [compound] :
  compound.match(NOT_ASCII.test(compound) ? PLAIN_WORD : ASCII_WORD) ?? [];

/** @type {(run: string) => string[]} */
const pairs = (run) =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** The words of a text one by one, as a query has them. @type {(text: string) => string[]} */
export const spokenWords = (text) =>
  compounds(text).flatMap((run) => (IS_HAN.test(run) ? pairs(run) : wordsOf(run).map(folded)));

/** The text as one word: "Code Llama" and "code-llama" are "codellama". @type {(text: string) => string} */
export const compact = (text) =>
  compounds(text)
    .map(whole)
    .join("");

/** @type {(compound: string) => string} */
const whole = (compound) => (IS_HAN.test(compound) ? compound : wordsOf(compound).map(folded).join(""));

/** A name as one word, and "x to y" as "x2y" too. @type {(name: string) => string[]} */
export const exactForms = (name) => {
  const whole = compact(name);
  if (!whole) return [];
  if (!whole.includes("to")) return [whole];
  const words = spokenWords(name);
  return words.length === 3 && words[1] === "to" ? [whole, `${words[0]}2${words[2]}`] : [whole];
};

/** Every word by which a text is found, whole, in parts and joined. @type {(text: string) => string[]} */
export const forms = (text) => {
  const found = [];
  for (const compound of compounds(text)) for (const form of formsOf(compound)) found.push(form);
  return found;
};

/** Every word by which a name is found: its forms, and neighbours joined. @type {(name: string) => string[]} */
export const nameForms = (name) => {
  const parts = compounds(name);
  const found = [];
  for (const compound of parts) for (const form of formsOf(compound)) found.push(form);
  if (parts.length > 1 && parts.length <= MOST_PIECES) found.push(...joined(parts.map(whole)));
  return found;
};

/** The compounds of a text, each with where it stands. @type {(text: string) => [number, number, string][]} */
export const places = (text) =>
  [...text.matchAll(COMPOUND)].map((found) => [found.index, found.index + found[0].length, found[0]]);

/** @type {Map<string, string[]>} */
const known = new Map();

/** @type {(compound: string) => string[]} */
const formsOf = (compound) => {
  let found = known.get(compound);
  if (!found) known.set(compound, (found = newForms(compound)));
  return found;
};

/** @type {(compound: string) => string[]} */
const newForms = (compound) => {
  if (SIMPLE.test(compound)) return compound.length > LONGEST ? [] : [folded(compound)];
  if (IS_HAN.test(compound)) return pairs(compound);
  const words = wordsOf(compound);
  const found = words.flatMap((word) => [folded(word), ...pieces(word)]);
  if (words.length > 1 && words.length <= MOST_PIECES) found.push(...joined(words.map(folded)));
  return [...new Set(found)].filter((form) => form.length <= LONGEST);
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
    for (let end = start + 2; end <= words.length; end++) found.push(words.slice(start, end).join(""));
    if (words[start + 1] === "to" && start + 2 < words.length) {
      found.push(`${words[start]}2${words[start + 2]}`);
    }
  }
  return found;
};
