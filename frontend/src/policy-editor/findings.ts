/** What the server says about a text, and how it is put in order, counted and found again. Pure; never throws. */

export type Severity = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';

export interface Fix {
  title: string;
  from: number;
  to: number;
  text: string;
}

export interface Finding {
  /** Names the finding to whoever sent it. */
  id?: number;
  code: string;
  type: Severity;
  message: string;
  from: number;
  to: number;
  fixes: Fix[];
}

/** A stretch of text that is marked, with an optional note at its end. */
export interface Mark {
  from: number;
  to: number;
  kind: 'decided' | 'unmatched' | 'highlight';
  note?: string;
}

/** A sign beside the line of an offset, with what it tells. */
export interface Sign {
  at: number;
  text: string;
}

const ORDER: Severity[] = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'];
const GLYPHS: Record<Severity, string> = { ERROR: '✕', SECURITY_WARNING: '⚑', WARNING: '!', SUGGESTION: 'i' };
const WORDS: Record<Severity, [string, string]> = {
  ERROR: ['error', 'errors'],
  SECURITY_WARNING: ['security warning', 'security warnings'],
  WARNING: ['warning', 'warnings'],
  SUGGESTION: ['suggestion', 'suggestions'],
};

export function glyph(type: Severity): string {
  return GLYPHS[type] ?? '!';
}

export function word(type: Severity, count = 1): string {
  return (WORDS[type] ?? WORDS.WARNING)[count === 1 ? 0 : 1];
}

/** The name of the CSS class of a severity. */
export function look(type: Severity): string {
  return (ORDER.includes(type) ? type : 'WARNING').toLowerCase().replace('_', '-');
}

/** The grave one first. */
export function gravest(types: Severity[]): Severity {
  return ORDER.find((type) => types.includes(type)) ?? 'WARNING';
}

/** Findings as they can be shown in a text of this length: in order, none outside of the text. */
export function fitting(findings: unknown, length: number): Finding[] {
  if (!Array.isArray(findings)) {
    return [];
  }
  return findings
    .filter((f): f is Finding => typeof f === 'object' && f !== null && typeof f.message === 'string')
    .map((f) => {
      const from = clamp(f.from, length);
      return { ...f, from, to: Math.max(from, clamp(f.to, length)), fixes: Array.isArray(f.fixes) ? f.fixes : [] };
    })
    .sort((a, b) => a.from - b.from || a.to - b.to || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

/** What the signs of each line tell, by where the line begins; signs outside of the text are left out. */
export function signsByLine(signs: unknown, length: number, lineOf: (at: number) => number): Map<number, string> {
  const lines = new Map<number, string>();
  if (Array.isArray(signs)) {
    signs
      .filter((s): s is Sign => typeof s?.at === 'number' && typeof s?.text === 'string' && s.at >= 0 && s.at <= length)
      .sort((a, b) => a.at - b.at)
      .forEach((s) => {
        const line = lineOf(s.at);
        const before = lines.get(line);
        lines.set(line, before === undefined ? s.text : `${before}\n${s.text}`);
      });
  }
  return lines;
}

export function marksFitting(marks: unknown, length: number): Mark[] {
  if (!Array.isArray(marks)) {
    return [];
  }
  return marks
    .filter((m): m is Mark => typeof m === 'object' && m !== null)
    .map((m) => ({ ...m, from: clamp(m.from, length), to: clamp(m.to, length) }))
    .filter((m) => m.to > m.from)
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

/** `2 errors, 1 warning`, or `No problems`. */
export function summary(findings: readonly Finding[]): string {
  const parts = ORDER.map((type) => ({ type, count: findings.filter((f) => f.type === type).length }))
    .filter((part) => part.count > 0)
    .map((part) => `${part.count} ${word(part.type, part.count)}`);
  return parts.length === 0 ? 'No problems' : parts.join(', ');
}

/** The next finding after `offset`, or before it for a negative direction; goes round. */
export function neighbour(findings: readonly Finding[], offset: number, direction: 1 | -1): Finding | null {
  if (findings.length === 0) {
    return null;
  }
  if (direction > 0) {
    return findings.find((f) => f.from > offset) ?? findings[0];
  }
  return [...findings].reverse().find((f) => f.from < offset) ?? findings[findings.length - 1];
}

/** The findings that a caret at `offset` touches; the shortest first, as it says most about the place. */
export function touching(findings: readonly Finding[], offset: number): Finding[] {
  return findings
    .filter((f) => f.from <= offset && offset <= Math.max(f.to, f.from))
    .sort((a, b) => a.to - a.from - (b.to - b.from));
}

/** The smallest replacement that makes `after` of `before`; null if they are equal. */
export function smallestChange(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) {
    return null;
  }
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether every line of the text ends with CR LF. */
export function hasWindowsLines(text: string): boolean {
  return /\r\n/.test(text) && !/(^|[^\r])\n/.test(text);
}

function clamp(offset: unknown, length: number): number {
  return typeof offset === 'number' && Number.isFinite(offset)
    ? Math.max(0, Math.min(Math.trunc(offset), length))
    : 0;
}
