/**
 * Where a place in a policy text is, while it is still being written: the steps down to it, whether a name or a value
 * belongs there, and what has been typed of it. Reads unfinished and broken JSON; never throws.
 */

export type Step = string | number;

export interface JsonContext {
  /** The steps from the root to the value (or, for a name, to the object) at the place. */
  path: Step[];
  /** What belongs there. */
  kind: 'name' | 'value';
  /** What of it stands before the place. */
  prefix: string;
  /** The stretch of text that a completion replaces, quotation marks excluded. */
  from: number;
  to: number;
  /** Whether the stretch stands between quotation marks already. */
  quoted: boolean;
  /** The names that the object has already, for `kind` "name". */
  names: string[];
  /** Whether the value is an element of an array. */
  inArray: boolean;
}

interface Frame {
  array: boolean;
  index: number;
  name: string | null;
  names: string[];
  expectsName: boolean;
}

const BARE = /[A-Za-z0-9_:.*?/-]/;

/** The context at `offset` of `text`; null inside of nothing, as before the first brace. */
export function contextAt(text: string, offset: number): JsonContext | null {
  const place = Math.max(0, Math.min(offset, text.length));
  const stack: Frame[] = [];
  let at = 0;
  while (at < place) {
    const c = text[at];
    if (c === '"') {
      const end = stringEnd(text, at);
      if (end === -1 || end >= place) {
        return inString(text, stack, at, place, end);
      }
      const top = stack.at(-1);
      if (top && !top.array && top.expectsName) {
        top.name = unescape(text.slice(at + 1, end));
        top.names.push(top.name);
        top.expectsName = false;
      }
      at = end + 1;
      continue;
    }
    step(stack, c);
    at++;
  }
  return bare(text, stack, place);
}

function step(stack: Frame[], c: string): void {
  const top = stack.at(-1);
  if (c === '{' || c === '[') {
    stack.push({ array: c === '[', index: 0, name: null, names: [], expectsName: c === '{' });
  } else if (c === '}' || c === ']') {
    stack.pop();
  } else if (c === ',' && top) {
    if (top.array) {
      top.index++;
    } else {
      top.expectsName = true;
      top.name = null;
    }
  }
}

function inString(text: string, stack: Frame[], start: number, place: number, end: number): JsonContext | null {
  const top = stack.at(-1);
  if (!top) {
    return null;
  }
  const lineEnd = text.indexOf('\n', place);
  const open = end === -1 || (lineEnd !== -1 && end > lineEnd);
  return build(stack, unescape(text.slice(start + 1, place)), start + 1, open ? place : end, true);
}

function bare(text: string, stack: Frame[], place: number): JsonContext | null {
  if (stack.length === 0) {
    return null;
  }
  let from = place;
  while (from > 0 && BARE.test(text[from - 1])) {
    from--;
  }
  return build(stack, text.slice(from, place), from, place, false);
}

function build(stack: Frame[], prefix: string, from: number, to: number, quoted: boolean): JsonContext {
  const top = stack[stack.length - 1];
  const path: Step[] = [];
  stack.forEach((frame, i) => {
    if (i < stack.length - 1 || top.array || !top.expectsName) {
      path.push(frame.array ? frame.index : (frame.name ?? ''));
    }
  });
  const kind = !top.array && top.expectsName ? 'name' : 'value';
  return { path, kind, prefix, from, to, quoted, names: [...top.names], inArray: top.array };
}

/** The offset of the quotation mark that closes the string at `start`, or -1. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') {
      i++;
    } else if (c === '"') {
      return i;
    } else if (c === '\n') {
      return -1;
    }
  }
  return -1;
}

function unescape(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}
