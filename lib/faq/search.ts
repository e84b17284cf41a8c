export type FaqEntry = { id: string; question: string; answer: string };

type Term = { text: string; entries: Map<FaqEntry, number>; rarity: number };

/** Lower case, without accents, split into words and numbers. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many letters must be added, dropped, changed or swapped with their neighbour; `most + 1` when more than `most`. */
export function typosBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = least;
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

const sharedStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
};

/** How well a word of the query fits a word of the text, from 0 to 1. */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length < 3) return 0;
  if (word.startsWith(typed)) return typed.length === 3 && word.length > 6 ? 0.5 : 0.8;
  if (typed.length < 4 || word.length < 3) return 0;
  const most = typed.length < 6 ? 1 : typed.length < 10 ? 2 : 3;
  const typos = typosBetween(typed, word, most);
  if (typos <= most) return 0.8 - (0.9 * typos) / Math.max(typed.length, 5);
  const start = sharedStart(typed, word);
  if (start >= 3 && start * 2 >= Math.max(typed.length, word.length)) return 0.45;
  // A misspelt beginning of a longer word, or a part of a compound.
  if (typed.length >= 5 && word.length > typed.length) {
    if (word.includes(typed)) return 0.6;
    if (typosBetween(typed, word.slice(0, typed.length), 1) === 1) return 0.4;
  }
  return word.length >= 5 && typed.includes(word) ? 0.5 : 0;
}

const inQuestion = 3;

/** Prepares entries for `rank`: each word, where it stands, and how rare it is. */
export function buildIndex(entries: readonly FaqEntry[]): Term[] {
  const terms = new Map<string, Map<FaqEntry, number>>();
  for (const entry of entries) {
    const note = (text: string, weight: number) => {
      for (const word of wordsOf(text)) {
        const places = terms.get(word) ?? new Map<FaqEntry, number>();
        places.set(entry, Math.max(places.get(entry) ?? 0, weight));
        terms.set(word, places);
      }
    };
    note(entry.question, inQuestion);
    note(entry.answer, 1);
  }
  return [...terms].map(([text, places]) => ({
    text,
    entries: places,
    rarity: Math.log(1 + entries.length / places.size),
  }));
}

/** The entries that fit the query, best first: most of its words, rare ones before common ones, questions before answers. */
export function rank(query: string, index: readonly Term[]): FaqEntry[] {
  const scores = new Map<FaqEntry, number>();
  for (const typed of new Set(wordsOf(query.slice(0, 200)))) {
    const best = new Map<FaqEntry, number>();
    for (const { text, entries, rarity } of index) {
      const fit = likeness(typed, text);
      if (fit === 0) continue;
      for (const [entry, weight] of entries) {
        best.set(entry, Math.max(best.get(entry) ?? 0, fit * fit * rarity * rarity * weight));
      }
    }
    for (const [entry, score] of best) scores.set(entry, (scores.get(entry) ?? 0) + score);
  }
  const top = Math.max(0, ...scores.values());
  return [...scores]
    .filter(([, score]) => score >= top / 3)
    .sort((a, b) => b[1] - a[1])
    .map(([entry]) => entry);
}
