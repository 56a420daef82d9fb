/** What is said beside the lines of a text, and which lines somebody means. */

/** Remarks on one line, numbered as it is shown. */
export interface LineRemarks {
  line: number;
  count: number;
  open: boolean;
}

/** Lines as they are shown, both ends included. */
export interface Lines {
  first: number;
  last: number;
}

/** Remarks by line; whatever is no remark is left out. */
export function byLine(remarks: unknown): Map<number, LineRemarks> {
  const found = new Map<number, LineRemarks>();
  if (!Array.isArray(remarks)) {
    return found;
  }
  for (const one of remarks as Partial<LineRemarks>[]) {
    if (one && typeof one.line === 'number' && typeof one.count === 'number' && one.count > 0) {
      found.set(one.line, { line: one.line, count: one.count, open: one.open === true });
    }
  }
  return found;
}

/** The lines meant by a press on `pressed`: all that are selected if it is among them, or else it alone. */
export function meant(pressed: number, selected: Lines): Lines {
  return selected.first <= pressed && pressed <= selected.last ? selected : { first: pressed, last: pressed };
}

/** As *line 3* or *lines 3 to 5*. */
export function named(lines: Lines): string {
  return lines.first === lines.last ? `line ${lines.first}` : `lines ${lines.first} to ${lines.last}`;
}

/** As *2 threads, open*. */
export function told(remarks: LineRemarks): string {
  return `${remarks.count === 1 ? '1 thread' : `${remarks.count} threads`}, ${remarks.open ? 'open' : 'resolved'}`;
}
